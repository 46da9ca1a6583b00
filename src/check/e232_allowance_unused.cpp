#include "check/check.hpp"

namespace ljfl::check {

// Told by apply_allowances, when all other rules have spoken.
extern constinit const Check e232_allowance_unused;
constinit const Check e232_allowance_unused{
    .rule =
        {.code = "E232",
         .severity = diag::Severity::warning,
         .message = {.zh = "这条豁免没有用上：它管的那一行没有 {code} 的问题",
                     .en = "this allowance covers nothing: its line has no finding of {code}"},
         .help =
             {.zh = "问题已经改好，就把豁免删掉；写错了行，就移到有问题的那一行，或它的上一行",
              .en = "take it out if the finding is mended; else move it to the line of the finding, or the one above"},
         .why = {.zh = "没有用的豁免会盖住以后的新问题。",
                 .en = "An allowance that covers nothing waits for a finding that nobody has looked at."},
         .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  # ljfl: allow E403 until 2026-12-31 九月的材料十月才收到
  - {date: 2026-10-12, task: inspection}
)",
         .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  # ljfl: allow E403 until 2026-12-31 九月的材料十月才收到
  - {date: 2026-09-12, task: publicity}
)"},
};

}  // namespace ljfl::check
