#include <algorithm>
#include <utility>

#include "standing/judge.hpp"

namespace ljfl::standing {
namespace {

/// The one of `periods` that the act counts for, if any.
PeriodStanding* period_of(const Act& act, std::vector<PeriodStanding>& periods) {
  const time::Period first = periods.front().period;
  const auto own = counts_for(act.date, act.covers, first.kind);
  if (!own) return nullptr;
  const int in_a_year = 12 / time::months_of(first.kind);
  const int place = (own->year - first.year) * in_a_year + own->index - first.index;
  return place < 0 || place >= static_cast<int>(periods.size()) ? nullptr : &periods[static_cast<std::size_t>(place)];
}

/// `acts` are by day, so the day on which enough was done is that of the act which made it enough.
void count(const std::vector<Act>& acts, TaskStanding& out) {
  if (out.periods.empty()) return;
  std::vector<PeriodStanding*> periods;
  periods.reserve(acts.size());
  for (const Act& act : acts) {
    PeriodStanding* const period = periods.emplace_back(period_of(act, out.periods));
    if (period != nullptr) ++period->record_count;
  }
  std::uint32_t counted = 0;
  for (PeriodStanding& period : out.periods) {
    period.first_record = counted;
    counted += std::exchange(period.record_count, 0);
  }
  out.in_periods.resize(counted);
  for (std::size_t i = 0; i < acts.size(); ++i) {
    if (periods[i] == nullptr) continue;
    PeriodStanding& period = *periods[i];
    out.in_periods[period.first_record + period.record_count++] = {.record = acts[i].ref, .adds = acts[i].times};
    period.done += acts[i].times;
    if (!period.met_on && period.done >= period.required) period.met_on = acts[i].date;
  }
}

PeriodState state_of(const PeriodStanding& period, time::Date as_of) {
  if (period.met_on) return *period.met_on <= period.due ? PeriodState::met : PeriodState::met_late;
  return as_of <= period.due ? PeriodState::running : PeriodState::short_of;
}

}  // namespace

std::optional<time::Period> counts_for(time::Date date, const std::optional<time::Period>& covers,
                                       time::PeriodKind kind) {
  if (!covers) return time::period_of(kind, date);
  const time::Period period = time::period_of(kind, covers->first());
  if (!period.holds(*covers)) return std::nullopt;
  return period;
}

time::Date due_of(const model::Config& config, const model::Task& task, const time::Period& period) {
  const time::Term offset = task.due_offset ? task.due_offset->value : time::Term{};
  return config.calendar.rolled(config.calendar.add(period.last(), offset));
}

void judge_recurring(const model::Config& config, const model::Task& task, const std::vector<Act>& acts,
                     time::Date as_of, TaskStanding& out) {
  // A task's own `from` and `until` go before the campaign's days, also where they reach beyond them.
  const time::Date from = task.from ? task.from->value : config.start;
  const time::Date until = task.until ? task.until->value : config.end;
  // The periods that have a day in [from, until] and have begun; `period` ends up as the next one.
  time::Period period = time::period_of(task.every->value, from);
  const auto is_owed = [&] { return from <= until && period.first() <= until; };
  for (; is_owed() && period.first() <= as_of; period = period.next()) {
    out.periods.push_back({.period = period, .due = due_of(config, task, period), .required = task.times.value});
  }
  count(acts, out);
  out.done = 0;
  for (PeriodStanding& one : out.periods) {
    one.state = state_of(one, as_of);
    out.done += one.done;
  }

  const auto first_in = [&](PeriodState state) -> const PeriodStanding* {
    const auto found = std::ranges::find(out.periods, state, &PeriodStanding::state);
    return found == out.periods.end() ? nullptr : &*found;
  };
  out.state = State::on_track;
  if (const PeriodStanding* const late = first_in(PeriodState::short_of)) {
    out.state = State::overdue;
    out.due = late->due;
  } else if (const PeriodStanding* const running = first_in(PeriodState::running)) {
    if (is_soon(config, running->due, as_of)) out.state = State::due_soon;
    out.due = running->due;
  } else if (is_owed()) {
    out.due = due_of(config, task, period);
  }
}

}  // namespace ljfl::standing
