/// Deliverables, recurring tasks, standing work.
#include <algorithm>

#include "standing/acts.hpp"

namespace ljfl::standing {
namespace {

void note_acts(const std::vector<Act>& acts, TaskStanding& out) {
  for (const Act& act : acts) {
    out.records.push_back(act.ref);
    out.done += act.times;
    out.last_record = act.date;
  }
}

bool is_soon(const model::Config& config, time::Date due, time::Date as_of) {
  return due >= as_of && time::days_between(as_of, due) <= config.due_soon_days;
}

/// `day` a number of calendar months earlier; a month's 31st becomes its last day.
time::Date months_before(time::Date day, int months) {
  time::Period month = time::period_of(time::PeriodKind::month, day);
  for (int i = 0; i < months; ++i) month = month.previous();
  return std::min(month.last(), month.first() + std::chrono::days{static_cast<int>(time::day_of(day)) - 1});
}

/// The period of this kind that an act counts for. One that covers a longer time says nothing of a shorter.
std::optional<time::Period> counts_for(const Act& act, time::PeriodKind kind) {
  if (!act.covers) return time::period_of(kind, act.date);
  const time::Period period = time::period_of(kind, act.covers->first());
  if (!period.holds(*act.covers)) return std::nullopt;
  return period;
}

void judge(PeriodStanding& period, const std::vector<Act>& acts, time::Date as_of) {
  for (const Act& act : acts) {
    const auto own = counts_for(act, period.period.kind);
    if (!own || *own != period.period) continue;
    period.records.push_back(act.ref);
    period.done += act.times;
    if (!period.met_on && period.done >= period.required) period.met_on = act.date;
  }
  if (period.met_on) {
    period.state = *period.met_on <= period.due ? PeriodState::met : PeriodState::met_late;
  } else {
    period.state = as_of <= period.due ? PeriodState::running : PeriodState::short_of;
  }
}

}  // namespace

void assess_deliverable(const model::Config& config, const model::Task& task, const std::vector<Act>& acts,
                        time::Date as_of, TaskStanding& out) {
  note_acts(acts, out);
  const time::Date due = config.calendar.rolled(task.due->value);
  out.due = due;
  if (!acts.empty()) {  // the first record does it
    out.done_on = acts.front().date;
    out.state = *out.done_on <= due ? State::done : State::done_late;
  } else if (as_of > due) {  // the due day itself is in time
    out.state = State::overdue;
  } else {
    out.state = is_soon(config, due, as_of) ? State::due_soon : State::open;
  }
}

void assess_recurring(const model::Config& config, const model::Task& task, const std::vector<Act>& acts,
                      time::Date as_of, TaskStanding& out) {
  note_acts(acts, out);
  const time::PeriodKind kind = task.every->value;
  const time::Date from = task.from ? task.from->value : config.start;
  const time::Date until = task.until ? task.until->value : config.end;
  // Always from the rule, never from the last time: the periods that have a day in [from, until].
  const auto due_of = [&](const time::Period& period) {
    const time::Term offset = task.due_offset ? task.due_offset->value : time::Term{};
    return config.calendar.rolled(config.calendar.add(period.last(), offset));
  };
  time::Period period = time::period_of(kind, from);
  for (; period.first() <= until && period.first() <= as_of; period = period.next()) {
    PeriodStanding one{.period = period, .due = due_of(period), .required = task.times.value};
    judge(one, acts, as_of);
    out.periods.push_back(std::move(one));
  }
  const auto first_in = [&](PeriodState state) -> const PeriodStanding* {
    const auto found = std::ranges::find(out.periods, state, &PeriodStanding::state);
    return found == out.periods.end() ? nullptr : &*found;
  };
  if (const PeriodStanding* const late = first_in(PeriodState::short_of)) {
    out.state = State::overdue;
    out.due = late->due;
  } else if (const PeriodStanding* const running = first_in(PeriodState::running)) {
    out.state = is_soon(config, running->due, as_of) ? State::due_soon : State::on_track;
    out.due = running->due;
  } else {
    out.state = State::on_track;
    if (period.first() <= until) out.due = due_of(period);
  }
}

void assess_standing_work(const model::Config& config, const std::vector<Act>& acts, time::Date as_of,
                          TaskStanding& out) {
  note_acts(acts, out);
  const time::Date since = months_before(as_of, config.silent_months);
  if (out.last_record && *out.last_record > since) {
    out.state = State::active;
  } else {
    // A campaign that began only lately has nobody silent in it yet.
    out.state = config.start > since ? State::open : State::silent;
  }
}

}  // namespace ljfl::standing
