#include "load/rules.hpp"

namespace ljfl::load {

constinit const diag::Rule e215_slip_name{
    .code = "E215",
    .severity = diag::Severity::error,
    .message = {.zh = "督办单的编号是“{value}”，文件却叫“{file}”",
                .en = "the slip's number is “{value}”, but its file is called “{file}”"},
    .help = {.zh = "编号写成年份加三至六位的数（2026-003），与文件名一致",
             .en = "write the year and three to six digits (2026-003), as in the file's name"},
    .why = {.zh = "编号和文件名不一致，就不知道发出去的是哪一号。",
            .en = "Otherwise nobody knows which number went out."},
    .bad = R"(# reports/2026-10/notices/2026-001.md
---
slip: 2026-002
colour: orange
issued: 2026-10-20
term: 2026-10-27
unit: jiaoyuju
kind: task
item: plan
---
催办单
)",
    .good = R"(# reports/2026-10/notices/2026-001.md
---
slip: 2026-001
colour: orange
issued: 2026-10-20
term: 2026-10-27
unit: jiaoyuju
kind: task
item: plan
---
催办单
)",
};

}  // namespace ljfl::load
