/// Days, periods and the working calendar, held to lists that are written out and to naive arithmetic.
#include "time/time.hpp"

#include <doctest/doctest.h>

#include <set>

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
  for (const auto& [first, last] : {std::pair{"2026-01-01", "2026-01-03"}, {"2026-02-15", "2026-02-23"},
                                    {"2026-04-04", "2026-04-06"}, {"2026-05-01", "2026-05-05"},
                                    {"2026-06-19", "2026-06-21"}, {"2026-09-25", "2026-09-27"},
                                    {"2026-10-01", "2026-10-07"}}) {
    for (const Date d : range(first, last)) out.days_off.push_back(d);
  }
  for (const std::string_view text : {"2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"}) {
    out.workdays.push_back(day(text));
  }
  return out;
}

}  // namespace

TEST_CASE("2026 has these 248 workdays, month by month") {
  const Calendar calendar({schedule_2026()}, Roll::none);
  // Days off of 2026, all of them but the plain weekends; and the weekend days that are worked.
  const std::set<std::string> holidays = {
      "2026-01-01", "2026-01-02", "2026-01-03", "2026-02-15", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19",
      "2026-02-20", "2026-02-21", "2026-02-22", "2026-02-23", "2026-04-04", "2026-04-05", "2026-04-06", "2026-05-01",
      "2026-05-02", "2026-05-03", "2026-05-04", "2026-05-05", "2026-06-19", "2026-06-20", "2026-06-21", "2026-09-25",
      "2026-09-26", "2026-09-27", "2026-10-01", "2026-10-02", "2026-10-03", "2026-10-04", "2026-10-05", "2026-10-06",
      "2026-10-07"};
  const std::set<std::string> worked = {"2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"};
  constexpr int by_month[] = {21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23};
  int month_count[12] = {};
  int weekday = 3;  // 2026-01-01 is a Thursday; 0 is Monday
  int days = 0;
  for (Date d = day("2026-01-01"); d <= day("2026-12-31"); d += std::chrono::days{1}, weekday = (weekday + 1) % 7, ++days) {
    const bool expected = worked.contains(iso(d)) || (!holidays.contains(iso(d)) && weekday < 5);
    CAPTURE(iso(d));
    CHECK(calendar.is_workday(d) == expected);
    CHECK(calendar.is_statutory_day_off(d) == holidays.contains(iso(d)));
    if (calendar.is_workday(d)) ++month_count[month_of(d) - 1];
  }
  CHECK(days == 365);
  for (int i = 0; i < 12; ++i) CHECK(month_count[i] == by_month[i]);
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
  CHECK(calendar.is_workday(day("2027-10-01")));       // a Friday of a year nobody has listed
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
      {"2026-02-15", "2026-02-24", "2026-02-24"},
      {"2026-11-05", "2026-11-05", "2026-11-05"},
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
  for (const std::string_view text : {"", "2026-1-01", "2026-01-1", "2026/01/01", "２０２６-01-01", " 2026-01-01", "2026-01-01 "}) {
    CHECK_FALSE(parse_date(text).date);
  }
}

TEST_CASE("what a clerk meant by other ways of writing a date") {
  struct Row {
    std::string_view text, meant;
  };
  constexpr Row rows[] = {
      {"2026.10.5", "2026-10-05"}, {"2026/10/05", "2026-10-05"}, {"2026年10月5日", "2026-10-05"},
      {"２０２６－１０－０５", "2026-10-05"}, {"20261005", "2026-10-05"}, {"46300", "2026-10-05"},
      {"2026-10-5", "2026-10-05"}, {"2026。10。5", "2026-10-05"}, {"2026.2.30", ""}, {"10月5日", ""}, {"明天", ""},
      {"99999", ""}, {"", ""},
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
  for (const std::string_view text : {"2026-13", "2026-00", "2026-1", "2026Q5", "2026H3", "2026q1", "26-01", "2026-010", ""}) {
    CAPTURE(text);
    CHECK_FALSE(parse_period(text));
  }
}

TEST_CASE("terms are written in one way") {
  CHECK(parse_term("5d") == Term{.count = 5, .workdays = false});
  CHECK(parse_term("5wd") == Term{.count = 5, .workdays = true});
  CHECK(parse_term("-6d") == Term{.count = -6, .workdays = false});
  for (const std::string_view text : {"5", "d", "5天", "+5d", "5 d", "1000d", "--5d", "5w", ""}) {
    CAPTURE(text);
    CHECK_FALSE(parse_term(text));
  }
}
