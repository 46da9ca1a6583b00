#include "report/rules.hpp"

namespace ljfl::report {

constinit const diag::Rule t105_partial_calls_itself{
    .code = "T105",
    .severity = diag::Severity::error,
    .message = {.zh = "片段“{name}”绕回来用了它自己：{chain}",
                .en = "the partial “{name}” comes back to itself: {chain}"},
    .help = {.zh = "去掉其中一处", .en = "take one of them out"},
    .why = {.zh = "这样展开没有尽头。", .en = "It would never end."},
    .bad = R"(# templates/month/_head.mustache
{{district}}{{> head}}
# templates/month/example.md.mustache
{{> head}}
)",
    .good = R"(# templates/month/_head.mustache
{{district}}
# templates/month/example.md.mustache
{{> head}}
)",
};

}  // namespace ljfl::report
