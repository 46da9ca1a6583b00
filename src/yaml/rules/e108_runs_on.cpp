#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e108_runs_on{
    .code = "E108",
    .severity = diag::Severity::error,
    .message = {.zh = "上一行的文字到行末就结束了，这一行接不上",
                .en = "the text of the line before ends there; this line does not continue it"},
    .help = {.zh = "一段文字写在一行里；一定要分行时，在冒号后写 | ，下面各行多缩进两个空格",
             .en = "write a text on one line; to use more lines put | after the colon and indent the lines below by "
                   "two spaces"},
    .why = {.zh = "没有标记就换行的文字，各种程序接起来的方式不同，中文里还会多出空格。",
            .en = "A text that runs on without a sign is joined with spaces, which Chinese text does not want."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    note: 抽查两所学校
      发现问题一处
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    note: 抽查两所学校，发现问题一处
)",
};

}  // namespace ljfl::yaml
