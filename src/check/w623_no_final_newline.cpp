#include "check/check.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  for (std::uint32_t file = 0; file < subject.files.files.size(); ++file) {
    const text::Source& source = subject.files.files[file];
    if (source.path.starts_with("templates/") || source.bytes.empty() || source.bytes.ends_with('\n')) continue;
    const auto end = static_cast<std::uint32_t>(source.bytes.size());
    diag::Diagnostic& told = tell({.file = file, .begin = end, .end = end});
    told.fixes.push_back({.at = {.file = file, .begin = end, .end = end},
                          .text = source.bytes.find("\r\n") == std::string::npos ? "\n" : "\r\n"});
  }
}

}  // namespace

extern constinit const Check w623_no_final_newline;
constinit const Check w623_no_final_newline{
    .rule = {.code = "W623",
             .severity = diag::Severity::note,
             .message = {.zh = "文件末尾没有换行", .en = "the file does not end in a line end"},
             .help = {.zh = "在最后一行末尾按一次回车", .en = "press Enter at the end of the last line"},
             .why = {.zh = "下一个人在末尾添一条，上一条也会显得被改过；接在后面的内容还可能连成一行。",
                     .en = "Whoever adds a line changes the last one too, or joins the two."},
             .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection})",
             .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection}
)",
             .many = {.zh = "有 {findings} 个文件末尾没有换行", .en = "{findings} files do not end in a line end"}},
    .run = run,
};

}  // namespace ljfl::check
