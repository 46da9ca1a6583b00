#include "yaml/reader.hpp"

#include <algorithm>

namespace ljfl::yaml {

// ------------------------------------------------------------------------------------------------ lines

std::uint32_t Reader::cook(std::string text) {
  tree_.cooked.push_back(std::move(text));
  return static_cast<std::uint32_t>(tree_.cooked.size());
}

std::uint32_t Reader::end_of_line(std::uint32_t from) const {
  const std::size_t found = bytes_.find('\n', from);
  std::uint32_t end = found == std::string_view::npos ? size() : static_cast<std::uint32_t>(found);
  if (end > from && bytes_[end - 1] == '\r') --end;
  return end;
}

/// From the beginning of a line to the first sign of the next one that says something.
bool Reader::start_line() {
  for (;;) {
    line_begin_ = pos_;
    while (peek(pos_) == ' ') ++pos_;
    if (begins_plainly(peek(pos_)) || (peek(pos_) == '-' && peek(pos_ + 1) == ' ')) {
      indent_ = column();
      begun_ = true;
      return true;
    }
    if (at(pos_) == '\t') {  // alone on its line, or before a comment: other readers refuse it there too
      const std::uint32_t tab = pos_;
      skip_spaces();
      return tell_tab(tab);
    }
    if (at(pos_) == '#' || is_end(at(pos_))) {  // nothing but a comment
      if (!acceptable_line()) return false;
      const std::size_t newline = bytes_.find('\n', pos_);
      if (newline == std::string_view::npos) {
        pos_ = size();
        line_begin_ = pos_;
        indent_ = 0;
        at_end_ = true;
        return true;
      }
      pos_ = static_cast<std::uint32_t>(newline) + 1;
      continue;
    }
    indent_ = column();
    if (!acceptable_line()) return false;
    // One marker before everything else is a habit that changes nothing. ---a is no marker, nor is one that is
    // indented.
    if (!begun_ && pos_ == line_begin_ && bytes_.substr(pos_).starts_with("---") && is_blank(at(pos_ + 3))) {
      pos_ += 3;
      begun_ = true;
      continue;
    }
    begun_ = true;
    return true;
  }
}

bool Reader::next_line() {
  if (peek(pos_) == '\n') {  // as it is behind nearly every text
    ++pos_;
    return start_line();
  }
  const std::size_t newline = bytes_.find('\n', pos_);
  if (newline == std::string_view::npos) {
    pos_ = size();
    line_begin_ = pos_;
    indent_ = 0;
    at_end_ = true;
    return true;
  }
  pos_ = static_cast<std::uint32_t>(newline) + 1;
  return start_line();
}

/// What stands behind a value on its line may only be a comment.
bool Reader::end_of_line_after(diag::Words what, diag::Words advice) {
  skip_spaces();
  if (is_end(at(pos_))) return true;
  if (at(pos_) == '#' && is_space(at(pos_ - 1))) return true;
  return tell(e119_junk_after, pos_, end_of_line(pos_),
              {diag::arg("after", diag::Words{what.zh, what.zh}), diag::arg("after_en", diag::Words{what.en, what.en}),
               diag::arg("advice", advice)});
}

// ------------------------------------------------------------------------------------------------ blocks

bool Reader::read() {
  if (bytes_.starts_with(text::bom)) pos_ = 3;
  if (!start_line()) return false;
  if (at_end_) {
    push_null(pos_);
    return true;
  }
  if (!node(-1, Where::own_line)) return false;
  if (at_end_) return true;
  return bad_indent(0, false);
}

bool Reader::node(int parent, Where where) {
  if (!within_limits()) return false;
  ++depth_;
  bool fine = false;
  const char c = peek(pos_);
  if (begins_plainly(c)) {
    fine = scalar_node(parent, where);
  } else if (c == '-' && is_blank(at(pos_ + 1))) {
    fine = where == Where::value ? tell(e107_bad_indent, pos_, pos_ + 1,
                                        {diag::arg("what", "列表要从下一行开始"),
                                         diag::arg("what_en", "a list begins on the line below its key"),
                                         diag::arg("advice", "在“-”前换行，并比键多缩进两个空格"),
                                         diag::arg("advice_en", "put the “-” on the next line, two spaces further in")})
                                 : block_list(column(), parent);
  } else if (c == '[' || c == '{') {
    fine = flow_node(parent);
    if (fine && is_key_colon(true)) {
      fine = tell(e114_complex_key, pos_, pos_ + 1,
                  {diag::arg("what", "括号不能作键"), diag::arg("what_en", "brackets cannot be a key")});
    }
    fine =
        fine &&
        end_of_line_after(
            {"括号", "the bracket"},
            {"方括号、花括号开头是列表的意思：是文字的一部分，就把整段文字放进一对英文引号，或改用【】",
             "a bracket begins a list: where it is part of the text, put the whole text inside one pair of quotes"}) &&
        next_line();
    if (fine && !at_end_ && indent_ > parent) fine = bad_indent(parent, false);
  } else if (c == '|' || c == '>') {
    fine = block_scalar(parent);
  } else {
    fine = scalar_node(parent, where);
  }
  --depth_;
  return fine;
}

bool Reader::scalar_node(int parent, Where where) {
  const int own_column = column();
  Scalar scalar;
  if (!begins_plainly(peek(pos_)) && !acceptable_start(false)) return false;
  if (!scan_scalar(false, scalar)) return false;
  skip_spaces();
  if (is_key_colon(false)) {
    if (where != Where::value) return block_map(own_column, scalar);
    return tell(e122_colon_in_text, pos_, pos_ + 1);
  }
  return finish_scalar(parent, where, scalar);
}

bool Reader::finish_scalar(int parent, Where where, const Scalar& scalar) {
  push_scalar(scalar);
  const bool plain = scalar.style == Style::plain;
  if (!plain && !end_of_line_after(
                    {"引号", "the closing quote"},
                    {"要么去掉引号，要么把整段文字放进一对引号；文字里的引号用“”",
                     "put the whole text inside one pair of quotes, or use none; quotes within the text may be “ ”"}))
    return false;
  if (plain && !acceptable_comment()) return false;
  if (plain && parent < 0 && told_why_no_colon(scalar)) return false;
  return next_line() && (at_end_ || indent_ <= parent || continued(parent, where, scalar));
}

/// The line behind `scalar` stands where only a continuation of its text could stand: tells what it may be instead.
bool Reader::continued(int parent, Where where, const Scalar& scalar) {
  const bool plain = scalar.style == Style::plain;
  if (plain && where != Where::value && told_why_no_colon(scalar)) return false;
  if (where == Where::own_line && parent < 0) return refuse_missing_colon(scalar);
  const std::string_view line = bytes_.substr(pos_, end_of_line(pos_) - pos_);
  const bool like_a_key = line.find(": ") != std::string_view::npos || line.ends_with(':') || line.starts_with("- ");
  // An entry of the same mapping follows: what stands here is the entry before it.
  const int own_column = static_cast<int>(scalar.begin - line_start(scalar.begin));
  if (like_a_key && plain && where != Where::value && indent_ == own_column && !line.starts_with("- "))
    return refuse_missing_colon(scalar);
  if (like_a_key) return bad_indent(parent, false);
  return tell(e108_runs_on, pos_, end_of_line(pos_));
}

bool Reader::block_map(int column, Scalar key) {
  const Id map = open_node(key.begin, Kind::map, Style::block);
  Lines taken = key.style == Style::plain ? plain_lines(column, key.begin) : Lines::none;
  for (;;) {
    if (taken == Lines::none && (!within_limits() || !map_entry(column, key))) return false;
    if (taken == Lines::told) return false;
    if (at_end_ || indent_ < column) break;
    if (indent_ > column) return bad_indent(column, false);
    taken = plain_lines(column, pos_);
    if (taken != Lines::none) continue;
    key = {};
    if (begins_plainly(peek(pos_))) {
      scan_plain<false>(key);
    } else {
      if (at(pos_) == '-' && is_blank(at(pos_ + 1))) return bad_indent(column, false);
      if (at(pos_) == '[' || at(pos_) == '{' || at(pos_) == '|' || at(pos_) == '>') {
        return refuse_missing_colon({.begin = pos_, .end = end_of_line(pos_)});
      }
      if (!acceptable_start(false) || !scan_scalar(false, key)) return false;
    }
    skip_spaces();
    if (!is_key_colon(false)) return refuse_missing_colon(key);
  }
  close_node(map, tree_.nodes.back().end);
  return true;
}

/// From `from`, the first sign of a line at `column`: as many lines as are `key: text` and nothing more, which nearly
/// all are. Each is what map_entry would make of it; a line that needs any other look is left to that.
Reader::Lines Reader::plain_lines(int column, std::uint32_t from) {
  if (depth_ >= limits_.max_depth) return Lines::none;
  const char* const bytes = bytes_.data();
  const std::uint32_t size = this->size();
  Lines out = Lines::none;
  for (;;) {
    if (!begins_plainly(bytes[from]) || tree_.nodes.size() + 1 >= limits_.max_nodes) return out;
    const std::uint32_t colon = find_plain_end<false>(bytes, from, size);
    if (bytes[colon] != ':' || bytes[colon + 1] != ' ' || is_space(bytes[colon - 1]) || colon - from > 64) return out;
    const std::uint32_t value = colon + 2;
    if (!begins_plainly(bytes[value])) return out;
    std::uint32_t end = find_plain_end<false>(bytes, value, size);
    while ((bytes[end] == ':' && !is_blank(bytes[end + 1])) || (bytes[end] == '#' && !is_space(bytes[end - 1]))) {
      end = find_plain_end<false>(bytes, end + 1, size);
    }
    if (bytes[end] != '\n' || is_blank(bytes[end - 1])) return out;
    std::uint32_t next = end + 1;
    while (bytes[next] == ' ') ++next;
    const auto indent = static_cast<int>(next - end) - 1;
    const bool plainly = begins_plainly(bytes[next]) || (bytes[next] == '-' && bytes[next + 1] == ' ');
    if (plainly && indent > column) return out;
    push_scalar({.begin = from, .end = colon});
    push_scalar({.begin = value, .end = end});
    out = Lines::taken;
    if (!plainly) {  // a blank line, a comment, a quote, the end
      pos_ = end;
      if (!next_line()) return Lines::told;
      if (at_end_ || indent_ <= column) return out;
      return continued(column, Where::value, {.begin = value, .end = end}) ? out : Lines::told;
    }
    pos_ = next;
    line_begin_ = end + 1;
    indent_ = indent;
    if (indent != column) return out;
    from = next;
  }
}

/// From the colon behind `key` to the next line that is not the value's.
bool Reader::map_entry(int column, const Scalar& key) {
  const bool plainly = begins_plainly(peek(key.begin)) && key.end - key.begin < 64;
  if (!plainly && !acceptable_key(key)) return false;
  push_scalar(key);
  const std::uint32_t after = ++pos_;
  skip_spaces();
  if (begins_plainly(peek(pos_))) return plain_value(column);
  if (is_end(peek(pos_)) || (peek(pos_) == '#' && pos_ > after))
    return acceptable_comment() && empty_value(column, after);
  return node(column, Where::value);
}

/// `key: text` and nothing more on the line, as nearly all are: what node() does, without the detours.
bool Reader::plain_value(int column) {
  if (!within_limits()) return false;
  Scalar scalar;
  scan_plain<false>(scalar);
  if (peek(pos_) == '\n') {
    push_scalar(scalar);
    ++pos_;
    return start_line() && (at_end_ || indent_ <= column || continued(column, Where::value, scalar));
  }
  skip_spaces();
  if (is_key_colon(false)) return tell(e122_colon_in_text, pos_, pos_ + 1);
  return finish_scalar(column, Where::value, scalar);
}

bool Reader::empty_value(int column, std::uint32_t after) {
  if (!next_line()) return false;
  if (!at_end_ && indent_ > column) return node(column, Where::own_line);
  // A list may stand at its key's own column.
  if (!at_end_ && indent_ == column && at(pos_) == '-' && is_blank(at(pos_ + 1))) {
    if (!within_limits()) return false;
    ++depth_;
    const bool fine = block_list(column, column);
    --depth_;
    return fine;
  }
  if (!has_room()) return false;
  push_null(after);
  return true;
}

bool Reader::block_list(int column, int parent) {
  const Id list = open_node(pos_, Kind::list, Style::block);
  for (;;) {
    const std::uint32_t after = ++pos_;
    skip_spaces();
    bool fine = true;
    if (bytes_.substr(after, pos_ - after).find('\t') != std::string_view::npos) {
      fine = tell(e106_tab_indent, after, pos_);  // its width would decide where the item's entries stand
    } else if (is_end(at(pos_)) || at(pos_) == '#') {
      fine = next_line();
      if (fine && !at_end_ && indent_ > column) {
        fine = node(column, Where::own_line);
      } else if (fine) {
        fine = has_room();
        if (fine) push_null(after);
      }
    } else {
      fine = node(column, Where::item);
    }
    if (!fine) return false;
    if (at_end_ || indent_ < column) break;
    if (indent_ == column && at(pos_) == '-' && is_blank(at(pos_ + 1))) continue;
    if (indent_ == column && column == parent) break;  // the next key of the mapping that the list belongs to
    return bad_indent(column, true);
  }
  close_node(list, tree_.nodes.back().end);
  return true;
}

}  // namespace ljfl::yaml
