#include <algorithm>
#include <cstdlib>
#include <utility>

#include "time/time.hpp"

namespace ljfl::time {
namespace {

bool holds(const std::vector<Date>& days, Date day) {
  return std::ranges::binary_search(days, day);
}

bool is_weekend(Date day) {
  const std::chrono::weekday weekday{day};
  return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

constexpr std::chrono::days one_day{1};

/// Mondays to Fridays up to and with a day, counted from some Monday long before.
int weekdays_up_to(Date day) {
  constexpr Date monday = Date{std::chrono::year{1800} / 1 / 6};
  static_assert(std::chrono::weekday{monday} == std::chrono::Monday);
  const auto days = static_cast<int>((day - monday).count());
  const int weeks = (days >= 0 ? days : days - 6) / 7;
  return weeks * 5 + std::min(days - weeks * 7 + 1, 5);
}

}  // namespace

Calendar::Calendar(std::vector<YearSchedule> years, Roll roll) : years_(std::move(years)), roll_(roll) {
  std::ranges::sort(years_, {}, &YearSchedule::year);
}

const YearSchedule* Calendar::schedule(int year) const {
  const auto found = std::ranges::lower_bound(years_, year, {}, &YearSchedule::year);
  return found != years_.end() && found->year == year ? &*found : nullptr;
}

bool Calendar::is_workday(Date day) const {
  if (const YearSchedule* const year = schedule(year_of(day))) {
    if (holds(year->local_workdays, day)) return true;
    if (holds(year->local_days_off, day)) return false;
    if (holds(year->workdays, day)) return true;
    if (holds(year->days_off, day)) return false;
  }
  return !is_weekend(day);
}

bool Calendar::is_statutory_day_off(Date day) const {
  const YearSchedule* const year = schedule(year_of(day));
  if (year == nullptr || is_workday(day)) return false;
  return holds(year->local_days_off, day) || holds(year->days_off, day);
}

bool Calendar::knows_nation(int year) const {
  const YearSchedule* const found = schedule(year);
  return found != nullptr && found->has_national;
}

bool Calendar::knows_region(int year) const {
  const YearSchedule* const found = schedule(year);
  return found != nullptr && found->has_local;
}

Date Calendar::rolled(Date day) const {
  switch (roll_) {
    case Roll::none: break;
    case Roll::next_workday:
      while (!is_workday(day)) day += one_day;
      break;
    case Roll::after_holidays:
      while (is_statutory_day_off(day)) day += one_day;
      break;
  }
  return day;
}

Date Calendar::add(Date day, Term term) const {
  if (!term.workdays) return day + std::chrono::days{term.count};
  const std::chrono::days step{term.count < 0 ? -1 : 1};
  for (int left = std::abs(term.count); left > 0;) {
    day += step;
    if (is_workday(day)) --left;
  }
  return day;
}

int Calendar::workdays_between(Date from, Date to) const {
  if (to < from) return -workdays_between(to, from);
  int count = weekdays_up_to(to) - weekdays_up_to(from);
  // What the lists say differs from the plain week on a few days: each counts once, by whichever list goes first.
  for (const YearSchedule& year : years_) {
    if (year.year < year_of(from) || year.year > year_of(to)) continue;
    const std::vector<Date>* const lists[] = {&year.local_workdays, &year.local_days_off, &year.workdays,
                                              &year.days_off};
    for (std::size_t i = 0; i < std::size(lists); ++i) {
      const bool worked = i % 2 == 0;
      for (auto day = std::ranges::upper_bound(*lists[i], from); day != lists[i]->end() && *day <= to; ++day) {
        const bool told_before =
            std::any_of(lists, lists + i, [&](const std::vector<Date>* list) { return holds(*list, *day); });
        const bool twice = day != lists[i]->begin() && *(day - 1) == *day;
        if (!told_before && !twice && worked == is_weekend(*day)) count += worked ? 1 : -1;
      }
    }
  }
  return count;
}

}  // namespace ljfl::time
