#include <optional>

#include "check/sieve.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  for (std::uint32_t file = 0; file < subject.files.files.size(); ++file) {
    const std::string_view bytes = subject.files.files[file].bytes;
    if (!subject.sieve->files[file].carriage) continue;
    std::optional<bool> windows;  // as the first line ends
    for (std::size_t end = bytes.find('\n'); end != std::string_view::npos; end = bytes.find('\n', end + 1)) {
      const bool carriage = end > 0 && bytes[end - 1] == '\r';
      if (!windows) windows = carriage;
      if (*windows == carriage) continue;
      const auto at = static_cast<std::uint32_t>(carriage ? end - 1 : end);
      tell({.file = file, .begin = at, .end = at},
           {diag::arg("first", carriage ? "LF" : "CRLF"), diag::arg("second", carriage ? "CRLF" : "LF")});
      break;
    }
  }
}

}  // namespace

extern constinit const Check w620_mixed_line_ends;
constinit const Check w620_mixed_line_ends{
    .rule = {.code = "W620",
             .severity = diag::Severity::warning,
             .message = {.zh = "这个文件的换行符有两种：前面是 {first}，从这一行起有 {second}",
                         .en = "this file has two kinds of line ends: {first}, and from this line on {second}"},
             .help = {.zh = "在编辑器里把换行符统一成 LF", .en = "set the editor to one kind, LF"},
             .why = {.zh = "混用时每次保存都可能改动很多行，谁改了什么就看不清了。",
                     .en = "Mixed ones change many lines at every save, and nobody sees what was changed."},
             .bad = "# units/jiaoyuju/2026-10.yaml\n"
                    "records:\r\n"
                    "  - {date: 2026-10-12, task: inspection}\n",
             .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection}
)",
             .many = {.zh = "有 {findings} 个文件混用了两种换行符",
                      .en = "{findings} files mix two kinds of line ends"}},
    .run = run,
};

}  // namespace ljfl::check
