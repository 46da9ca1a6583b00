#include "check/check.hpp"
#include "check/late.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  tell_tasks(subject, tell, standing::State::due_soon);
}

}  // namespace

extern constinit const Check d702_due_soon;
constinit const Check d702_due_soon{
    .rule = {.code = "D702",
             .severity = diag::Severity::note,
             .message = {.zh = "{unit}有 {count} 项任务快到期：{items}",
                         .en = "{unit} has {count:task|tasks} due soon: {items}"},
             .help = {.zh = "ljfl due --unit {id} 看还剩几个工作日",
                      .en = "ljfl due --unit {id} shows the workdays left"},
             .why = {.zh = "到期前还来得及。", .en = "There is still time."},
             .bad = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: plan, title: 工作方案, due: 2026-11-10}
)",
             .good = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: plan, title: 工作方案, due: 2026-11-10}
# units/jiaoyuju/2026-09.yaml
records:
  - {date: 2026-09-10, task: plan, number: 示教发〔2026〕3号, note: 印发方案}
)",
             .many = {.zh = "{findings} 个单位有任务快到期，共 {total} 项；ljfl due 逐项列出",
                      .en = "{findings} units have {total} tasks due soon; ljfl due lists them"}},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
