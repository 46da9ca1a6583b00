/// The small chart of show --history, line by line.
#include <doctest/doctest.h>

#include "cli/plot.hpp"

using namespace ljfl;

namespace {

time::Date day(unsigned month, unsigned number) {
  return *time::make_date(2026, month, number);
}
model::Decimal whole(std::int64_t number) {
  return {number * 100};
}

/// The columns of a chart as text: of each, what stands from below to above.
std::vector<std::string> columns_of(const std::string& chart) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < chart.size();) {
    const std::size_t end = chart.find('\n', begin);
    lines.push_back(chart.substr(begin, end - begin));
    begin = end + 1;
  }
  REQUIRE(lines.size() == 8);
  const std::size_t left = lines[0].find('|') + 2;
  std::vector<std::string> out;
  for (std::size_t column = left; column < lines[6].size(); ++column) {
    std::string one;
    for (std::size_t line = 6; line-- > 0;) one.push_back(column < lines[line].size() ? lines[line][column] : ' ');
    out.push_back(one);
  }
  return out;
}

}  // namespace

TEST_CASE("a chart shows what was done and what was asked for, and never more than it was") {
  CHECK(cli::plot({}, day(6, 1), 80).empty());
  const std::vector<cli::PlotPoint> points = {{.day = day(1, 1), .done = whole(0), .target = whole(60)},
                                              {.day = day(3, 1), .done = whole(59), .target = whole(60)},
                                              {.day = day(5, 1), .done = whole(60), .target = whole(60)}};
  const std::string chart = cli::plot(points, day(6, 30), 40);
  const std::vector<std::string> columns = columns_of(chart);
  CHECK(columns.front() == "     -");
  CHECK(columns[columns.size() / 2] == "#####-");  // one short of its target is short of it
  CHECK(columns.back() == "######");
  CHECK(chart.find("2026-01-01") != std::string::npos);
  CHECK(chart.ends_with("2026-06-30\n"));
  for (std::size_t begin = 0; begin < chart.size(); begin = chart.find('\n', begin) + 1)
    CHECK(chart.find('\n', begin) - begin <= 40);
}

TEST_CASE("a chart of a figure that nobody asked for, of one day, and of very little") {
  // The tallest column is the figure's own height.
  CHECK(columns_of(cli::plot({{.day = day(1, 1), .done = whole(3)}}, day(1, 1), 40)).back() == "######");
  // A thousandth of the target is still to be seen.
  CHECK(columns_of(cli::plot({{.day = day(1, 1), .done = whole(1), .target = whole(1000)}}, day(2, 1), 40)).back() ==
        "#    -");
  CHECK(columns_of(cli::plot({{.day = day(1, 1), .done = whole(0)}}, day(2, 1), 40)).back() == "      ");
}
