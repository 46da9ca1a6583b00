#include "report/rules.hpp"

namespace ljfl::report {

constinit const diag::Rule t114_not_a_value{
    .code = "T114",
    .severity = diag::Severity::error,
    .message = {.zh = "“{name}”不是一个值：它{what}", .en = "“{name}” is no value: it {what}"},
    .help = {.zh = "{hint}", .en = "{hint}"},
    .why = {.zh = "当成空的写出来，通报里就会少一个数而没有人知道。",
            .en = "Shown as nothing it would leave a figure out, and nobody would know."},
    .bad = R"(# templates/month/example.md.mustache
{{as_of}}
)",
    .good = R"(# templates/month/example.md.mustache
{{as_of.name}}
)",
};

}  // namespace ljfl::report
