#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e125_block_scalar_header{
    .code = "E125",
    .severity = diag::Severity::error,
    .message = {.zh = "“{sign}”后面只能跟 -（“|”还可以跟 +），文字从下一行开始",
                .en = "after “{sign}” only - may follow (or +, for “|”); the text begins on the next line"},
    .help = {.zh = "把文字移到下一行，并缩进两个空格",
             .en = "move the text to the next line and indent it by two spaces"},
    .why = {.zh = "“|”和“>”表示下面几行是一段文字。", .en = "“|” and “>” say that the lines below are one text."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    note: | 抽查两所学校
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    note: |
      抽查两所学校
)",
};

}  // namespace ljfl::yaml
