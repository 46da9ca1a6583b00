/// What a quota asks for by which day: the same even pace that the standing knows, from milestone to milestone.
#include <algorithm>
#include <vector>

#include "history/rules/judging.hpp"

namespace ljfl::history {
namespace {

struct Milestone {
  time::Date by = {};
  std::int64_t hundredths = 0;
};

std::optional<std::int64_t> hundredths_of(std::string_view text) {
  if (text.ends_with('%')) text.remove_suffix(1);
  const auto number = model::parse_decimal(text);
  return number ? std::optional{number->hundredths} : std::nullopt;
}

/// "2026-06-30: 30", part by part, by date.
std::vector<Milestone> milestones_of(std::string_view text) {
  std::vector<Milestone> out;
  const std::vector<std::string> parts = parts_of(text);
  for (const std::string_view part : parts) {
    const std::size_t colon = part.find(": ");
    if (colon == std::string_view::npos) continue;
    const auto by = time::parse_date(part.substr(0, colon)).date;
    const auto count = hundredths_of(part.substr(colon + 2));
    if (by && count) out.push_back({.by = *by, .hundredths = *count});
  }
  std::ranges::sort(out, {}, &Milestone::by);
  return out;
}

void turn(std::vector<Milestone>& milestones, const YearChange& change) {
  for (Milestone& one : milestones) one.by = change.moved(one.by);
}

/// Each asked for so much by some day: something must still ask for as much, no later.
bool each_stands(const std::vector<Milestone>& before, const std::vector<Milestone>& now) {
  return std::ranges::all_of(before, [&](const Milestone& old) {
    return std::ranges::any_of(
        now, [&](const Milestone& one) { return one.by <= old.by && one.hundredths >= old.hundredths; });
  });
}

/// A count's pace: straight from each of these to the next. The first is the campaign's eve, the last the due day.
using Pace = std::vector<Milestone>;

/// Nothing where there is no count to be reached by a day.
std::optional<Pace> pace_of(const Trial::Fields& quota, const std::vector<Milestone>& milestones, const Law* law,
                            const std::optional<YearChange>& moved) {
  const auto target = quota.find("target");
  const auto count =
      target == quota.end() || target->second.ends_with('%') ? std::nullopt : hundredths_of(target->second);
  if (!count || law == nullptr || law->year == 0) return std::nullopt;
  const auto written = quota.find("due");
  const auto due = written == quota.end() ? std::optional{law->end} : time::parse_date(written->second).date;
  const time::Date eve = law->start - std::chrono::days{1};
  if (!due || *due <= eve) return std::nullopt;
  const auto day = [&](time::Date one) { return moved ? moved->moved(one) : one; };
  Pace out = {{.by = day(eve), .hundredths = 0}};
  for (const Milestone& one : milestones) {
    if (one.by > out.back().by && one.by < day(*due)) out.push_back(one);
  }
  out.push_back({.by = day(*due), .hundredths = *count});
  return out;
}

/// Hundredths, and what is left of them as a fraction.
double asked_by(const Pace& pace, time::Date day) {
  if (day <= pace.front().by) return 0;
  const auto next = std::ranges::lower_bound(pace, day, {}, &Milestone::by);
  if (next == pace.end()) return static_cast<double>(pace.back().hundredths);
  const Milestone& last = *(next - 1);
  const auto rise = static_cast<double>(next->hundredths - last.hundredths);
  return static_cast<double>(last.hundredths) +
         rise * time::days_between(last.by, day) / time::days_between(last.by, next->by);
}

/// A milestone is a whole number: what it asks for less than a half is no less. The target has a rule of its own.
bool asks_for_less(const Pace& before, const Pace& now) {
  constexpr double half = 50;
  constexpr double nearly_none = 0.001;
  const auto old_missed = [&](const Milestone& one) {
    return asked_by(now, one.by) + nearly_none < static_cast<double>(one.hundredths);
  };
  const auto new_is_less = [&](const Milestone& one) {
    return static_cast<double>(one.hundredths) + half + nearly_none < asked_by(before, one.by);
  };
  return std::any_of(before.begin(), before.end() - 1, old_missed) ||
         std::any_of(now.begin(), now.end() - 1, new_is_less);
}

}  // namespace

bool milestones_loosened(const Trial& trial, const Deed& deed) {
  const auto moved = trial.year_change(deed);
  std::vector<Milestone> before = milestones_of(deed.change.before);
  if (moved) turn(before, *moved);
  const std::vector<Milestone> after = milestones_of(deed.change.after);
  const auto old = pace_of(trial.fields_before(deed), before, trial.laws.before(trial.walk, deed.commit), moved);
  const auto now = pace_of(trial.fields_after(deed), after, trial.laws.after(deed.commit), std::nullopt);
  return old && now ? asks_for_less(*old, *now) : !each_stands(before, after);
}

}  // namespace ljfl::history
