/// How far a quota is, how far it should be, and how the task stands that is its quotas.
#include <algorithm>
#include <set>

#include "standing/judge.hpp"

namespace ljfl::standing {
namespace {

/// The gap spread over the calendar months that have a day in (as_of, due], rounded up; all of it once none is left.
std::int64_t needed_each_month(std::int64_t gap, time::Date as_of, time::Date due) {
  if (due <= as_of) return gap;
  const auto month = [](time::Date day) { return time::year_of(day) * 12 + static_cast<int>(time::month_of(day)); };
  const std::int64_t months = month(due) - month(as_of + std::chrono::days{1}) + 1;
  return (gap + months - 1) / months;
}

/// Sums and sites. Each site counts once, in the first record that names it; with a list, only those that are in it,
/// and never more than the list has, whatever the sums say. A fraction, which is an error of its own, counts as its
/// whole part.
void count(const model::Unit& unit, const model::Quota& quota, std::span<const std::uint32_t> records,
           QuotaStanding& out) {
  std::vector<std::string_view> list;
  list.reserve(quota.sites.size());
  for (const model::Text& site : quota.sites) list.push_back(text::trimmed(site.value));
  std::ranges::sort(list);
  list.erase(std::unique(list.begin(), list.end()), list.end());
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const model::Record& record = unit.records[records[i]];
    std::int64_t own = 0;
    if (record.more->value && !record.more->value->value.percent)
      own += record.more->value->value.number.hundredths / 100;
    for (const model::Text& text : record.more->sites) {
      const std::string_view site = text::trimmed(text.value);
      if (!list.empty() && !std::ranges::binary_search(list, site)) continue;
      if (seen.insert(site).second) ++own;
    }
    out.records[i].adds = own;
    out.done += own;
  }
  if (!list.empty()) out.done = std::min(out.done, static_cast<std::int64_t>(list.size()));
}

void judge_count(const model::Config& config, const model::Quota& quota, time::Date as_of, QuotaStanding& out) {
  out.target = quota.target.value.count;
  out.gap = std::max<std::int64_t>(0, out.target - out.done);
  out.expected = pace_of(config, quota, as_of).expected;
  out.lag = std::max<std::int64_t>(0, out.expected - out.done);
  out.needed = needed_each_month(out.gap, as_of, *out.due);
  if (out.gap == 0) {
    out.state = State::reached;
  } else if (as_of > *out.due) {
    out.state = State::missed;
  } else {
    out.state = out.lag > 0 ? State::behind : State::on_pace;
  }
}

/// The newest value counts, of one day the one written last: a level that has fallen again is not reached.
void judge_level(const model::Unit& unit, const model::Quota& quota, std::span<const std::uint32_t> records,
                 time::Date as_of, QuotaStanding& out) {
  out.proved_on.reset();
  std::size_t newest = records.size();
  for (std::size_t i = 0; i < records.size(); ++i) {
    const model::Record& record = unit.records[records[i]];
    if (!record.more->value || !record.more->value->value.percent) continue;
    out.level = record.more->value->value.number;
    out.proved_on = record.date.value;
    newest = i;
  }
  if (newest < records.size()) out.records[newest].adds = 1;
  if (out.level && *out.level >= quota.target.value.level) {
    out.state = State::reached;
  } else {
    out.state = as_of > *out.due ? State::missed : State::below;
  }
}

}  // namespace

/// From nothing on the eve of the campaign, or of the quota's own later beginning, through each milestone, to the
/// target on the due day: 183 by 2026-12-31 is 163.95, so 164, on 2026-11-23.
Pace pace_of(const model::Config& config, const model::Quota& quota, time::Date day) {
  const time::Date due = quota.due ? quota.due->value : config.end;
  const std::int64_t target = quota.target.value.count;
  if (day >= due) return {.from = due, .to = due, .had = target, .wanted = target, .expected = target};
  const time::Date start = quota.from ? std::max(config.start, quota.from->value) : config.start;
  if (day < start) return {.from = day, .to = day};
  Pace out{.from = start - std::chrono::days{1}, .to = due, .wanted = target};
  for (const model::Milestone& milestone : quota.milestones) {
    if (milestone.by.value >= due) break;
    if (milestone.by.value > day) {
      out.to = milestone.by.value;
      out.wanted = milestone.count.value;
      break;
    }
    out.from = milestone.by.value;
    out.had = milestone.count.value;
  }
  const int span = time::days_between(out.from, out.to);
  // As one fraction, which is never below 0: half away from zero is then half up, also where less is asked for later.
  const std::int64_t asked = out.had * span + (out.wanted - out.had) * time::days_between(out.from, day);
  out.expected = model::rounded(asked, span);
  return out;
}

QuotaStanding judge_quota(const model::Config& config, const model::Unit& unit, std::uint32_t unit_index,
                          const model::Quota& quota, std::span<const std::uint32_t> records, time::Date as_of) {
  QuotaStanding out;
  out.records.reserve(records.size());
  for (const std::uint32_t i : records) {
    out.records.push_back({.record = {.unit = unit_index, .record = i}});
    out.proved_on = unit.records[i].date.value;
  }
  out.due = config.calendar.rolled(quota.due ? quota.due->value : config.end);
  switch (quota.target.value.kind) {
    case model::TargetKind::pending:  // what is done stands, though nothing is asked for yet
      out.state = State::pending;
      count(unit, quota, records, out);
      break;
    case model::TargetKind::count:
      count(unit, quota, records, out);
      judge_count(config, quota, as_of, out);
      break;
    case model::TargetKind::level: judge_level(unit, quota, records, as_of, out); break;
  }
  return out;
}

void judge_by_quotas(const model::Unit& unit, const model::Task& task, const std::vector<QuotaStanding>& quotas,
                     TaskStanding& out) {
  // The task stands as the worst of its quotas does. One that was not handed down is no better than one on its pace is
  // bad: it hides no lag, and a task is not called reached while it is open.
  constexpr State from_worst[] = {State::missed, State::behind, State::below, State::on_pace, State::pending};
  const auto any = [&](State state) {
    return std::ranges::any_of(task.quotas, [&](std::uint32_t i) { return quotas[i].state == state; });
  };
  const auto* const worst = std::ranges::find_if(from_worst, any);
  out.state = worst == std::end(from_worst) ? State::reached : *worst;
  out.done = 0;
  for (const std::uint32_t i : task.quotas) {
    const QuotaStanding& quota = quotas[i];
    out.done += quota.done;
    if (!out.due || *quota.due < *out.due) out.due = quota.due;
    out.records.insert(out.records.end(), quota.records.begin(), quota.records.end());
    if (quota.records.empty()) continue;
    const time::Date last = unit.records[quota.records.back().record.record].date.value;
    if (!out.last_record || *out.last_record < last) out.last_record = last;
  }
}

}  // namespace ljfl::standing
