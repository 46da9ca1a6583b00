/// | keeps the lines, > joins them.
#include "yaml/reader.hpp"

namespace ljfl::yaml {
namespace {

/// The lines of a folded text joined as YAML 1.2 says: one line end between two lines of text is a space, a blank line
/// stands for one line end, and lines that are indented further keep theirs.
std::string folded(const std::vector<std::string_view>& lines) {
  std::string out;
  bool any = false;
  bool last_more = false;  // the last line with text began with a space
  std::size_t blanks = 0;  // blank lines since
  for (const std::string_view line : lines) {
    if (line.empty()) {
      ++blanks;
      continue;
    }
    const bool more = line.front() == ' ' || line.front() == '\t';
    if (!any) {
      out.append(blanks, '\n');
    } else if (more || last_more) {
      out.append(blanks + 1, '\n');
    } else if (blanks == 0) {
      out.push_back(' ');
    } else {
      out.append(blanks, '\n');
    }
    out.append(line);
    any = true;
    last_more = more;
    blanks = 0;
  }
  return out;
}

}  // namespace

bool Reader::block_scalar(int parent) {
  const std::uint32_t begin = pos_;
  const char sign = at(pos_++);
  char chomp = ' ';
  // >+ is read differently by different programs, so it is none of ours.
  if (at(pos_) == '-' || (at(pos_) == '+' && sign == '|')) chomp = at(pos_++);
  const std::uint32_t after = pos_;
  skip_spaces();
  if (!is_end(at(pos_)) && !(at(pos_) == '#' && pos_ > after)) {
    return tell(e125_block_scalar_header, begin, end_of_line(begin), {diag::arg("sign", bytes_.substr(begin, 1))});
  }
  std::vector<std::string_view> lines;
  std::size_t kept = 0;  // lines up to and with the last that holds text
  int indent = -1;       // of the text: that of its first line
  int blank_indent = 0;  // the widest blank line before it
  std::uint32_t wide_blank = 0;
  std::uint32_t open_blank = 0;  // where the file's last line begins, when it is blanks without a line end
  std::uint32_t end = pos_;
  std::size_t newline = bytes_.find('\n', pos_);
  while (newline != std::string_view::npos && newline + 1 < bytes_.size()) {
    const std::uint32_t line = static_cast<std::uint32_t>(newline) + 1;
    std::uint32_t first = line;
    while (at(first) == ' ' && (indent < 0 || static_cast<int>(first - line) < indent)) ++first;
    const std::uint32_t stop = end_of_line(line);
    const int spaces = static_cast<int>(first - line);
    if (first >= stop) {  // blank
      if (indent < 0 && spaces > blank_indent) {
        blank_indent = spaces;
        wide_blank = line;
      }
      if (stop == size() && spaces > 0) open_blank = line;
      lines.emplace_back();
    } else {
      if (indent < 0) {
        if (at(first) == '\t') return tell(e106_tab_indent, first, first + 1);
        if (spaces <= parent || (parent < 0 && spaces == 0)) break;
        if (blank_indent > spaces) {
          return tell(e107_bad_indent, wide_blank, wide_blank + static_cast<std::uint32_t>(blank_indent),
                      {diag::arg("what", "空行的空格比下面的文字还多"),
                       diag::arg("what_en", "a blank line holds more spaces than the text below it"),
                       diag::arg("advice", "删掉空行里的空格"), diag::arg("advice_en", "remove the spaces")});
        }
        indent = spaces;
      }
      if (spaces < indent) {
        if (at(first) == '\t') return tell(e106_tab_indent, first, first + 1);
        if (spaces <= parent || at(first) == '#') break;
        // Between the text and what is around it: it belongs to neither.
        pos_ = first;
        line_begin_ = line;
        indent_ = spaces;
        return bad_indent(indent, false);
      }
      lines.push_back(bytes_.substr(first, stop - first));
      kept = lines.size();
      end = stop;
    }
    newline = bytes_.find('\n', line);
    pos_ = newline == std::string_view::npos ? size() : static_cast<std::uint32_t>(newline);
    if (newline == std::string_view::npos) break;
  }
  // Here pos_ stands at the end of the last line that was taken.
  const std::size_t trailing = lines.size() - kept;
  const bool last_has_newline = end < size();
  if (!last_has_newline && kept > 0 && lines[kept - 1].find_first_not_of(' ') == std::string_view::npos)
    open_blank = end - static_cast<std::uint32_t>(lines[kept - 1].size()) - static_cast<std::uint32_t>(indent);
  if (open_blank != 0 && (kept > 0 || chomp == '+')) {
    // Whether a line end follows it, and what it adds to the text, is read differently by different programs.
    return tell(e107_bad_indent, open_blank, size(),
                {diag::arg("what", "文字的最后一行只有空格"),
                 diag::arg("what_en", "the last line of the text holds nothing but spaces"),
                 diag::arg("advice", "删掉这一行"), diag::arg("advice_en", "delete this line")});
  }
  lines.resize(kept);
  std::string text;
  if (sign == '>') {
    text = folded(lines);
  } else {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i > 0) text.push_back('\n');
      text.append(lines[i]);
    }
  }
  if (kept > 0 && chomp != '-' && last_has_newline) text.push_back('\n');
  if (chomp == '+') text.append(trailing, '\n');
  const Scalar scalar{.begin = begin,
                      .end = kept > 0 ? end : after,
                      .style = sign == '|' ? Style::literal : Style::folded,
                      .cooked = cook(std::move(text))};
  push_scalar(scalar);
  if (!next_line()) return false;
  if (!at_end_ && indent_ > parent) return bad_indent(parent, false);
  return true;
}

}  // namespace ljfl::yaml
