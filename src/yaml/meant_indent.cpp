#include "yaml/meant_indent.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "text/text.hpp"

namespace ljfl::yaml {
namespace {

/// Where the lines above begin what: the columns of their dashes and of their keys.
struct Line {
  std::size_t indent = 0;
  bool dash = false;
  std::size_t key = 0;  ///< behind the dashes
  bool has_key = false;
  bool opens = false;  ///< its key has nothing behind its colon
};

bool is_content(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  return first != std::string_view::npos && line[first] != '#';
}

std::string_view without_comment(std::string_view line) {
  const std::size_t sign = line.find(" #");
  line = line.substr(0, sign);
  while (line.ends_with(' ')) line.remove_suffix(1);
  return line;
}

Line line_of(std::string_view line) {
  Line out{.indent = std::min(line.find_first_not_of(' '), line.size())};
  out.key = out.indent;
  while (line.substr(out.key).starts_with("- ")) {
    out.dash = true;
    out.key = std::min(line.find_first_not_of(' ', out.key + 2), line.size());
  }
  // A full-width colon may stand there still.
  const std::string_view content = without_comment(line);
  out.opens = content.ends_with(':') || content.ends_with("：");
  out.has_key = out.opens || line.find(": ", out.key) != std::string_view::npos ||
                line.find("：", out.key) != std::string_view::npos;
  return out;
}

/// The lines of content before `end` that are still open there: each further out than the ones below it.
std::vector<Line> open_lines(std::string_view bytes, std::size_t end) {
  std::vector<Line> out;
  for (std::size_t begin = 0; begin < end;) {
    const text::Line line = text::line_of(bytes, begin);
    if (is_content(line.text)) {
      const Line one = line_of(line.text);
      while (!out.empty() && out.back().indent >= one.indent) out.pop_back();
      out.push_back(one);
    }
    begin = bytes.find('\n', begin);
    if (begin == std::string_view::npos) break;
    ++begin;
  }
  return out;
}

constexpr std::string_view full_width_space = "　";

/// How many bytes of blanks a line begins with.
std::size_t blank_length(std::string_view line) {
  std::size_t at = 0;
  for (;;) {
    if (line.substr(at).starts_with(full_width_space)) {
      at += full_width_space.size();
    } else if (at < line.size() && (line[at] == ' ' || line[at] == '\t')) {
      ++at;
    } else {
      return at;
    }
  }
}

std::size_t width_of(std::string_view blank, std::size_t tab, std::size_t full_width) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < blank.size(); ++at) {
    if (blank[at] == '\t') {
      width = (width / tab + 1) * tab;
    } else if (blank[at] == ' ') {
      ++width;
    } else {
      width += full_width;
      at += full_width_space.size() - 1;
    }
  }
  return width;
}

}  // namespace

bool is_in_indent(std::string_view bytes, std::size_t at) {
  const text::Line line = text::line_of(bytes, at);
  return at >= line.begin && at - line.begin < blank_length(line.text);
}

std::optional<diag::Fix> meant_indent(std::string_view bytes, std::uint32_t file, std::size_t at) {
  const text::Line line = text::line_of(bytes, at);
  const std::size_t content = blank_length(line.text);
  const std::string_view blank = line.text.substr(0, content);
  const auto begin = static_cast<std::uint32_t>(line.begin);
  diag::Fix out{.at = {.file = file, .begin = begin, .end = begin + static_cast<std::uint32_t>(content)}};
  const std::string_view rest = line.text.substr(content);
  // Where these stand says nothing.
  if (rest.empty()) return out;
  if (rest.starts_with('#')) {
    out.text.assign(width_of(blank, 2, 2), ' ');
    return out;
  }
  const std::vector<Line> open = open_lines(bytes, line.begin);
  if (blank.find_first_not_of(' ') == std::string_view::npos || open.empty()) return std::nullopt;
  const bool dash = rest.starts_with("- ");
  std::set<std::size_t> places;
  const auto look = [&](std::size_t width) {
    if (open.back().opens && width > open.back().key) {
      places.insert(open.back().key + 2);
      return;
    }
    for (const Line& one : open) {
      if (dash ? one.dash && one.indent == width : one.has_key && one.key == width) places.insert(width);
    }
  };
  for (const std::size_t tab : {2U, 4U, 8U}) {
    for (const std::size_t full_width : {2U, 1U}) look(width_of(blank, tab, full_width));
  }
  if (places.size() != 1) return std::nullopt;
  out.text.assign(*places.begin(), ' ');
  return out;
}

}  // namespace ljfl::yaml
