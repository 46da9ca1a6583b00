/// A line that stands where nothing stands: which line is off, and by how much.
#include <algorithm>

#include "yaml/reader.hpp"

namespace ljfl::yaml {
namespace {

std::string spaces(int count) {
  return std::to_string(count);
}

}  // namespace

std::optional<Reader::ContentLine> Reader::line_near(std::uint32_t from, bool above) const {
  std::uint32_t line = line_start(from);
  for (;;) {
    if (above) {
      if (line == 0) return std::nullopt;
      line = line_start(line - 1);
    } else {
      const std::size_t newline = bytes_.find('\n', line);
      if (newline == std::string_view::npos || newline + 1 >= size()) return std::nullopt;
      line = static_cast<std::uint32_t>(newline) + 1;
    }
    std::uint32_t first = line;
    while (at(first) == ' ') ++first;
    if (is_end(at(first)) || at(first) == '#') continue;
    const bool dash = at(first) == '-' && at(first + 1) == ' ';
    return ContentLine{.first = first, .indent = static_cast<int>(first - line), .dash = dash};
  }
}

std::uint32_t Reader::line_start(std::uint32_t from) const {
  const std::size_t newline = from == 0 ? std::string_view::npos : bytes_.rfind('\n', from - 1);
  return newline == std::string_view::npos ? 0 : static_cast<std::uint32_t>(newline) + 1;
}

/// Of two lines that do not agree, an item's first and its second, the first may be the one that is off: then the line
/// behind them agrees with the second. Tells that, and says true.
bool Reader::line_above_is_off(int column) {
  const auto above = line_near(pos_, true);
  if (!above || !above->dash || above->indent + 2 != column || std::abs(indent_ - column) != 1) return false;
  const auto below = line_near(pos_, false);
  const int behind_dash = below ? below->indent + (below->dash ? 2 : 0) : -1;
  const bool with_second = behind_dash == indent_ || (behind_dash != column && indent_ % 2 == 0);
  if (!with_second) return false;
  const std::string here = spaces(above->indent);
  const std::string wanted = spaces(indent_ - 2);
  tell(e107_bad_indent, above->first, end_of_line(above->first),
       {diag::arg("what", std::string_view{"“-”前面有 " + here + " 个空格，下面各行是按 " + wanted + " 个排的"}),
        diag::arg("what_en",
                  std::string_view{here + " spaces stand before its “-”, and the lines below go by " + wanted}),
        diag::arg("advice", std::string_view{"把“-”前面的空格改成 " + wanted + " 个"}),
        diag::arg("advice_en", std::string_view{"put " + wanted + " spaces before the “-”"})});
  return true;
}

/// An item of a list where a key was expected: the mapping that ended just before may be the list's first item, with
/// its dash forgotten. Tells that, and says true.
bool Reader::item_lost_its_dash(int column) {
  if (indent_ <= column) return false;
  for (std::size_t id = tree_.nodes.size(); id-- > 0;) {
    const Node& node = tree_.nodes[id];
    if (node.kind != Kind::map || node.style != Style::block || node.next != tree_.nodes.size()) continue;
    const std::uint32_t line = line_start(node.begin);
    if (static_cast<int>(node.begin - line) != indent_ + 2 ||
        bytes_.substr(line, node.begin - line).find('-') != std::string_view::npos)
      continue;
    tell(e107_bad_indent, node.begin, end_of_line(node.begin),
         {diag::arg("what", "这里是列表的第一项，前面少了“- ”"),
          diag::arg("what_en", "the list's first item has lost its “- ”"),
          diag::arg("advice", std::string_view{"在前面写“- ”，“-”前面 " + spaces(indent_) + " 个空格"}),
          diag::arg("advice_en",
                    std::string_view{"write “- ” before it, with " + spaces(indent_) + " spaces in front"})});
    return true;
  }
  return false;
}

/// Where the items of the list that ended above have their dashes, if one ended there: deeper than `column`.
std::optional<int> Reader::dashes_above(int column) const {
  for (auto line = line_near(pos_, true); line && line->indent > column; line = line_near(line->first, true)) {
    if (line->dash) return line->indent;
  }
  return std::nullopt;
}

bool Reader::bad_indent(int column, bool list) {
  const std::uint32_t end = end_of_line(pos_);
  if (full_width(pos_)) return false;
  const bool dash = at(pos_) == '-' && is_blank(at(pos_ + 1));
  if (line_above_is_off(list ? column + 2 : column) || (dash && !list && item_lost_its_dash(column))) return false;
  const std::string here = std::to_string(indent_);
  const std::string wanted = std::to_string(std::max(column, 0));
  if (const auto dashes = dash && !list ? dashes_above(column) : std::nullopt;
      dashes && std::abs(*dashes - indent_) <= 2) {
    const std::string there = spaces(*dashes);
    return tell(
        e107_bad_indent, pos_, end,
        {diag::arg("what", std::string_view{"“-”前面有 " + here + " 个空格，上面各项有 " + there + " 个"}),
         diag::arg("what_en",
                   std::string_view{here + " spaces stand before its “-”, " + there + " before those above"}),
         diag::arg("advice", std::string_view{"把“-”前面的空格改成 " + there + " 个，这一项的下面几行跟着移"}),
         diag::arg("advice_en", std::string_view{"put " + there +
                                                 " spaces before the “-”, and move the item's other lines with it"})});
  }
  if (dash && !list && indent_ == column) {
    return tell(e107_bad_indent, pos_, end,
                {diag::arg("what", "这里应是“键: 值”，却是列表的一项"),
                 diag::arg("what_en", "a key was expected, not an item of a list"),
                 diag::arg("advice", "列表的各项放在自己的键下面；这一项的键在哪里？"),
                 diag::arg("advice_en", "put the items below the key that they belong to")});
  }
  if (list && indent_ == column && at(pos_) == '-') {
    const std::string_view word = bytes_.substr(pos_ + 1, end - pos_ - 1);
    diag::Diagnostic& told =
        told_.tell(e115_no_space, span(pos_, pos_ + 1),
                   {diag::arg("sign", "-"), diag::arg("wanted", std::string_view{"- " + text::cut(word, 20)})});
    told.fixes.push_back({.at = span(pos_ + 1, pos_ + 1), .text = " "});
    return false;
  }
  if (list && indent_ == column) {
    return tell(
        e107_bad_indent, pos_, end,
        {diag::arg("what", "这里应是列表的下一项，以“- ”开头"),
         diag::arg("what_en", "the list's next item was expected, beginning with “- ”"),
         diag::arg("advice", "如果它属于上一项，多缩进两个空格；如果是新的一项，在前面加“- ”"),
         diag::arg("advice_en", "indent it by two more if it belongs to the item above, or begin it with “- ”")});
  }
  return tell(
      e107_bad_indent, pos_, end,
      {diag::arg("what", std::string_view{"前面有 " + here + " 个空格，同一层的各行有 " + wanted + " 个"}),
       diag::arg("what_en",
                 std::string_view{here + " spaces stand before it, " + wanted + " before the lines of the same level"}),
       diag::arg("advice",
                 std::string_view{"把这一行前面的空格改成 " + wanted + " 个；如果它属于上一行，上一行要以冒号结尾"}),
       diag::arg("advice_en", std::string_view{"use " + wanted +
                                               " spaces; if it belongs to the line above, "
                                               "that line must end in a colon"})});
}

}  // namespace ljfl::yaml
