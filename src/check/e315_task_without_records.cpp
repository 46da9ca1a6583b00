#include <algorithm>

#include "check/sieve.hpp"
#include "check/words.hpp"

namespace ljfl::check {
namespace {

/// Levels alone: a count without records is behind its pace, and told as that.
bool asks_for_a_level(const model::Unit& unit, const model::Task& task) {
  return std::ranges::any_of(task.quotas, [&](std::uint32_t quota) {
    return unit.quotas[quota].target.value.kind == model::TargetKind::level;
  });
}

void run(const Subject& subject, const Tell& tell) {
  if (!is_time_to_ask(subject)) return;
  for (const model::Unit& unit : subject.units) {
    if (subject.is_faulty(unit) || unit.records.empty()) continue;  // told as a whole
    const Sieve::OfUnit& sieve = sieve_of(subject, unit);
    std::vector<bool> by_quota(unit.tasks.size(), false);
    for (const model::Record* record : sieve.detailed) {
      if (record->quota_index == model::none) continue;
      const std::uint32_t task = unit.quotas[record->quota_index].task_index;
      if (task != model::none) by_quota[task] = true;
    }
    std::vector<std::string_view> items;
    text::Span at = unit.name.at;
    for (std::size_t i = 0; i < unit.tasks.size(); ++i) {
      const model::Task& task = unit.tasks[i];
      const bool open_ended = task.kind() == model::TaskKind::standing ||
                              (task.kind() == model::TaskKind::quota && asks_for_a_level(unit, task));
      const bool recorded = sieve.first_of_task[i] != nullptr || by_quota[i];
      if (recorded || !open_ended || task.same_task != model::none) continue;
      if (items.empty() && !task.common) at = task.id.at;
      items.push_back(label(task));
    }
    if (items.empty()) continue;
    tell(at, {diag::arg("unit", label(unit)), diag::arg("count", static_cast<std::int64_t>(items.size())),
              diag::arg("items", std::string_view{listed(items, 6)})});
  }
}

}  // namespace

extern constinit const Check e315_task_without_records;
constinit const Check e315_task_without_records{
    .rule = {.code = "E315",
             .severity = diag::Severity::warning,
             .message = {.zh = "{unit}有 {count} 项从来没有人记录：{items}",
                         .en = "nobody ever recorded {count:item|items} of {unit}: {items}"},
             .help = {.zh = "做过的补记；确实不归这个单位的，请牵头部门改 unit.yaml",
                      .en = "record what was done; what is not theirs the lead office takes out of unit.yaml"},
             .why = {.zh = "常态工作没有期限，没有记录就永远不会有人发现它没有做。",
                     .en = "Standing work has no deadline: without records nobody ever sees that it was not done."},
             .bad = R"(# ljfl.toml
district = "示例区"
year = 2026

[campaign]
start = "2026-09-01"

[standing]
silent_months = 1
# units/zuzhibu/2026-10.yaml
records:
  - {date: 2026-10-22, task: consultation}
)",
             .good = R"(# ljfl.toml
district = "示例区"
year = 2026

[campaign]
start = "2026-09-01"

[standing]
silent_months = 1
# units/zuzhibu/2026-10.yaml
records:
  - {date: 2026-10-22, task: consultation}
  - {date: 2026-10-23, task: meeting}
)",
             .many = {.zh = "有 {findings} 个单位共 {total} 项工作从来没有人记录",
                      .en = "in {findings} units nobody ever recorded {total} items"}},
    .run = run,
    .of_whole_files = true,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
