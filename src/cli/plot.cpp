#include "cli/plot.hpp"

#include <algorithm>

#include "text/text.hpp"

namespace ljfl::cli {
namespace {

constexpr int height = 6;
constexpr int least_columns = 21;  // both days, and a space between
constexpr int most_columns = 61;

/// How many of the lines a column fills, and in which its target lies; counted from below, 0 for none. A figure is
/// rounded down and a target up, so that nothing that falls short of its target touches it, but for the least of
/// figures.
struct Heights {
  int filled = 0;
  int wanted = 0;
};
Heights heights_of(const PlotPoint& point, std::int64_t top) {
  Heights out;
  const std::int64_t done = point.done.hundredths;
  const std::int64_t target = point.target ? point.target->hundredths : 0;
  if (top <= 0) return out;
  if (target > 0) out.wanted = static_cast<int>((target * height + top - 1) / top);
  if (done > 0) out.filled = std::max(static_cast<int>(done * height / top), 1);
  if (target > 0 && done >= target) out.filled = std::max(out.filled, out.wanted);
  return out;
}

}  // namespace

std::string plot(const std::vector<PlotPoint>& points, time::Date until, int width) {
  if (points.empty()) return {};
  const time::Date from = points.front().day;
  const std::int64_t days = std::max<std::int64_t>(time::days_between(from, until), 1);
  std::int64_t top = 0;
  for (const PlotPoint& point : points) {
    top = std::max({top, point.done.hundredths, point.target ? point.target->hundredths : 0});
  }
  const std::string label = model::plain({top});
  const int margin = std::max(static_cast<int>(label.size()), 1);
  const int columns = std::clamp(width - margin - 5, least_columns, most_columns);
  std::vector<std::string> lines(height, std::string(static_cast<std::size_t>(columns), ' '));
  std::size_t now = 0;
  for (int column = 0; column < columns; ++column) {
    const time::Date day = from + std::chrono::days{days * column / (columns - 1)};
    while (now + 1 < points.size() && points[now + 1].day <= day) ++now;
    const Heights heights = heights_of(points[now], top);
    for (int line = 1; line <= height; ++line) {
      char& cell = lines[static_cast<std::size_t>(height - line)][static_cast<std::size_t>(column)];
      if (line == heights.wanted) cell = '-';
      if (line <= heights.filled) cell = '#';
    }
  }
  std::string out;
  for (int line = 0; line < height; ++line) {
    std::string& text = lines[static_cast<std::size_t>(line)];
    text.erase(text.find_last_not_of(' ') + 1);
    out.append("  ")
        .append(text::pad_left(line == 0 ? label : "", margin))
        .append(text.empty() ? " |" : " | ")
        .append(text)
        .append("\n");
  }
  out.append("  ")
      .append(text::pad_left("0", margin))
      .append(" +")
      .append(static_cast<std::size_t>(columns) + 1, '-')
      .append("\n");
  const std::string gap(static_cast<std::size_t>(columns) - 20, ' ');
  return out.append(static_cast<std::size_t>(margin) + 5, ' ')
      .append(time::iso(from))
      .append(gap)
      .append(time::iso(until))
      .append("\n");
}

}  // namespace ljfl::cli
