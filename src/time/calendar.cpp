#include <algorithm>
#include <cstdlib>
#include <utility>

#include "time/time.hpp"

namespace ljfl::time {
namespace {

bool holds(const std::vector<Date>& days, Date day) { return std::ranges::binary_search(days, day); }

bool is_weekend(Date day) {
  const std::chrono::weekday weekday{day};
  return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

constexpr std::chrono::days one_day{1};

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
  int count = 0;
  for (Date day = from + one_day; day <= to; day += one_day) {
    if (is_workday(day)) ++count;
  }
  return count;
}

}  // namespace ljfl::time
