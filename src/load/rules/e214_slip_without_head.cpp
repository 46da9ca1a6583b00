#include "load/rules.hpp"

namespace ljfl::load {

constinit const diag::Rule e214_slip_without_head{
    .code = "E214",
    .severity = diag::Severity::error,
    .message = {.zh = "这份督办单开头没有登记的几行（--- 和 --- 之间）",
                .en = "this slip has no head (the lines between --- and ---)"},
    .help = {.zh = "从 git 里找回来（git log -- 这个文件）；不是督办单的文件移到别处",
             .en = "get it back out of git (git log -- that file); what is no slip belongs elsewhere"},
    .why = {.zh = "发出的督办单就是登记簿：编号、期限都从开头几行读；少了一份，编号会断，同一件事会再发一次。",
            .en = "The slips issued are their own register: without its head one is lost, and will be issued again."},
    .bad = R"(# reports/2026-10/notices/2026-001.md
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
