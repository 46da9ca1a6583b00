#include <algorithm>

#include "report/view_parts.hpp"

namespace ljfl::report {
namespace {

using standing::State;

Value task_item(const Subject& subject, const model::Unit& unit, const model::Task& task,
                const standing::TaskStanding& now) {
  Value row = {{"unit", unit.name.value}, {"title", label(task)}, {"due", date_or_null(now.due)}};
  row["detail"] = lack_words(now, subject.period.year);
  std::int64_t lacks = now.kind == model::TaskKind::deliverable ? 1 : 0;
  for (const standing::PeriodStanding& period : now.periods) {
    if (period.state == standing::PeriodState::short_of) lacks += period.missing();
  }
  row["lacks"] = lacks;
  const int days = now.due ? time::days_between(*now.due, subject.as_of) : 0;
  row["days_late"] = std::max(days, 0);
  row["days_left"] = std::max(-days, 0);
  row["workdays_left"] = now.due ? subject.reg.config.calendar.workdays_between(subject.as_of, *now.due) : 0;
  row["source"] = subject.place(task.at);
  return row;
}

void by_due(Value& rows) {
  std::stable_sort(rows.begin(), rows.end(), [](const Value& a, const Value& b) { return a["due"] < b["due"]; });
}

/// A row a unit: its late tasks in one cell. The unit that is late longest comes first.
Value units_of(const Value& overdue) {
  Value out = Value::array();
  for (const Value& item : overdue) {
    const auto& unit = item["unit"].get_ref<const std::string&>();
    const std::string detail = item["detail"].get<std::string>();
    std::string words = item["title"].get<std::string>() + (detail.empty() ? "" : "（" + detail + "）");
    const auto found = std::find_if(out.begin(), out.end(), [&](const Value& row) { return row["unit"] == unit; });
    if (found == out.end()) {
      out.push_back({{"unit", unit},
                     {"words", std::move(words)},
                     {"count", 1},
                     {"lacks", item["lacks"]},
                     {"due", item["due"]},
                     {"days_late", item["days_late"]}});
    } else {
      (*found)["words"] = (*found)["words"].get<std::string>() + "；" + words;
      (*found)["count"] = (*found)["count"].get<int>() + 1;
      (*found)["lacks"] = (*found)["lacks"].get<std::int64_t>() + item["lacks"].get<std::int64_t>();
    }
  }
  // Of those that are late as long, who lacks most comes first.
  std::stable_sort(out.begin(), out.end(), [](const Value& a, const Value& b) {
    return a["days_late"] != b["days_late"] ? a["days_late"] > b["days_late"] : a["lacks"] > b["lacks"];
  });
  return out;
}

}  // namespace

Value deadlines_part(const Subject& subject) {
  Value overdue = Value::array();
  Value due_soon = Value::array();
  Value behind = Value::array();
  for (std::size_t u = 0; u < subject.reg.units.size(); ++u) {
    const model::Unit& unit = subject.reg.units[u];
    const standing::UnitStanding& now = subject.standing.units[u];
    for (std::size_t t = 0; t < unit.tasks.size(); ++t) {
      const standing::TaskStanding& task = now.tasks[t];
      if (task.kind != model::TaskKind::deliverable && task.kind != model::TaskKind::recurring) continue;
      if (task.state == State::overdue) overdue.push_back(task_item(subject, unit, unit.tasks[t], task));
      if (task.state == State::due_soon) due_soon.push_back(task_item(subject, unit, unit.tasks[t], task));
    }
    for (std::size_t q = 0; q < unit.quotas.size(); ++q) {
      const standing::QuotaStanding& quota = now.quotas[q];
      if (quota.state != State::behind && quota.state != State::missed) continue;
      if (unit.quotas[q].target.value.kind != model::TargetKind::count) continue;
      behind.push_back({{"unit", unit.name.value},
                        {"title", label(unit.quotas[q])},
                        {"counter", unit.quotas[q].counter.value},
                        {"target", quota.target},
                        {"done", quota.done},
                        {"expected", quota.expected},
                        {"lag", quota.lag},
                        {"gap", quota.gap},
                        {"needed", quota.needed},
                        {"rate", percent(std::min(quota.done, quota.target), quota.target)}});
    }
  }
  by_due(overdue);
  Value late_units = units_of(overdue);
  by_due(due_soon);
  std::stable_sort(behind.begin(), behind.end(), [](const Value& a, const Value& b) { return a["lag"] > b["lag"]; });
  Value out = Value::object();
  constexpr std::size_t longest = 10;  // what a page bears; the annex has them all
  out["late_longest"] = Value::array();
  for (std::size_t i = 0; i < std::min(longest, late_units.size()); ++i) out["late_longest"].push_back(late_units[i]);
  out["late_many"] = late_units.size() > longest;
  out["late_units"] = listed(std::move(late_units));
  out["overdue"] = listed(std::move(overdue));
  out["due_soon"] = listed(std::move(due_soon));
  out["behind"] = listed(std::move(behind));
  return out;
}

}  // namespace ljfl::report
