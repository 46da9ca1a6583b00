#include "report/rules.hpp"

namespace ljfl::report {

constinit const diag::Rule t102_section_mismatch{
    .code = "T102",
    .severity = diag::Severity::error,
    .message = {.zh = "“{name}”这一节开合对不上：{what}", .en = "the section “{name}” does not open and close: {what}"},
    .help = {.zh = "每个 {{{{#名字}}}} 或 {{{{^名字}}}} 都要有自己的 {{{{/名字}}}}，一层一层收",
             .en = "close each {{{{#name}}}} or {{{{^name}}}} by its own {{{{/name}}}}, innermost first"},
    .why = {.zh = "没有收好的一节会把后面的内容也算进去，或整份输出是空的。",
            .en = "An open section takes in what follows, or leaves the output empty."},
    .bad = R"(# templates/month/example.md.mustache
{{#groups}}{{name}}{{/units}}
)",
    .good = R"(# templates/month/example.md.mustache
{{#groups}}{{name}}{{/groups}}
)",
};

}  // namespace ljfl::report
