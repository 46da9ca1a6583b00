#include <algorithm>

#include "report/view_parts.hpp"

namespace ljfl::report {

using standing::State;

Tally& Tally::operator+=(const Tally& other) {
  deliverables += other.deliverables;
  deliverables_done += other.deliverables_done;
  periods_due += other.periods_due;
  periods_met += other.periods_met;
  periods_short += other.periods_short;
  overdue += other.overdue;
  due_soon += other.due_soon;
  target += other.target;
  done += other.done;
  gap += other.gap;
  expected += other.expected;
  lag += other.lag;
  findings_open += other.findings_open;
  findings_overdue += other.findings_overdue;
  silent += other.silent;
  return *this;
}

namespace {

Tally own_tally(const Subject& subject, std::size_t index) {
  const standing::UnitStanding& unit = subject.standing.units[index];
  Tally out;
  for (const standing::TaskStanding& task : unit.tasks) {
    if (task.kind == model::TaskKind::deliverable) {
      ++out.deliverables;
      if (task.state == State::done || task.state == State::done_late) ++out.deliverables_done;
    }
    if (task.kind == model::TaskKind::standing && task.state == State::silent) ++out.silent;
    if (task.kind == model::TaskKind::deliverable || task.kind == model::TaskKind::recurring) {
      if (task.state == State::overdue) ++out.overdue;
      if (task.state == State::due_soon) ++out.due_soon;
    }
    for (const standing::PeriodStanding& period : task.periods) {
      const bool met = period.state == standing::PeriodState::met || period.state == standing::PeriodState::met_late;
      const bool short_of = period.state == standing::PeriodState::short_of;
      if (met || short_of) ++out.periods_due;
      if (met) ++out.periods_met;
      if (short_of) ++out.periods_short;
    }
  }
  for (std::size_t i = 0; i < unit.quotas.size(); ++i) {
    const standing::QuotaStanding& quota = unit.quotas[i];
    if (quota.state == State::missed) ++out.overdue;
    if (subject.reg.units[index].quotas[i].target.value.kind != model::TargetKind::count) continue;
    out.target += quota.target;
    out.done += std::min(quota.done, quota.target);
    out.gap += quota.gap;
    out.expected += quota.expected;
    out.lag += quota.lag;
  }
  return out;
}

}  // namespace

std::vector<Tally> tallies(const Subject& subject) {
  std::vector<Tally> out;
  out.reserve(subject.reg.units.size());
  for (std::size_t i = 0; i < subject.reg.units.size(); ++i) out.push_back(own_tally(subject, i));
  for (std::size_t i = 0; i < subject.reg.findings.size(); ++i) {
    const std::uint32_t unit = subject.reg.findings[i].unit_index;
    if (!subject.standing.known[i] || unit == model::none) continue;
    const State state = subject.standing.findings[i].state;
    if (state == State::rectified || state == State::rectified_late) continue;
    ++out[unit].findings_open;
    if (state == State::overdue) ++out[unit].findings_overdue;
  }
  return out;
}

Value to_value(const Tally& tally) {
  Value out = object_of(20);
  out["deliverables"] = tally.deliverables;
  out["deliverables_done"] = tally.deliverables_done;
  out["deliverables_left"] = tally.deliverables - tally.deliverables_done;
  out["has_periods"] = tally.periods_due > 0;
  out["periods_due"] = tally.periods_due;
  out["periods_met"] = tally.periods_met;
  out["periods_short"] = tally.periods_short;
  out["periods_rate"] = percent(tally.periods_met, tally.periods_due);
  out["overdue"] = tally.overdue;
  out["due_soon"] = tally.due_soon;
  out["has_quotas"] = tally.target > 0;
  out["target"] = tally.target;
  out["done"] = tally.done;
  out["gap"] = tally.gap;
  out["expected"] = tally.expected;
  out["lag"] = tally.lag;
  out["rate"] = percent(tally.done, tally.target);
  out["findings_open"] = tally.findings_open;
  out["findings_overdue"] = tally.findings_overdue;
  out["silent"] = tally.silent;
  return out;
}

}  // namespace ljfl::report
