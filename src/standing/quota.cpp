/// How far a quota is, and how far it should be.
#include <algorithm>

#include "standing/acts.hpp"

namespace ljfl::standing {
namespace {

/// What is asked for by a day: the pace is even from nothing on the eve of the campaign, through each milestone, to
/// the target on the due day; rounded half up. 183 by 2026-12-31 is 163.95, so 164, on 2026-11-23.
std::int64_t expected_by(const model::Config& config, const model::Quota& quota, time::Date due, time::Date day) {
  const std::int64_t target = quota.target.value.count;
  if (day >= due) return target;
  time::Date from = config.start - std::chrono::days{1};
  std::int64_t had = 0;
  time::Date to = due;
  std::int64_t wanted = target;
  for (const model::Milestone& milestone : quota.milestones) {
    if (milestone.by.value >= due) break;
    if (milestone.by.value <= day) {
      from = milestone.by.value;
      had = milestone.count.value;
    } else {
      to = milestone.by.value;
      wanted = milestone.count.value;
      break;
    }
  }
  const int elapsed = time::days_between(from, day);
  if (elapsed <= 0) return had;
  return had + model::rounded((wanted - had) * elapsed, time::days_between(from, to));
}

/// The gap spread over the calendar months that are left, a month that has begun counting as one; rounded up.
std::int64_t needed_each_month(std::int64_t gap, time::Date as_of, time::Date due) {
  if (gap == 0 || due <= as_of) return gap;
  const auto month = [](time::Date day) { return time::year_of(day) * 12 + static_cast<int>(time::month_of(day)); };
  const std::int64_t months = month(due) - month(as_of + std::chrono::days{1}) + 1;
  return (gap + months - 1) / months;
}

/// Sums and sites. Each site counts once, however often it is named; with a list, only those that are in it.
std::int64_t counted(const model::Unit& unit, const model::Quota& quota, const std::vector<std::uint32_t>& records) {
  std::int64_t sum = 0;
  std::vector<std::string_view> sites;
  for (const std::uint32_t i : records) {
    const model::Record& record = unit.records[i];
    if (record.value && !record.value->value.percent) sum += record.value->value.number.hundredths / 100;
    for (const model::Text& site : record.sites) sites.push_back(site.value);
  }
  std::ranges::sort(sites);
  sites.erase(std::unique(sites.begin(), sites.end()), sites.end());
  if (quota.sites.empty()) return sum + static_cast<std::int64_t>(sites.size());
  std::vector<std::string_view> list;
  for (const model::Text& site : quota.sites) list.push_back(site.value);
  std::ranges::sort(list);
  list.erase(std::unique(list.begin(), list.end()), list.end());
  for (const std::string_view site : sites) sum += std::ranges::binary_search(list, site) ? 1 : 0;
  return std::min(sum, static_cast<std::int64_t>(list.size()));
}

void assess_count(const model::Config& config, const model::Unit& unit, const model::Quota& quota,
                  const std::vector<std::uint32_t>& records, time::Date as_of, time::Date unrolled_due,
                  QuotaStanding& out) {
  out.target = quota.target.value.count;
  out.done = counted(unit, quota, records);
  out.gap = std::max<std::int64_t>(0, out.target - out.done);
  out.expected = as_of < config.start ? 0 : expected_by(config, quota, unrolled_due, as_of);
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

}  // namespace

QuotaStanding assess_quota(const model::Config& config, const model::Unit& unit, std::uint32_t unit_index,
                           const model::Quota& quota, const std::vector<std::uint32_t>& records, time::Date as_of) {
  QuotaStanding out;
  for (const std::uint32_t i : records) {
    out.records.push_back({.unit = unit_index, .record = i});
    out.proved_on = unit.records[i].date.value;
  }
  const time::Date due = quota.due ? quota.due->value : config.end;
  out.due = config.calendar.rolled(due);
  switch (quota.target.value.kind) {
    case model::TargetKind::pending:
      out.state = State::pending;
      out.done = counted(unit, quota, records);
      break;
    case model::TargetKind::count: assess_count(config, unit, quota, records, as_of, due, out); break;
    case model::TargetKind::level: {
      out.proved_on.reset();
      for (const std::uint32_t i : records) {  // the newest counts
        const model::Record& record = unit.records[i];
        if (!record.value || !record.value->value.percent) continue;
        out.level = record.value->value.number;
        out.proved_on = record.date.value;
      }
      const bool reached = out.level && *out.level >= quota.target.value.level;
      out.state = reached ? State::reached : as_of > *out.due ? State::missed : State::below;
      break;
    }
  }
  return out;
}

}  // namespace ljfl::standing
