#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e115_no_space{
    .code = "E115",
    .severity = diag::Severity::error,
    .message = {.zh = "“{sign}”后面要空一格", .en = "a space is missing after “{sign}”"},
    .help = {.zh = "写成“{wanted}”", .en = "write “{wanted}”"},
    .why = {.zh = "没有空格，“times:2”就是一段文字，不是一项。",
            .en = "Without the space “times:2” is a text, not an entry."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    times:2
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    times: 2
)",
};

}  // namespace ljfl::yaml
