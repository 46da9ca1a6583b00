#include <algorithm>

#include "check/sieve.hpp"

namespace ljfl::check {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t';
}

/// The spaces at the ends of the lines. Inside a text of several lines (|) they are part of it, so of such files none.
std::vector<text::Span> trailing(std::string_view bytes, std::uint32_t file) {
  std::vector<text::Span> out;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t newline = std::min(bytes.find('\n', begin), bytes.size());
    std::size_t end = newline;
    if (end > begin && bytes[end - 1] == '\r') --end;
    std::size_t from = end;
    while (from > begin && is_space(bytes[from - 1])) --from;
    const std::string_view line = bytes.substr(begin, from - begin);
    if (line.ends_with('|') || line.ends_with('>') || line.ends_with("|-") || line.ends_with("|+") ||
        line.ends_with(">-"))
      return {};
    if (from < end)
      out.push_back({.file = file, .begin = static_cast<std::uint32_t>(from), .end = static_cast<std::uint32_t>(end)});
    begin = newline + 1;
  }
  return out;
}

void run(const Subject& subject, const Tell& tell) {
  for (std::uint32_t file = 0; file < subject.files.files.size(); ++file) {
    const text::Source& source = subject.files.files[file];
    if (!subject.sieve->files[file].trailing || source.path.starts_with("templates/")) continue;
    const std::vector<text::Span> found = trailing(source.bytes, file);
    if (found.empty()) continue;
    diag::Diagnostic& told = tell(found.front(), {diag::arg("count", static_cast<std::int64_t>(found.size()))});
    for (const text::Span& at : found) told.fixes.push_back({.at = at, .text = ""});
  }
}

}  // namespace

extern constinit const Check w622_trailing_space;
constinit const Check w622_trailing_space{
    .rule = {.code = "W622",
             .severity = diag::Severity::note,
             .message = {.zh = "行末有多余的空格（这个文件里有 {count} 行）",
                         .en = "spaces stand at the end of the line ({count:line|lines} of this file)"},
             .help = {.zh = "删掉行末的空格", .en = "delete them"},
             .why = {.zh = "看不见的空格会让没有改过的行显得改过。",
                     .en = "Invisible spaces make lines look changed that were not."},
             .bad = R"(# units/jiaoyuju/2026-10.yaml
records:  
  - {date: 2026-10-12, task: inspection}
)",
             .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection}
)",
             .many = {.zh = "有 {findings} 个文件行末有多余的空格", .en = "{findings} files have spaces at line ends"}},
    .run = run,
};

}  // namespace ljfl::check
