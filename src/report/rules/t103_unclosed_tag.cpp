#include "report/rules.hpp"

namespace ljfl::report {

constinit const diag::Rule t103_unclosed_tag{
    .code = "T103",
    .severity = diag::Severity::error,
    .message = {.zh = "“{{{{”没有收尾，应有“}}}}”", .en = "“{{{{” is never closed by “}}}}”"},
    .help = {.zh = "补上“}}}}”", .en = "add “}}}}”"},
    .why = {.zh = "没有收尾的标记会吞掉后面的文字。", .en = "An open tag swallows the text behind it."},
    .bad = R"(# templates/month/example.md.mustache
{{district
)",
    .good = R"(# templates/month/example.md.mustache
{{district}}
)",
};

}  // namespace ljfl::report
