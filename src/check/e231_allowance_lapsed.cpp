#include "check/check.hpp"

namespace ljfl::check {

// Told by apply_allowances, when all other rules have spoken.
extern constinit const Check e231_allowance_lapsed;
constinit const Check e231_allowance_lapsed{
    .rule =
        {.code = "E231",
         .severity = diag::Severity::error,
         .message = {.zh = "对 {code} 的豁免已在 {until} 到期：{what}",
                     .en = "the allowance of {code} ran out on {until}: {what}"},
         .help =
             {.zh = "把问题改好，删掉这条豁免；确实还要再等，请牵头部门同意后改日期",
              .en =
                  "mend the finding and take the allowance out; if it must wait, the lead office agrees to a new day"},
         .why = {.zh = "豁免是一时的：到了期没有人看，一时就成了永远。",
                 .en = "An allowance is for a while: if nobody looks when it ends, it is for ever."},
         .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  # ljfl: allow E403 until 2026-10-20 九月的材料十月才收到
  - {date: 2026-09-12, task: publicity}
)",
         .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  # ljfl: allow E403 until 2026-12-31 九月的材料十月才收到
  - {date: 2026-09-12, task: publicity}
)"},
};

}  // namespace ljfl::check
