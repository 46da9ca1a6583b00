/// Days, periods and the working calendar, held to lists that are written out and to naive arithmetic.
#include "time/time.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <set>

#include "generated_district.hpp"
#include "load/load.hpp"

using namespace ljfl::time;

namespace {

Date day(std::string_view text) {
  const ParsedDate parsed = parse_date(text);
  REQUIRE(parsed.date);
  return *parsed.date;
}

std::vector<Date> range(std::string_view first, std::string_view last) {
  std::vector<Date> out;
  for (Date d = day(first); d <= day(last); d += std::chrono::days{1}) out.push_back(d);
  return out;
}

/// The State Council's schedule of 2026.
YearSchedule schedule_2026() {
  YearSchedule out{.year = 2026, .has_national = true};
  for (const auto& [first, last] : {std::pair{"2026-01-01", "2026-01-03"},
                                    {"2026-02-15", "2026-02-23"},
                                    {"2026-04-04", "2026-04-06"},
                                    {"2026-05-01", "2026-05-05"},
                                    {"2026-06-19", "2026-06-21"},
                                    {"2026-09-25", "2026-09-27"},
                                    {"2026-10-01", "2026-10-07"}}) {
    for (const Date d : range(first, last)) out.days_off.push_back(d);
  }
  for (const std::string_view text :
       {"2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"}) {
    out.workdays.push_back(day(text));
  }
  return out;
}

}  // namespace

TEST_CASE("2026 has these 248 workdays, month by month") {
  const Calendar calendar({schedule_2026()}, Roll::none);
  // Days off of 2026, all of them but the plain weekends; and the weekend days that are worked.
  const std::set<std::string> holidays = {
      "2026-01-01", "2026-01-02", "2026-01-03", "2026-02-15", "2026-02-16", "2026-02-17", "2026-02-18",
      "2026-02-19", "2026-02-20", "2026-02-21", "2026-02-22", "2026-02-23", "2026-04-04", "2026-04-05",
      "2026-04-06", "2026-05-01", "2026-05-02", "2026-05-03", "2026-05-04", "2026-05-05", "2026-06-19",
      "2026-06-20", "2026-06-21", "2026-09-25", "2026-09-26", "2026-09-27", "2026-10-01", "2026-10-02",
      "2026-10-03", "2026-10-04", "2026-10-05", "2026-10-06", "2026-10-07"};
  const std::set<std::string> worked = {"2026-01-04", "2026-02-14", "2026-02-28",
                                        "2026-05-09", "2026-09-20", "2026-10-10"};
  constexpr int by_month[] = {21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23};
  int month_count[12] = {};
  int weekday = 3;  // 2026-01-01 is a Thursday; 0 is Monday
  int days = 0;
  for (Date d = day("2026-01-01"); d <= day("2026-12-31");
       d += std::chrono::days{1}, weekday = (weekday + 1) % 7, ++days) {
    const bool expected = worked.contains(iso(d)) || (!holidays.contains(iso(d)) && weekday < 5);
    CAPTURE(iso(d));
    CHECK(calendar.is_workday(d) == expected);
    CHECK(calendar.is_statutory_day_off(d) == holidays.contains(iso(d)));
    if (calendar.is_workday(d)) ++month_count[month_of(d) - 1];
  }
  CHECK(days == 365);
  for (int i = 0; i < 12; ++i) CHECK(month_count[i] == by_month[i]);
}

/// 2026 as it hangs on the wall, a letter a day: w worked, X a weekend day that is worked, H a day off by the State
/// Council's list, . a plain weekend.
constexpr std::string_view wall_2026[12] = {
    "HHHXwwwww..wwwww..wwwww..wwwww.", ".wwwww..wwwwwXHHHHHHHHHwwwwX",    ".wwwww..wwwww..wwwww..wwwww..ww",
    "wwwHHHwwww..wwwww..wwwww..wwww",  "HHHHHwwwX.wwwww..wwwww..wwwww..", "wwwww..wwwww..wwwwHHHwwwww..ww",
    "www..wwwww..wwwww..wwwww..wwwww", "..wwwww..wwwww..wwwww..wwwww..w", "wwww..wwwww..wwwww.XwwwwHHHwww",
    "HHHHHHHwwX.wwwww..wwwww..wwwww.", ".wwwww..wwwww..wwwww..wwwww..w",  "wwww..wwwww..wwwww..wwwww..wwww",
};

TEST_CASE("the shipped calendar says of each of the 365 days of 2026 what the wall calendar says") {
  const std::string path = std::string{LJFL_SOURCE_DIR} + "/ljfl.toml";
  std::ifstream in(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  ljfl::text::Snapshot files;
  files.files.push_back({.path = "ljfl.toml", .bytes = bytes});
  ljfl::diag::Diagnostics told;
  const ljfl::model::Register reg = ljfl::load::load(files, told);
  const Calendar& shipped = reg.config.calendar;
  const Calendar stated({schedule_2026()}, Roll::none);
  int days = 0;
  int worked = 0;
  for (unsigned month = 1; month <= 12; ++month) {
    for (unsigned d = 1; d <= wall_2026[month - 1].size(); ++d, ++days) {
      const auto date = make_date(2026, month, d);
      REQUIRE(date);
      const char letter = wall_2026[month - 1][d - 1];
      CAPTURE(iso(*date));
      for (const Calendar* const calendar : {&shipped, &stated}) {
        CHECK(calendar->is_workday(*date) == (letter == 'w' || letter == 'X'));
        CHECK(calendar->is_statutory_day_off(*date) == (letter == 'H'));
      }
      if (letter == 'w' || letter == 'X') ++worked;
    }
    CHECK_FALSE(make_date(2026, month, static_cast<unsigned>(wall_2026[month - 1].size()) + 1));
  }
  CHECK(days == 365);
  CHECK(worked == 248);
}

TEST_CASE("the region goes before the nation, and a year without lists counts weekends") {
  YearSchedule year = schedule_2026();
  year.local_days_off = {day("2026-05-27")};
  year.local_workdays = {day("2026-10-04")};
  year.has_local = true;
  const Calendar calendar({year}, Roll::next_workday);
  CHECK_FALSE(calendar.is_workday(day("2026-05-27")));
  CHECK(calendar.is_workday(day("2026-10-04")));
  CHECK(calendar.rolled(day("2026-05-27")) == day("2026-05-28"));
  CHECK(calendar.knows_nation(2026));
  CHECK_FALSE(calendar.knows_nation(2027));
  CHECK(calendar.is_workday(day("2027-10-01")));        // a Friday of a year nobody has listed
  CHECK_FALSE(calendar.is_workday(day("2027-10-02")));  // its Saturday
}

TEST_CASE("three ways of rolling") {
  const Calendar none({schedule_2026()}, Roll::none);
  const Calendar next({schedule_2026()}, Roll::next_workday);
  const Calendar after({schedule_2026()}, Roll::after_holidays);
  struct Row {
    std::string_view due, next, after;
  };
  constexpr Row rows[] = {
      {"2026-10-05", "2026-10-08", "2026-10-08"},  // in the National Day holidays
      {"2026-09-05", "2026-09-07", "2026-09-05"},  // a plain Saturday
      {"2026-10-10", "2026-10-10", "2026-10-10"},  // a Saturday that is worked
      {"2026-02-15", "2026-02-24", "2026-02-24"}, {"2026-11-05", "2026-11-05", "2026-11-05"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.due);
    CHECK(none.rolled(day(row.due)) == day(row.due));
    CHECK(iso(next.rolled(day(row.due))) == row.next);
    CHECK(iso(after.rolled(day(row.due))) == row.after);
  }
}

TEST_CASE("terms in days and in workdays, forward and back, against a walk day by day") {
  const Calendar calendar({schedule_2026()}, Roll::none);
  CHECK(iso(calendar.add(day("2026-09-30"), {.count = 5, .workdays = false})) == "2026-10-05");
  CHECK(iso(calendar.add(day("2026-09-30"), {.count = 5, .workdays = true})) == "2026-10-13");
  CHECK(iso(calendar.add(day("2026-10-31"), {.count = -6, .workdays = false})) == "2026-10-25");
  for (Date from = day("2026-01-15"); from < day("2026-11-15"); from += std::chrono::days{3}) {
    for (int count = -9; count <= 9; ++count) {
      Date walk = from;
      for (int left = count; left != 0;) {
        walk += std::chrono::days{count > 0 ? 1 : -1};
        if (calendar.is_workday(walk)) left += count > 0 ? -1 : 1;
      }
      CHECK(calendar.add(from, {.count = count, .workdays = true}) == walk);
      if (count > 0) CHECK(calendar.workdays_between(from, walk) == count);
    }
  }
}

TEST_CASE("every day from 1949 to 2199 is written and read back, and no other") {
  int count = 0;
  for (int year = 1949; year <= 2199; ++year) {
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (int month = 1; month <= 12; ++month) {
      const int length = lengths[month - 1] + (month == 2 && leap ? 1 : 0);
      for (int d = 1; d <= 31; ++d) {
        char text[16];
        std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, d);
        const ParsedDate parsed = parse_date(text);
        CHECK(parsed.date.has_value() == (d <= length));
        if (!parsed.date) {
          CHECK(parsed.fault == DateFault::impossible);
          continue;
        }
        CHECK(iso(*parsed.date) == text);
        ++count;
      }
    }
  }
  CHECK(count == 91676);
  CHECK(parse_date("1948-12-31").fault == DateFault::out_of_range);
  for (const std::string_view text : {"", "2026-1-01", "2026-01-1", "2026/01/01", "2026-01x01", "2026x01-01",
                                      "２０２６-01-01", " 2026-01-01", "2026-01-01 "}) {
    CHECK_FALSE(parse_date(text).date);
  }
}

TEST_CASE("what a clerk meant by other ways of writing a date") {
  struct Row {
    std::string_view text, meant;
  };
  constexpr Row rows[] = {
      {"2026.10.5", "2026-10-05"},
      {"2026/10/05", "2026-10-05"},
      {"2026年10月5日", "2026-10-05"},
      {"２０２６－１０－０５", "2026-10-05"},
      {"20261005", "2026-10-05"},
      {"46300", "2026-10-05"},
      {"2026-10-5", "2026-10-05"},
      {"2026。10。5", "2026-10-05"},
      {"2026.2.30", ""},
      {"10月5日", ""},
      {"明天", ""},
      {"99999", ""},
      {"", ""},
      {"２０２６年１０月５日", "2026-10-05"},
      {"2026年10月5号", "2026-10-05"},
      {" 2026 - 10 - 5 ", "2026-10-05"},
      {"2026年　10月　5日", "2026-10-05"},
      {"2024.2.29", "2024-02-29"},
      {"2026.2.29", ""},
      {"20260230", ""},
      {"46296", "2026-10-01"},
      {"40000", "2009-07-06"},
      {"60000", "2064-04-08"},
      {"39999", ""},
      {"60001", ""},
      {"1948.12.31", ""},
      {"1949.1.1", "1949-01-01"},
      {"2199/12/31", "2199-12-31"},
      {"2200/1/1", ""},
      // Nobody wrote these days: a byte that wraps, digits that a blank keeps apart, too few or too many parts.
      {"2026.266.1", ""},
      {"2026.10.257", ""},
      {"67562.10.1", ""},
      {"2026-10-1 2", ""},
      {"2026年10月1日2", ""},
      {"202 61005", ""},
      {"2026-10", ""},
      {"2026年10月", ""},
      {"2026-10-05-07", ""},
      {"-2026-10-05", ""},
      {"2026--05", ""},
      {"26.10.5", ""},
      {"5/10/2026", ""},
      {"2026.13.1", ""},
      {"2026.0.1", ""},
      {"2026.1.0", ""},
      {"99999999999999999999", ""},
      {"2026-10-99999999999999999999", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto guess = guess_date(row.text);
    CHECK((guess ? iso(*guess) : "") == row.meant);
  }
}

TEST_CASE("periods end where the calendar ends them") {
  struct Row {
    std::string_view name, first, last, next, chinese;
  };
  constexpr Row rows[] = {
      {"2026-02", "2026-02-01", "2026-02-28", "2026-03", "2026年2月"},
      {"2028-02", "2028-02-01", "2028-02-29", "2028-03", "2028年2月"},
      {"2026-12", "2026-12-01", "2026-12-31", "2027-01", "2026年12月"},
      {"2026Q1", "2026-01-01", "2026-03-31", "2026Q2", "2026年第一季度"},
      {"2026Q4", "2026-10-01", "2026-12-31", "2027Q1", "2026年第四季度"},
      {"2026H1", "2026-01-01", "2026-06-30", "2026H2", "2026年上半年"},
      {"2026H2", "2026-07-01", "2026-12-31", "2027H1", "2026年下半年"},
      {"2026", "2026-01-01", "2026-12-31", "2027", "2026年"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const auto period = parse_period(row.name);
    REQUIRE(period);
    CHECK(period->name() == row.name);
    CHECK(iso(period->first()) == row.first);
    CHECK(iso(period->last()) == row.last);
    CHECK(period->next().name() == row.next);
    CHECK(period->next().previous() == *period);
    CHECK(period->chinese() == row.chinese);
    CHECK(period_of(period->kind, period->last()) == *period);
  }
  for (const std::string_view text :
       {"2026-13", "2026-00", "2026-1", "2026Q5", "2026H3", "2026q1", "26-01", "2026-010", ""}) {
    CAPTURE(text);
    CHECK_FALSE(parse_period(text));
  }
}

TEST_CASE("a day is made of a real year, month and day, and of nothing that a byte would make of it") {
  int made = 0;
  for (unsigned month = 0; month <= 600; ++month) {
    for (unsigned d = 0; d <= 600; ++d) {
      if (make_date(2024, month, d)) ++made;
    }
  }
  CHECK(made == 366);
  CHECK_FALSE(make_date(1948, 12, 31));
  CHECK_FALSE(make_date(2200, 1, 1));
  CHECK_FALSE(make_date(2026 + 65536, 10, 1));
  CHECK_FALSE(make_date(2026, UINT32_MAX, 1));
}

TEST_CASE("every other spelling of a day is understood, on every day") {
  int lost = 0;
  for (Date d = day("1949-01-01"); d <= day("2199-12-31"); d += std::chrono::days{7}) {
    const std::string y = std::to_string(year_of(d));
    const std::string m = std::to_string(month_of(d));
    const std::string t = std::to_string(day_of(d));
    const std::string plain = iso(d);
    for (const std::string& text : {y + "." + m + "." + t, y + "/" + m + "/" + t, y + "-" + m + "-" + t, chinese(d),
                                    plain.substr(0, 4) + plain.substr(5, 2) + plain.substr(8)}) {
      if (guess_date(text) != d) ++lost;
    }
  }
  CHECK(lost == 0);
}

TEST_CASE("days in words and in numbers") {
  CHECK(chinese(day("2026-10-01")) == "2026年10月1日");
  CHECK(chinese(day("2026-01-31")) == "2026年1月31日");
  CHECK(year_of(day("2024-02-29")) == 2024);
  CHECK(month_of(day("2024-02-29")) == 2);
  CHECK(day_of(day("2024-02-29")) == 29);
  CHECK(days_between(day("2026-01-01"), day("2026-12-31")) == 364);
  CHECK(days_between(day("2024-03-01"), day("2024-02-28")) == -2);
  CHECK(days_between(day("2026-10-01"), day("2026-10-01")) == 0);
}

TEST_CASE("periods of every kind lie side by side from 1949 to 2199, and each day is in its own") {
  for (const PeriodKind kind : {PeriodKind::month, PeriodKind::quarter, PeriodKind::half, PeriodKind::year}) {
    CHECK(parse_period_kind(name_of(kind)) == kind);
    Period period = period_of(kind, day("1949-01-01"));
    int count = 0;
    int wrong = 0;
    for (; period.year <= last_year; period = period.next(), ++count) {
      const int length = days_between(period.first(), period.last()) + 1;
      const bool leap = period.year % 4 == 0 && (period.year % 100 != 0 || period.year % 400 == 0);
      if (kind == PeriodKind::half && length != (period.index == 2 ? 184 : leap ? 182 : 181)) ++wrong;
      if (kind == PeriodKind::year && length != (leap ? 366 : 365)) ++wrong;
      if (parse_period(period.name()) != period) ++wrong;
      if (period.next().first() != period.last() + std::chrono::days{1}) ++wrong;
      if (period.next().previous() != period || !(period < period.next())) ++wrong;
      for (Date d = period.first(); d <= period.last(); d += std::chrono::days{1}) {
        if (period_of(kind, d) != period || !period.holds(d)) ++wrong;
      }
      if (period.holds(period.first() - std::chrono::days{1}) || period.holds(period.last() + std::chrono::days{1}))
        ++wrong;
    }
    CAPTURE(name_of(kind));
    CHECK(count == 251 * 12 / months_of(kind));
    CHECK(wrong == 0);
  }
  const Period half = *parse_period("2026H2");
  for (const std::string_view inside : {"2026-07", "2026-12", "2026Q3", "2026Q4", "2026H2"})
    CHECK(half.holds(*parse_period(inside)));
  for (const std::string_view outside : {"2026-06", "2027-01", "2026Q2", "2026H1", "2026", "2025H2"}) {
    CHECK_FALSE(half.holds(*parse_period(outside)));
  }
  for (const std::string_view text : {"", "week", "Month", "months", "季"}) CHECK_FALSE(parse_period_kind(text));
  for (const std::string_view text :
       {"1948", "2200-01", "2026Q0", "2026Q", "2026H", "2026-", "2026-1a", "2026 Q1", "2026Q12", "+026", "-026-01"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_period(text));
  }
}

// The lists are by chance: days off in a row, worked weekends, and a region that takes back some of both.
TEST_CASE("the calendar agrees with one that is walked through, on 80 calendars") {
  using namespace ljfl::test;
  int days = 0;
  for (std::uint32_t seed = 1; seed <= 80; ++seed) {
    DistrictWords words = Generator(seed).district();
    for (const Roll roll : {Roll::none, Roll::next_workday, Roll::after_holidays}) {
      words.roll = roll;
      const Calendar calendar = make_calendar(words);
      const NaiveCalendar naive(words);
      int wrong = 0;
      const int end = almanac().at.at(words.end) + 60;
      for (int i = almanac().at.at(words.start) - 30; i <= end; ++i, ++days) {
        const Date d = ljfl::test::day(almanac()[i].iso);
        if (calendar.is_workday(d) != naive.worked(i)) ++wrong;
        if (calendar.is_statutory_day_off(d) != naive.off_by_list(i)) ++wrong;
        if (iso(calendar.rolled(d)) != almanac()[naive.rolled(i)].iso) ++wrong;
        for (const std::string text : {"0d", "0wd", "1wd", "-1wd", "5wd", "-7wd", "12wd", "31d", "-45d"}) {
          const Term term = *parse_term(text);
          const int there = naive.after(i, text);
          if (iso(calendar.add(d, term)) != almanac()[there].iso) ++wrong;
          int between = 0;  // in (from, to]
          for (int k = std::min(i, there) + 1; k <= std::max(i, there); ++k) between += naive.worked(k) ? 1 : 0;
          if (calendar.workdays_between(d, calendar.add(d, term)) != (there < i ? -between : between)) ++wrong;
        }
      }
      CAPTURE(seed);
      CHECK(wrong == 0);
    }
  }
  CHECK(days > 60'000);
}

TEST_CASE("the region's lists are known apart from the nation's") {
  YearSchedule local{.year = 2027, .has_local = true, .local_days_off = {day("2027-03-10")}};
  const Calendar calendar({local, schedule_2026()}, Roll::after_holidays);  // in no order
  CHECK(calendar.knows_nation(2026));
  CHECK_FALSE(calendar.knows_region(2026));
  CHECK(calendar.knows_region(2027));
  CHECK_FALSE(calendar.knows_nation(2027));
  CHECK(calendar.rolled(day("2027-03-10")) == day("2027-03-11"));
  CHECK(Calendar{}.roll() == Roll::none);
  CHECK(Calendar{}.is_workday(day("2026-10-01")));
}

TEST_CASE("terms are written in one way") {
  CHECK(parse_term("0wd") == Term{.count = 0, .workdays = true});
  CHECK(parse_term("-0d") == Term{.count = 0, .workdays = false});
  CHECK(parse_term("-3wd") == Term{.count = -3, .workdays = true});
  CHECK(parse_term("999d") == Term{.count = 999, .workdays = false});
  for (const std::string_view text :
       {"wd", "-d", "-wd", "-", "５d", "1.5d", "5dd", "5wdd", "d5", "5D", "5WD", "1000wd"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_term(text));
  }

  CHECK(parse_term("5d") == Term{.count = 5, .workdays = false});
  CHECK(parse_term("5wd") == Term{.count = 5, .workdays = true});
  CHECK(parse_term("-6d") == Term{.count = -6, .workdays = false});
  for (const std::string_view text : {"5", "d", "5天", "+5d", "5 d", "1000d", "--5d", "5w", ""}) {
    CAPTURE(text);
    CHECK_FALSE(parse_term(text));
  }
}
