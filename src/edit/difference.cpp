/// What `diff -u` would show.
#include <algorithm>
#include <cstdint>

#include "edit/edit.hpp"

namespace ljfl::edit {
namespace {

constexpr std::size_t context = 3;
constexpr std::size_t most_cells = std::size_t{4} << 20U;  // beyond that, what lies between is shown as replaced

using Lines = std::vector<std::string_view>;  // each with its line end

Lines lines_of(std::string_view text) {
  Lines out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t newline = text.find('\n', begin);
    const std::size_t end = newline == std::string_view::npos ? text.size() : newline + 1;
    out.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return out;
}

struct Row {
  char sign = ' ';  // ' ', '-', '+'
  std::string_view line = {};
};

/// The longest common run of lines keeps its place; the rest was taken out or put in.
void compare(std::span<const std::string_view> a, std::span<const std::string_view> b, std::vector<Row>& out) {
  const std::size_t width = b.size() + 1;
  if ((a.size() + 1) * width > most_cells) {
    for (const std::string_view line : a) out.push_back({.sign = '-', .line = line});
    for (const std::string_view line : b) out.push_back({.sign = '+', .line = line});
    return;
  }
  std::vector<std::uint32_t> common((a.size() + 1) * width, 0);
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      common[i * width + j] = a[i] == b[j] ? common[(i + 1) * width + j + 1] + 1
                                           : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  for (std::size_t i = 0, j = 0; i < a.size() || j < b.size();) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      out.push_back({.sign = ' ', .line = a[i++]});
      ++j;
    } else if (j == b.size() || (i < a.size() && common[(i + 1) * width + j] >= common[i * width + j + 1])) {
      out.push_back({.sign = '-', .line = a[i++]});
    } else {
      out.push_back({.sign = '+', .line = b[j++]});
    }
  }
}

std::vector<Row> rows_of(const Lines& before, const Lines& after) {
  std::size_t head = 0;
  while (head < before.size() && head < after.size() && before[head] == after[head]) ++head;
  std::size_t tail = 0;
  while (tail < before.size() - head && tail < after.size() - head &&
         before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) {
    ++tail;
  }
  std::vector<Row> out;
  for (std::size_t i = 0; i < head; ++i) out.push_back({.sign = ' ', .line = before[i]});
  compare(std::span(before).subspan(head, before.size() - head - tail),
          std::span(after).subspan(head, after.size() - head - tail), out);
  for (std::size_t i = before.size() - tail; i < before.size(); ++i) out.push_back({.sign = ' ', .line = before[i]});
  return out;
}

std::string range(std::size_t first, std::size_t count) {
  // An empty range is named by the line above it.
  std::string out = std::to_string(count == 0 ? first : first + 1);
  if (count != 1) out.append(",").append(std::to_string(count));
  return out;
}

}  // namespace

std::string unified_difference(std::string_view path, std::optional<std::string_view> before,
                               std::optional<std::string_view> after) {
  const std::vector<Row> rows = rows_of(lines_of(before.value_or("")), lines_of(after.value_or("")));
  const auto is_change = [](const Row& row) { return row.sign != ' '; };
  if (before.has_value() == after.has_value() && std::ranges::none_of(rows, is_change)) return {};
  std::string out;
  out.append("--- ").append(before ? "a/" + std::string{path} : "/dev/null").append("\n");
  out.append("+++ ").append(after ? "b/" + std::string{path} : "/dev/null").append("\n");
  std::size_t old_line = 0;
  std::size_t new_line = 0;
  for (std::size_t i = 0; i < rows.size();) {
    const auto next = static_cast<std::size_t>(
        std::find_if(rows.begin() + static_cast<std::ptrdiff_t>(i), rows.end(), is_change) - rows.begin());
    if (next == rows.size()) break;
    const std::size_t begin = std::max(i, next >= context ? next - context : 0);
    old_line += begin - i;
    new_line += begin - i;
    // As far as the changes lie close to each other.
    std::size_t end = next;
    std::size_t last = next;
    for (; end < rows.size() && end <= last + 2 * context; ++end) {
      if (is_change(rows[end])) last = end;
    }
    end = std::min(rows.size(), last + context + 1);
    std::size_t olds = 0;
    std::size_t news = 0;
    std::string body;
    for (std::size_t k = begin; k < end; ++k) {
      if (rows[k].sign != '+') ++olds;
      if (rows[k].sign != '-') ++news;
      body.push_back(rows[k].sign);
      body.append(rows[k].line);
      if (!rows[k].line.ends_with('\n')) body.append("\n\\ No newline at end of file\n");
    }
    out.append("@@ -")
        .append(range(old_line, olds))
        .append(" +")
        .append(range(new_line, news))
        .append(" @@\n")
        .append(body);
    old_line += olds;
    new_line += news;
    i = end;
  }
  return out;
}

}  // namespace ljfl::edit
