/// How far a quota is, how far it should be, and how the task stands that is its quotas.
#include <algorithm>

#include "standing/judge.hpp"

namespace ljfl::standing {
namespace {

/// What is asked for by a day: the pace is even from nothing on the eve of the campaign, through each milestone, to
/// the target on the due day; rounded half up. 183 by 2026-12-31 is 163.95, so 164, on 2026-11-23. The pace knows no
/// days off: `due` is the day as written, not rolled.
std::int64_t expected_by(const model::Config& config, const model::Quota& quota, time::Date due, time::Date day) {
  const std::int64_t target = quota.target.value.count;
  if (day >= due) return target;
  if (day < config.start) return 0;
  time::Date from = config.start - std::chrono::days{1};
  std::int64_t had = 0;
  time::Date to = due;
  std::int64_t wanted = target;
  for (const model::Milestone& milestone : quota.milestones) {
    if (milestone.by.value >= due) break;
    if (milestone.by.value > day) {
      to = milestone.by.value;
      wanted = milestone.count.value;
      break;
    }
    from = milestone.by.value;
    had = milestone.count.value;
  }
  const int span = time::days_between(from, to);
  // As one fraction, which is never below 0: half away from zero is then half up, also where less is asked for later.
  return model::rounded(had * span + (wanted - had) * time::days_between(from, day), span);
}

/// The gap spread over the calendar months that have a day in (as_of, due], rounded up; all of it once none is left.
std::int64_t needed_each_month(std::int64_t gap, time::Date as_of, time::Date due) {
  if (due <= as_of) return gap;
  const auto month = [](time::Date day) { return time::year_of(day) * 12 + static_cast<int>(time::month_of(day)); };
  const std::int64_t months = month(due) - month(as_of + std::chrono::days{1}) + 1;
  return (gap + months - 1) / months;
}

/// Without blanks around it, ASCII's or the ideographic one: what a quoted scalar may bring along.
std::string_view trimmed(std::string_view text) {
  constexpr std::string_view wide = "　";
  while (true) {
    if (text.starts_with(' '))
      text.remove_prefix(1);
    else if (text.starts_with(wide))
      text.remove_prefix(wide.size());
    else if (text.ends_with(' '))
      text.remove_suffix(1);
    else if (text.ends_with(wide))
      text.remove_suffix(wide.size());
    else
      return text;
  }
}

void sort_out(std::vector<std::string_view>& names) {
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
}

/// Sums and sites. Each site counts once, however often it is named; with a list, only those that are in it, and never
/// more than the list has, whatever the sums say. A fraction, which is an error of its own, counts as its whole part.
std::int64_t counted(const model::Unit& unit, const model::Quota& quota, const std::vector<std::uint32_t>& records) {
  std::int64_t sum = 0;
  std::vector<std::string_view> sites;
  for (const std::uint32_t i : records) {
    const model::Record& record = unit.records[i];
    if (record.value && !record.value->value.percent) sum += record.value->value.number.hundredths / 100;
    for (const model::Text& site : record.sites) sites.push_back(trimmed(site.value));
  }
  sort_out(sites);
  if (quota.sites.empty()) return sum + static_cast<std::int64_t>(sites.size());
  std::vector<std::string_view> list;
  for (const model::Text& site : quota.sites) list.push_back(trimmed(site.value));
  sort_out(list);
  sum += std::ranges::count_if(sites, [&](std::string_view site) { return std::ranges::binary_search(list, site); });
  return std::min(sum, static_cast<std::int64_t>(list.size()));
}

void judge_count(const model::Config& config, const model::Quota& quota, time::Date as_of, time::Date due_as_written,
                 QuotaStanding& out) {
  out.target = quota.target.value.count;
  out.gap = std::max<std::int64_t>(0, out.target - out.done);
  out.expected = expected_by(config, quota, due_as_written, as_of);
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
void judge_level(const model::Unit& unit, const model::Quota& quota, const std::vector<std::uint32_t>& records,
                 time::Date as_of, QuotaStanding& out) {
  out.proved_on.reset();
  for (const std::uint32_t i : records) {
    const model::Record& record = unit.records[i];
    if (!record.value || !record.value->value.percent) continue;
    out.level = record.value->value.number;
    out.proved_on = record.date.value;
  }
  if (out.level && *out.level >= quota.target.value.level) {
    out.state = State::reached;
  } else {
    out.state = as_of > *out.due ? State::missed : State::below;
  }
}

}  // namespace

QuotaStanding judge_quota(const model::Config& config, const model::Unit& unit, std::uint32_t unit_index,
                          const model::Quota& quota, const std::vector<std::uint32_t>& records, time::Date as_of) {
  QuotaStanding out;
  out.records.reserve(records.size());
  for (const std::uint32_t i : records) {
    out.records.push_back({.unit = unit_index, .record = i});
    out.proved_on = unit.records[i].date.value;
  }
  const time::Date due = quota.due ? quota.due->value : config.end;
  out.due = config.calendar.rolled(due);
  switch (quota.target.value.kind) {
    case model::TargetKind::pending:  // what is done stands, though nothing is asked for yet
      out.state = State::pending;
      out.done = counted(unit, quota, records);
      break;
    case model::TargetKind::count:
      out.done = counted(unit, quota, records);
      judge_count(config, quota, as_of, due, out);
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
    const time::Date last = unit.records[quota.records.back().record].date.value;
    if (!out.last_record || *out.last_record < last) out.last_record = last;
  }
}

}  // namespace ljfl::standing
