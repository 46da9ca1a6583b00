#include "check/check.hpp"
#include "check/late.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  tell_tasks(subject, tell, standing::State::overdue);
}

}  // namespace

extern constinit const Check d701_overdue;
constinit const Check d701_overdue{
    .rule = {.code = "D701",
             .severity = diag::Severity::warning,
             .message = {.zh = "{unit}有 {count} 项任务逾期：{items}",
                         .en = "{unit} is late with {count} of its tasks: {items}"},
             .help = {.zh = "做了就在当月的文件里记一条（补报以前的时段要写 for）；ljfl due --unit {id} 看每一项",
                      .en = "record what was done in the month's file (with for: where it is for an earlier period); "
                            "ljfl due --unit {id} lists them"},
             .why = {.zh = "到期没有做的，通报里点名，也会收到催办单。",
                     .en = "What is late is named in the bulletin and brings a slip."},
             .bad = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: plan, title: 工作方案, due: 2026-09-30}
)",
             .good = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: plan, title: 工作方案, due: 2026-09-30}
# units/jiaoyuju/2026-09.yaml
records:
  - {date: 2026-09-10, task: plan, number: 示教发〔2026〕3号, note: 印发方案}
)",
             .many = {.zh = "{findings} 个单位有任务逾期，共 {total} 项；ljfl due --overdue 逐项列出",
                      .en = "{findings} units are late with {total} tasks in all; ljfl due --overdue lists them"}},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
