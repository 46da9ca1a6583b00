#include <algorithm>

#include "check/words.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  Guesses guess;
  for (const model::Unit& unit : subject.units) {
    const auto known = ids_of(unit.duties);
    for (const model::Task& task : unit.tasks) {
      if (task.duty.empty() || std::ranges::find(known, task.duty.value) != known.end()) continue;
      tell(task.duty.at, {diag::arg("unit", unit.name.value), diag::arg("duty", task.duty.value),
                          guess(task.duty.value, known), diag::arg("known", std::string_view{listed(known)})});
    }
  }
}

}  // namespace

extern constinit const Check e302_unknown_duty;
constinit const Check e302_unknown_duty{
    .rule = {.code = "E302",
             .severity = diag::Severity::error,
             .message = {.zh = "{unit}没有“{duty}”这项职责", .en = "{unit} has no duty “{duty}”"},
             .help = {.zh = "{hint}{unit}的职责有：{known}", .en = "{hint}the duties of {unit}: {known}"},
             .why = {.zh = "任务要对得上它所出的职责，一览表和档案才查得到。",
                     .en = "A task must answer to the duty it comes from."},
             .bad = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
duties:
  - {id: campus, text: 推进分类知识进校园。}
tasks:
  - {id: plan, duty: campas, due: 2026-12-30}
)",
             .good = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
duties:
  - {id: campus, text: 推进分类知识进校园。}
tasks:
  - {id: plan, duty: campus, due: 2026-12-30}
)"},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
