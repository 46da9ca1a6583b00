/// Ten years of days, written out one by one, and a calendar that is only walked through: what `time` and `standing`
/// are held to. Shares no code with `src/`.
#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "make_register.hpp"

namespace ljfl::test {

/// Ten years, each day written out, Monday as 0. Days are meant by their place in the list.
struct Almanac {
  struct Day {
    int year = 0, month = 0, day = 0, weekday = 0;
    std::string iso = {};
    std::map<std::string, std::string> label = {};  ///< month, quarter, half, year → its name
  };
  std::vector<Day> days = {};
  std::map<std::string, int> at = {};
  std::map<std::string, std::pair<int, int>> span = {};  ///< a period's name → its first and last day

  static int length(int year, int month) {
    const std::array<int, 12> lengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return lengths.at(static_cast<std::size_t>(month - 1)) + (month == 2 && year % 4 == 0 ? 1 : 0);  // 2000 is far
  }
  static std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }
  static std::string iso(int year, int month, int day) {
    return std::to_string(year) + "-" + two(month) + "-" + two(day);
  }
  Almanac() {
    int weekday = 5;  // 2022-01-01 was a Saturday
    for (int year = 2022; year <= 2031; ++year) {
      for (int month = 1; month <= 12; ++month) {
        for (int day = 1; day <= length(year, month); ++day, weekday = (weekday + 1) % 7) {
          const std::string y = std::to_string(year);
          const int index = static_cast<int>(days.size());
          days.push_back({year,
                          month,
                          day,
                          weekday,
                          iso(year, month, day),
                          {{"month", y + "-" + two(month)},
                           {"quarter", y + "Q" + std::to_string((month + 2) / 3)},
                           {"half", y + (month <= 6 ? "H1" : "H2")},
                           {"year", y}}});
          at[days.back().iso] = index;
          for (const auto& entry : days.back().label) {
            if (!span.contains(entry.second)) span[entry.second] = {index, index};
            span[entry.second].second = index;
          }
        }
      }
    }
  }
  [[nodiscard]] const Day& operator[](int index) const { return days.at(static_cast<std::size_t>(index)); }
};

inline const Almanac& almanac() {
  static const Almanac all;
  return all;
}

/// What the lists say of a day, and nothing cleverer. The region goes before the nation, both before the weekend.
class NaiveCalendar {
 public:
  explicit NaiveCalendar(const DistrictWords& words) : roll_(words.roll) {
    off_.insert(words.days_off.begin(), words.days_off.end());
    on_.insert(words.workdays.begin(), words.workdays.end());
    local_off_.insert(words.local_days_off.begin(), words.local_days_off.end());
    local_on_.insert(words.local_workdays.begin(), words.local_workdays.end());
  }
  [[nodiscard]] bool worked(int day) const {
    const std::string& iso = almanac()[day].iso;
    if (local_on_.contains(iso)) return true;
    if (local_off_.contains(iso)) return false;
    if (on_.contains(iso)) return true;
    return !off_.contains(iso) && almanac()[day].weekday < 5;
  }
  [[nodiscard]] bool off_by_list(int day) const {
    const std::string& iso = almanac()[day].iso;
    return !worked(day) && (off_.contains(iso) || local_off_.contains(iso));
  }
  [[nodiscard]] int rolled(int day) const {
    if (roll_ == time::Roll::next_workday) {
      while (!worked(day)) ++day;
    }
    if (roll_ == time::Roll::after_holidays) {
      while (off_by_list(day)) ++day;
    }
    return day;
  }
  /// 5d, -6d, 5wd, or nothing.
  [[nodiscard]] int after(int day, const std::string& term) const {
    if (term.empty()) return day;
    const bool workdays = term.ends_with("wd");
    int left = std::stoi(term);
    for (const int step = left < 0 ? -1 : 1; left != 0;) {
      day += step;
      if (!workdays || worked(day)) left -= step;
    }
    return day;
  }

 private:
  time::Roll roll_;
  std::set<std::string> off_ = {}, on_ = {}, local_off_ = {}, local_on_ = {};
};

}  // namespace ljfl::test
