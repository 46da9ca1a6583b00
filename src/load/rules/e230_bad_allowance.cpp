#include "load/rules.hpp"

namespace ljfl::load {

constinit const diag::Rule e230_bad_allowance{
    .code = "E230",
    .severity = diag::Severity::error,
    .message = {.zh = "这条豁免写得不对：{what}", .en = "this allowance is not written right: {what}"},
    .help = {.zh = "写成 # ljfl: allow {code} until 2026-12-31 原因",
             .en = "write # ljfl: allow {code} until 2026-12-31 reason"},
    .why = {.zh = "豁免要有期限、有原因，到期有人再看；写不全的豁免不起作用。",
            .en =
                "An allowance has a term and a reason, so that somebody looks again; without them it allows nothing."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  # ljfl: allow W602 等新的通知
  - {date: 2026-10-12, task: inspection}
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  # 等新的通知
  - {date: 2026-10-12, task: inspection}
)",
};

}  // namespace ljfl::load
