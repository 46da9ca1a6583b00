/// Says what src/time makes of every day it knows, for dates.sh to hold against Python's datetime. Reads the lists of a
/// calendar (off|work|local-off|local-work DATE) from stdin.
#include <algorithm>
#include <iostream>
#include <map>
#include <string>

#include "time/time.hpp"

using namespace ljfl::time;

namespace {

std::vector<YearSchedule> schedules() {
  std::map<int, YearSchedule> years;
  std::string list;
  std::string text;
  while (std::cin >> list >> text) {
    const Date day = parse_date(text).date.value();
    YearSchedule& year = years[year_of(day)];
    year.year = year_of(day);
    (list == "off"         ? year.days_off
     : list == "work"      ? year.workdays
     : list == "local-off" ? year.local_days_off
                           : year.local_workdays)
        .push_back(day);
  }
  std::vector<YearSchedule> out;
  for (auto& [number, year] : years) {
    for (auto* days : {&year.days_off, &year.workdays, &year.local_days_off, &year.local_workdays}) {
      std::ranges::sort(*days);
    }
    out.push_back(std::move(year));
  }
  return out;
}

void say(const Period& period) {
  std::cout << ' ' << period.name() << ' ' << iso(period.first()) << ' ' << iso(period.last()) << ' '
            << period.next().name() << ' ' << period.previous().name();
}

/// Every day by itself: its periods, what is worked, what terms and rolling make of it.
void days() {
  const std::vector<YearSchedule> lists = schedules();
  const Calendar calendar(lists, Roll::none);
  const Calendar next(lists, Roll::next_workday);
  const Calendar after(lists, Roll::after_holidays);
  constexpr std::string_view terms[] = {"0d", "5d", "-6d", "365d", "-999d", "0wd", "1wd", "-1wd", "5wd", "-21wd"};
  const Date last = make_date(last_year, 12, 31).value();
  for (Date day = make_date(first_year, 1, 1).value(); day <= last; day += std::chrono::days{1}) {
    std::cout << iso(day) << ' ' << chinese(day) << ' ' << (calendar.is_workday(day) ? "worked" : "free");
    for (const PeriodKind kind : {PeriodKind::month, PeriodKind::quarter, PeriodKind::half, PeriodKind::year}) {
      say(period_of(kind, day));
    }
    for (const std::string_view term : terms) {
      const Date moved = calendar.add(day, parse_term(term).value());
      std::cout << ' ' << iso(moved) << ' ' << days_between(day, moved) << ' ' << calendar.workdays_between(day, moved);
    }
    std::cout << ' ' << iso(next.rolled(day)) << ' ' << iso(after.rolled(day)) << '\n';
  }
}

/// Each line of stdin as a date and as a period.
void words() {
  constexpr std::string_view faults[] = {"malformed", "impossible", "out-of-range"};
  for (std::string line; std::getline(std::cin, line);) {
    const ParsedDate parsed = parse_date(line);
    std::cout << (parsed.date ? iso(*parsed.date) : std::string{faults[static_cast<std::size_t>(parsed.fault)]});
    const auto period = parse_period(line);
    std::cout << ' ' << (period ? iso(period->first()) + ".." + iso(period->last()) : "none") << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  if (argc > 1 && std::string_view{argv[1]} == "words") {
    words();
  } else {
    days();
  }
}
