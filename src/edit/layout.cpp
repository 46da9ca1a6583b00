#include "edit/layout.hpp"

namespace ljfl::edit {

using yaml::Style;

std::size_t Layout::line_begin(std::size_t at) const {
  while (at > 0 && bytes_[at - 1] != '\n') --at;
  return at == 0 && bytes_.starts_with(text::bom) ? text::bom.size() : at;
}

std::size_t Layout::line_end(std::size_t at) const {
  const std::size_t newline = bytes_.find('\n', at);
  if (newline == std::string_view::npos) return bytes_.size();
  return newline > at && bytes_[newline - 1] == '\r' ? newline - 1 : newline;
}

std::size_t Layout::next_line(std::size_t at) const {
  const std::size_t newline = bytes_.find('\n', at);
  return newline == std::string_view::npos ? bytes_.size() : newline + 1;
}

bool Layout::begins_line(std::size_t at) const {
  for (std::size_t i = line_begin(at); i < at; ++i) {
    if (bytes_[i] != ' ') return false;
  }
  return true;
}

bool Layout::is_blank_line(std::size_t begin) const {
  return begin < bytes_.size() &&
         bytes_.substr(begin, line_end(begin) - begin).find_first_not_of(" \t") == std::string_view::npos;
}

bool Layout::is_comment_line(std::size_t begin, std::size_t& column) const {
  const std::string_view line = bytes_.substr(begin, line_end(begin) - begin);
  column = line.find_first_not_of(" \t");
  return column != std::string_view::npos && line[column] == '#';
}

std::size_t Layout::dash_of(yaml::Id list, std::size_t item) const {
  std::size_t dash = tree_.nodes[list].begin;
  for (yaml::Id id = list + 1; item > 0; --item, id = tree_.next(id)) dash = dash_below(id);
  return dash;
}

std::size_t Layout::dash_below(yaml::Id item) const {
  std::size_t line = below(item, SIZE_MAX);
  std::size_t column = 0;
  while (is_blank_line(line) || is_comment_line(line, column)) line = next_line(line);
  return bytes_.find('-', line);
}

std::size_t Layout::below(yaml::Id id, std::size_t column) const {
  const yaml::Node& last = tree_.nodes[tree_.next(id) - 1];
  std::size_t at = next_line(tree_.nodes[id].end);
  const bool bar = last.style == Style::literal || last.style == Style::folded;
  if (bar && bytes_.substr(last.begin, 2) == "|+") {  // the blank lines below are its own
    while (is_blank_line(at)) at = next_line(at);
  }
  std::size_t own = 0;
  while (at < bytes_.size() && is_comment_line(at, own) && own > column) at = next_line(at);
  return at;
}

std::size_t Layout::blank_lines_above(std::size_t begin, std::size_t& count) const {
  count = 0;
  while (begin > 0) {
    const std::size_t above = line_begin(begin - 1);
    if (!is_blank_line(above)) break;
    begin = above;
    ++count;
  }
  return begin;
}

std::size_t Layout::colon_of(yaml::Id key) const {
  return bytes_.find(':', tree_.nodes[key].end);
}

}  // namespace ljfl::edit
