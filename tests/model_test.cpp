/// Exact numbers, the names of units, the kinds of tasks.
#include "model/model.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>

#include "make_register.hpp"

using namespace ljfl;
using namespace ljfl::model;

namespace {

constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

}  // namespace

TEST_CASE("a decimal is written without a zero too many, or with two digits always") {
  struct Row {
    std::int64_t hundredths;
    std::string_view plain, two_digits;
  };
  constexpr Row rows[] = {
      {9650, "96.5", "96.50"},
      {10000, "100", "100.00"},
      {25, "0.25", "0.25"},
      {0, "0", "0.00"},
      {5, "0.05", "0.05"},
      {10, "0.1", "0.10"},
      {100, "1", "1.00"},
      {1000, "10", "10.00"},
      {-50, "-0.5", "-0.50"},
      {-5, "-0.05", "-0.05"},
      {-10000, "-100", "-100.00"},
      {1591, "15.91", "15.91"},
      {101, "1.01", "1.01"},
      {least, "-92233720368547758.08", "-92233720368547758.08"},
      {most, "92233720368547758.07", "92233720368547758.07"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.hundredths);
    CHECK(plain({row.hundredths}) == row.plain);
    CHECK(two_digits({row.hundredths}) == row.two_digits);
  }
}

TEST_CASE("a decimal is read in one way") {
  struct Row {
    std::string_view text;
    std::int64_t hundredths;
  };
  constexpr Row good[] = {{"0", 0},
                          {"96.5", 9650},
                          {"96.50", 9650},
                          {"100", 10000},
                          {"0.25", 25},
                          {"0.05", 5},
                          {"7", 700},
                          {"0.0", 0},
                          {"999999999999", 99999999999900},
                          {"999999999999.99", 99999999999999}};
  for (const Row& row : good) {
    CAPTURE(row.text);
    const auto read = parse_decimal(row.text);
    REQUIRE(read);
    CHECK(read->hundredths == row.hundredths);
    CHECK(parse_decimal("-" + std::string{row.text}, true)->hundredths == -row.hundredths);
    CHECK_FALSE(parse_decimal("-" + std::string{row.text}));
  }
  for (const std::string_view text :
       {"",      ".",    "-",     "-.",  ".5",   "5.",   "1.234", "1e3",          "+1",
        " 1",    "1 ",   "1,200", "010", "00",   "00.5", "1.2.3", "0x10",         "９６.5",
        "96.5%", "12次", "--1",   "1-",  "1.-5", "nan",  "inf",   "1000000000000"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_decimal(text));
    CHECK_FALSE(parse_decimal(text, true));
  }
  int lost = 0;
  for (std::int64_t i = -20000; i <= 20000; ++i) {
    if (parse_decimal(plain({i}), true) != Decimal{i}) ++lost;
    if (parse_decimal(two_digits({i}), true) != Decimal{i}) ++lost;
  }
  CHECK(lost == 0);
}

TEST_CASE("rounding is half away from zero") {
  struct Row {
    std::int64_t n, d, whole;
  };
  constexpr Row rows[] = {
      {1, 2, 1},
      {-1, 2, -1},
      {1, 3, 0},
      {2, 3, 1},
      {5, 2, 3},
      {-5, 2, -3},
      {7, 3, 2},
      {0, 9, 0},
      {3, 6, 1},
      {std::int64_t{183} * 327, 365, 164},
      {std::int64_t{60} * 304, 365, 50},
      {most, 1, most},
      {least, 1, least},
      {most, most, 1},
      {least, most, -1},
      {most - 1, most, 1},
      {most, 2, most / 2 + 1},
      {least, 2, least / 2},
      {most / 2, most, 0},  // a hair below the half
  };
  for (const Row& row : rows) {
    CAPTURE(row.n);
    CAPTURE(row.d);
    CHECK(rounded(row.n, row.d) == row.whole);
  }
  int wrong = 0;
  for (std::int64_t d = 1; d <= 60; ++d) {
    for (std::int64_t n = -400; n <= 400; ++n) {
      const std::int64_t size = n < 0 ? -n : n;
      std::int64_t whole = 0;
      while ((2 * whole + 1) * d <= 2 * size) ++whole;  // as long as a half more is reached
      if (rounded(n, d) != (n < 0 ? -whole : whole)) ++wrong;
      if (ratio(n, d).hundredths != rounded(n * 100, d)) ++wrong;
    }
  }
  CHECK(wrong == 0);
  CHECK(plain(ratio(21, 33)) == "0.64");
  CHECK(plain(ratio(2100, 33)) == "63.64");
  CHECK(plain(ratio(1, 8)) == "0.13");
  CHECK(plain(ratio(-1, 8)) == "-0.13");
}

TEST_CASE("a unit answers to its id, name, alias and full name, and to a beginning that is its alone") {
  const test::DistrictWords words{
      .units = {{.id = "jiaoyuju", .name = "教育局", .full_name = "兴庆区教育局", .aliases = {"教体局"}},
                {.id = "caizhengju", .name = "财政局", .full_name = "兴庆区财政局", .aliases = {"金融局", "caizheng"}},
                {.id = "minzhengju", .name = "民政局", .full_name = "兴庆区民政局"},
                // Its id is the alias of nobody, its alias begins like an id, its name like another's full name.
                {.id = "minzu", .name = "兴庆区民族宗教事务局", .aliases = {"jiaoyuju", "民宗局"}},
                {.id = "cai", .name = "采购中心"}}};
  const Register reg = test::make_register(words);
  struct Row {
    std::string_view word;
    std::uint32_t index;
    std::vector<std::uint32_t> candidates;
  };
  const Row rows[] = {
      {"jiaoyuju", 0, {}},  // an id goes before another unit's alias
      {"教育局", 0, {}},      {"教体局", 0, {}},     {"兴庆区教育局", 0, {}},
      {"金融局", 1, {}},      {"caizheng", 1, {}},   {"cai", 4, {}},  // the whole of one id, though another begins so
      {"caiz", 1, {}},        {"财", 1, {}},         {"金", 1, {}},
      {"min", none, {2, 3}},  {"民", none, {2, 3}},  // in the register's order, by name and by alias
      {"minzh", 2, {}},       {"民宗", 3, {}},       {"jiaoyu", none, {0, 3}},  // an id and an alias begin so
      {"兴庆区", 3, {}},  // full names do not count by their beginnings
      {"兴庆区财", none, {}}, {"局", none, {}},      {"", none, {}},
      {"Jiaoyuju", none, {}}, {"教育局 ", none, {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.word);
    const Lookup found = find_unit(reg, row.word);
    CHECK(found.index == row.index);
    CHECK(found.candidates == row.candidates);
  }
  CHECK(find_unit(Register{}, "jiaoyuju").index == none);
}

TEST_CASE("a task's kind follows from its fields") {
  const Located<time::Date> due{.value = test::day("2026-06-30")};
  const Located<time::PeriodKind> every{.value = time::PeriodKind::quarter};
  CHECK(Task{}.kind() == TaskKind::standing);
  CHECK(Task{.quotas = {0}}.kind() == TaskKind::quota);
  CHECK(Task{.every = every}.kind() == TaskKind::recurring);
  CHECK(Task{.every = every, .quotas = {0}}.kind() == TaskKind::recurring);
  CHECK(Task{.due = due}.kind() == TaskKind::deliverable);
  CHECK(Task{.due = due, .quotas = {0}}.kind() == TaskKind::deliverable);
}

TEST_CASE("small words of the model") {
  CHECK(name_of(Role::lead) == "lead");
  CHECK(name_of(Role::member) == "member");
  CHECK(name_of(Role::local) == "local");
  CHECK(name_of(Role::other) == "other");
  CHECK_FALSE(Text{}.given());
  CHECK(Text{.at = {.file = 0, .begin = 3, .end = 5}}.given());  // `name: ""` is given and empty
  Store store;
  const std::string_view first = store.keep("第一");
  for (int i = 0; i < 1000; ++i) (void)store.keep(std::to_string(i));
  CHECK(first == "第一");  // what is kept stays where it is
}
