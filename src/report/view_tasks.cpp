#include <algorithm>

#include "report/view_parts.hpp"

namespace ljfl::report {
namespace {

using standing::PeriodState;
using standing::State;

/// 每季度2次, 2026-06-30前, 常态
std::string rhythm(const model::Task& task) {
  if (task.due) return time::iso(task.due->value) + "前";
  if (!task.every) return "常态";
  return std::string{word(task.every->value)} + std::to_string(task.times.value) + "次";
}

Value task_row(const Subject& subject, const model::Unit& unit, const model::Task& task,
               const standing::TaskStanding& now) {
  const auto periods = [&](PeriodState state) {
    return std::ranges::count(now.periods, state, &standing::PeriodStanding::state);
  };
  const auto met = periods(PeriodState::met);
  const auto late = periods(PeriodState::met_late);
  const auto missing = periods(PeriodState::short_of);
  std::int64_t required = task.due ? 1 : 0;
  for (const standing::PeriodStanding& period : now.periods) required += period.required;
  const bool recurring = now.kind == model::TaskKind::recurring;
  Value row = object_of(18);
  row["unit"] = unit.name.value;
  row["group"] = word(unit.role.value);
  row["id"] = task.id.value;
  row["title"] = label(task);
  row["kind"] = word(now.kind);
  row["rhythm"] = rhythm(task);
  row["due"] = date_or_null(now.due);
  row["required"] = now.kind == model::TaskKind::deliverable || recurring ? Value(required) : Value(nullptr);
  row["done"] = now.done;
  row["periods_due"] = recurring ? Value(met + late + missing) : Value(nullptr);
  row["periods_met"] = recurring ? Value(met) : Value(nullptr);
  row["periods_late"] = recurring ? Value(late) : Value(nullptr);
  row["periods_short"] = recurring ? Value(missing) : Value(nullptr);
  row["state"] = word(now.state, now.kind);
  const bool late_now = now.state == State::overdue && now.due;
  row["days_late"] = late_now ? Value(time::days_between(*now.due, subject.as_of)) : Value(nullptr);
  row["last_record"] = date_or_null(now.last_record);
  row["document"] = text_or_null(task.issues.value);
  row["source"] = subject.place(task.at);
  return row;
}

}  // namespace

Value tasks_part(const Subject& subject) {
  Value rows = Value::array();
  for (std::size_t u = 0; u < subject.reg.units.size(); ++u) {
    const model::Unit& unit = subject.reg.units[u];
    for (std::size_t t = 0; t < unit.tasks.size(); ++t) {
      rows.push_back(task_row(subject, unit, unit.tasks[t], subject.standing.units[u].tasks[t]));
    }
  }
  return listed(std::move(rows));
}

}  // namespace ljfl::report
