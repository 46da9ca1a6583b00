#include "standing/deadlines.hpp"

#include <algorithm>
#include <tuple>

#include "standing/acts.hpp"

namespace ljfl::standing {
namespace {

class Collector {
 public:
  Collector(const model::Register& reg, const Standing& now, time::Date until) : reg_(reg), now_(now), until_(until) {}

  std::vector<Deadline> run() {
    for (std::uint32_t u = 0; u < reg_.units.size(); ++u) {
      const model::Unit& unit = reg_.units[u];
      for (std::uint32_t t = 0; t < unit.tasks.size(); ++t) take_task(u, t);
      for (std::uint32_t q = 0; q < unit.quotas.size(); ++q) take_quota(u, q);
    }
    for (std::uint32_t f = 0; f < reg_.findings.size(); ++f) take_finding(f);
    std::ranges::sort(out_, {}, [](const Deadline& d) {
      return std::make_tuple(d.due, d.unit, d.matter, d.item, d.period ? d.period->first() : time::Date{});
    });
    return std::move(out_);
  }

 private:
  void add(Deadline one) {
    if (one.due >= now_.as_of && one.due > until_) return;
    one.days = time::days_between(now_.as_of, one.due);
    one.workdays = reg_.config.calendar.workdays_between(now_.as_of, one.due);
    out_.push_back(one);
  }

  void take_task(std::uint32_t u, std::uint32_t t) {
    const TaskStanding& task = now_.units[u].tasks[t];
    if (task.kind == model::TaskKind::deliverable && !task.done_on) {
      add({.matter = Matter::deliverable, .unit = u, .item = t, .due = *task.due, .missing = 1});
    }
    if (task.kind == model::TaskKind::recurring) take_periods(u, t);
  }

  /// Those that have begun as they stand, and the ones to come from the rule.
  void take_periods(std::uint32_t u, std::uint32_t t) {
    const model::Task& task = reg_.units[u].tasks[t];
    const std::vector<PeriodStanding>& begun = now_.units[u].tasks[t].periods;
    const auto take = [&](const time::Period& period, time::Date due, std::int64_t missing) {
      add({.matter = Matter::period, .unit = u, .item = t, .period = period, .due = due, .missing = missing});
    };
    for (const PeriodStanding& period : begun) {
      if (!period.met_on) take(period.period, period.due, period.missing());
    }
    const time::Date from = task.from ? task.from->value : reg_.config.start;
    const time::Date last = task.until ? task.until->value : reg_.config.end;
    if (from > last) return;
    // An offset may reach back before the period, so its due day can come before its first.
    time::Period period = begun.empty() ? time::period_of(task.every->value, from) : begun.back().period.next();
    for (; period.first() <= last; period = period.next()) {
      const time::Date due = due_of(reg_.config, task, period);
      if (due > until_ && period.first() > until_) break;
      // Before it begins nobody is late; what was done for it beforehand is done.
      const std::int64_t missing = task.times.value - done_for(u, t, period);
      if (due >= now_.as_of && missing > 0) take(period, due, missing);
    }
  }

  std::int64_t done_for(std::uint32_t u, std::uint32_t t, const time::Period& period) const {
    const TaskStanding& task = now_.units[u].tasks[t];
    std::int64_t out = 0;
    for (const Counted& counted : task.records) {
      const model::Record& record = reg_.units[counted.record.unit].records[counted.record.record];
      if (record.more->covers && counts_for(record.date.value, record.more->covers->value, period.kind) == period)
        out += counted.adds;
    }
    return out;
  }

  void take_quota(std::uint32_t u, std::uint32_t q) {
    const QuotaStanding& quota = now_.units[u].quotas[q];
    if (quota.state == State::reached || quota.state == State::pending) return;
    const bool count = reg_.units[u].quotas[q].target.value.kind == model::TargetKind::count;
    add({.matter = Matter::quota, .unit = u, .item = q, .due = *quota.due, .missing = count ? quota.gap : 1});
  }

  void take_finding(std::uint32_t f) {
    const model::Finding& finding = reg_.findings[f];
    const State state = now_.findings[f].state;
    if (!now_.known[f] || !finding.rectify_by || state == State::rectified || state == State::rectified_late) return;
    const time::Date due = reg_.config.calendar.rolled(finding.rectify_by->value);
    add({.matter = Matter::finding, .unit = finding.unit_index, .item = f, .due = due, .missing = 1});
  }

  const model::Register& reg_;
  const Standing& now_;
  time::Date until_;
  std::vector<Deadline> out_ = {};
};

}  // namespace

std::vector<Deadline> deadlines(const model::Register& reg, const Standing& now, time::Date until) {
  return Collector(reg, now, until).run();
}

std::vector<int> years_without_schedule(const model::Register& reg, const std::vector<Deadline>& list) {
  std::vector<int> out;
  for (const Deadline& one : list) {
    const int year = time::year_of(one.due);
    if (!reg.config.calendar.knows_nation(year)) out.push_back(year);
  }
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace ljfl::standing
