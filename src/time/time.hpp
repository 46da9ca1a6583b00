/// Days, periods, terms and the working calendar. No clock, no time zone, no locale: a day is a day in China.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ljfl::time {

/// A day. Always a real one: what cannot be (30 February) is refused where text becomes a Date.
using Date = std::chrono::sys_days;

/// Years that a date of the register may lie in, both included.
inline constexpr int first_year = 1949;
inline constexpr int last_year = 2199;

[[nodiscard]] std::optional<Date> make_date(int year, unsigned month, unsigned day);

/// YYYY-MM-DD in ASCII digits and nothing else.
enum class DateFault : std::uint8_t { malformed, impossible, out_of_range };
struct ParsedDate {
  std::optional<Date> date = {};
  DateFault fault = DateFault::malformed;  ///< when there is no date
};
[[nodiscard]] ParsedDate parse_date(std::string_view text);

/// The day most likely meant by 2026.10.1, 2026/10/1, 2026年10月1日, 20261001, full-width digits or a spreadsheet's
/// serial number (46296): for a suggestion, never for reading data.
[[nodiscard]] std::optional<Date> guess_date(std::string_view text);

[[nodiscard]] std::string iso(Date day);      ///< 2026-10-01
[[nodiscard]] std::string chinese(Date day);  ///< 2026年10月1日
[[nodiscard]] int year_of(Date day);
[[nodiscard]] unsigned month_of(Date day);
[[nodiscard]] unsigned day_of(Date day);
[[nodiscard]] int days_between(Date from, Date to);  ///< to - from

enum class PeriodKind : std::uint8_t { month, quarter, half, year };
[[nodiscard]] int months_of(PeriodKind kind);  ///< 1, 3, 6, 12

/// A month, quarter, half or whole year of the calendar. `index` is from 1.
struct Period {
  PeriodKind kind = PeriodKind::month;
  int year = first_year;
  int index = 1;

  [[nodiscard]] Date first() const;
  [[nodiscard]] Date last() const;
  [[nodiscard]] Period next() const;
  [[nodiscard]] Period previous() const;
  [[nodiscard]] bool holds(Date day) const { return first() <= day && day <= last(); }
  [[nodiscard]] bool holds(const Period& other) const { return first() <= other.first() && other.last() <= last(); }
  [[nodiscard]] std::string name() const;     ///< 2026-10, 2026Q4, 2026H2, 2026
  [[nodiscard]] std::string chinese() const;  ///< 2026年10月, 2026年第四季度, 2026年下半年, 2026年
  auto operator<=>(const Period&) const = default;
};

[[nodiscard]] Period period_of(PeriodKind kind, Date day);
/// 2026-10, 2026Q4, 2026H2, 2026.
[[nodiscard]] std::optional<Period> parse_period(std::string_view text);
/// month, quarter, half, year.
[[nodiscard]] std::optional<PeriodKind> parse_period_kind(std::string_view text);
[[nodiscard]] std::string_view name_of(PeriodKind kind);

/// A length of time as the register writes it: 5d, -6d, 5wd (workdays).
struct Term {
  int count = 0;
  bool workdays = false;
  auto operator<=>(const Term&) const = default;
};
[[nodiscard]] std::optional<Term> parse_term(std::string_view text);

/// What becomes of a due date on a day off.
enum class Roll : std::uint8_t {
  none,           ///< it stays
  next_workday,   ///< it moves to the next day that is worked
  after_holidays  ///< off a statutory day off it moves to the first day that is none; a plain weekend does not move it
};

/// One year's lists. Each is sorted and lies in that year.
struct YearSchedule {
  int year = 0;
  bool has_national = false;        ///< the nation's list is known
  bool has_local = false;           ///< the region's list is known
  std::vector<Date> days_off = {};  ///< the nation's days off
  std::vector<Date> workdays = {};  ///< weekend days that are worked (调休)
  std::vector<Date> local_days_off = {};
  std::vector<Date> local_workdays = {};
};

/// Which days are worked. What the region says goes before what the nation says, and both before the weekend.
class Calendar {
 public:
  Calendar() = default;
  Calendar(std::vector<YearSchedule> years, Roll roll);

  [[nodiscard]] bool is_workday(Date day) const;
  /// A day off by a list, not by being a plain weekend.
  [[nodiscard]] bool is_statutory_day_off(Date day) const;
  [[nodiscard]] bool knows_nation(int year) const;
  [[nodiscard]] bool knows_region(int year) const;
  /// Is any year's list known? Without one, nobody counts workdays here.
  [[nodiscard]] bool any_schedule() const { return !years_.empty(); }
  [[nodiscard]] Roll roll() const { return roll_; }

  /// `day` moved by the calendar's rolling.
  [[nodiscard]] Date rolled(Date day) const;
  /// `day` plus a term, not rolled. Workdays: the nth worked day after `day` (before it, for a negative term).
  [[nodiscard]] Date add(Date day, Term term) const;
  /// How many worked days lie in (from, to]; negative when `to` is before `from`.
  [[nodiscard]] int workdays_between(Date from, Date to) const;

 private:
  [[nodiscard]] const YearSchedule* schedule(int year) const;
  std::vector<YearSchedule> years_ = {};
  Roll roll_ = Roll::none;
};

}  // namespace ljfl::time
