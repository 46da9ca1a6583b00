#include <algorithm>

#include "check/words.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  Guesses guess;
  for (const model::Unit& unit : subject.units) {
    if (!unit.items_known) continue;  // what is wrong with its mandate was told
    for (const model::Record& record : unit.records) {
      if (record.task_index != model::none || !record.task.given() || record.task.empty()) continue;
      const auto known = ids_of(unit.tasks);
      diag::Arg advice = guess(record.task.value, known);
      const bool is_quota = std::ranges::any_of(
          unit.quotas, [&](const model::Quota& quota) { return quota.id.value == record.task.value; });
      const model::Task* const titled = only_titled(unit.tasks, record.task.value);
      const model::Quota* const quota = only_titled(unit.quotas, record.task.value);
      if (titled != nullptr) {
        advice = id_of_title(titled->id.value);
      } else if (is_quota || quota != nullptr) {
        const std::string id{is_quota ? record.task.value : quota->id.value};
        advice.zh = "这是一项指标，写成 quota: " + id + "。";
        advice.en = "that is a quota: write quota: " + id + ". ";
      }
      diag::Diagnostic& told =
          tell(record.task.at, {diag::arg("unit", unit.name.value), diag::arg("task", record.task.value), advice,
                                diag::arg("known", std::string_view{listed(known)})});
      told.effect = {"这条记录不计入任何一项任务", "the record counts for no task"};
      if (titled != nullptr) told.fixes.push_back({.at = record.task.at, .text = std::string{titled->id.value}});
    }
    for (const model::Quota& quota : unit.quotas) {
      if (quota.task.empty() || quota.task_index != model::none) continue;
      const auto known = ids_of(unit.tasks);
      tell(quota.task.at, {diag::arg("unit", unit.name.value), diag::arg("task", quota.task.value),
                           guess(quota.task.value, known), diag::arg("known", std::string_view{listed(known)})});
    }
  }
}

}  // namespace

extern constinit const Check e301_unknown_task;
constinit const Check e301_unknown_task{
    .rule = {.code = "E301",
             .severity = diag::Severity::error,
             .message = {.zh = "{unit}没有“{task}”这项任务", .en = "{unit} has no task “{task}”"},
             .help = {.zh = "{hint}{unit}的任务有：{known}", .en = "{hint}the tasks of {unit}: {known}"},
             .why = {.zh = "记录要记在一项任务名下，否则这份工作谁也看不见。",
                     .en = "A record under no task counts for nothing."},
             .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspecton}
)",
             .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection}
)"},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
