#include "check/check.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  for (std::uint32_t file = 0; file < subject.files.files.size(); ++file) {
    if (!std::string_view{subject.files.files[file].bytes}.starts_with(text::bom)) continue;
    constexpr auto size = static_cast<std::uint32_t>(text::bom.size());
    diag::Diagnostic& told = tell({.file = file, .begin = size, .end = size});
    told.fixes.push_back({.at = {.file = file, .begin = 0, .end = size}, .text = ""});
  }
}

}  // namespace

extern constinit const Check w621_byte_order_mark;
constinit const Check w621_byte_order_mark{
    .rule = {.code = "W621",
             .severity = diag::Severity::note,
             .message = {.zh = "这个文件开头有 BOM（看不见的三个字节）",
                         .en = "this file begins with a BOM, three invisible bytes"},
             .help = {.zh = "另存为“UTF-8”，不要选“带 BOM 的 UTF-8”", .en = "save it as UTF-8, not as UTF-8 with BOM"},
             .why = {.zh = "ljfl 读得了它，有的程序却把它当成第一个字的一部分。",
                     .en = "ljfl reads it; some programs take it for part of the first word."},
             .bad = "# units/jiaoyuju/2026-10.yaml\n"
                    "\xEF\xBB\xBFrecords:\n"
                    "  - {date: 2026-10-12, task: inspection}\n",
             .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection}
)",
             .many = {.zh = "有 {findings} 个文件开头有 BOM", .en = "{findings} files begin with a BOM"}},
    .run = run,
};

}  // namespace ljfl::check
