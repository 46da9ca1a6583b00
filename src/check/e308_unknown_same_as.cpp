#include "check/check.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  for (const model::Unit& unit : subject.units) {
    for (const model::Task& task : unit.tasks) {
      if (task.same_as.empty() || task.same_task != model::none) continue;
      tell(task.same_as.at, {diag::arg("task", task.same_as.value)});
    }
  }
}

}  // namespace

extern constinit const Check e308_unknown_same_as;
constinit const Check e308_unknown_same_as{
    .rule = {.code = "E308",
             .severity = diag::Severity::error,
             .message = {.zh = "same_as 指的“{task}”不存在", .en = "same_as names “{task}”, which does not exist"},
             .help = {.zh = "写成“单位编号/任务编号”，例如 zuzhibu/consultation",
                      .en = "write unit/task, as in zuzhibu/consultation"},
             .why = {.zh = "same_as 说一次活动算两家的；指错了，两家就各算各的。",
                     .en = "same_as says that one act serves two units; a wrong name makes them two."},
             .bad = R"(# units/minzhengju/unit.yaml
name: 民政局
role: member
tasks:
  - {id: meeting, due: 2026-12-30, same_as: zuzhibu/meting}
)",
             .good = R"(# units/minzhengju/unit.yaml
name: 民政局
role: member
tasks:
  - {id: meeting, due: 2026-12-30, same_as: zuzhibu/meeting}
)"},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
