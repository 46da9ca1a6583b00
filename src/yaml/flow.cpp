/// [lists] and {mappings}, which may run over lines as long as these are indented.
#include "yaml/reader.hpp"
#include "yaml/scan.hpp"

namespace ljfl::yaml {

/// To the next sign inside the brackets that were opened at `open`.
bool Reader::flow_space(int parent, std::uint32_t open) {
  for (;;) {
    const std::uint32_t begin = pos_;
    skip_spaces();
    if (begins_plainly(peek(pos_))) return true;
    const bool comment = at(pos_) == '#' && (pos_ > begin || pos_ == line_begin_ || is_space(at(pos_ - 1)));
    if (!comment && !is_end(at(pos_))) return true;
    if (!next_line()) return false;
    if (at_end_ || indent_ <= parent) {
      const char wanted = at(open) == '[' ? ']' : '}';
      if (at_end_ || at(pos_) != wanted) return flow_unclosed(open);
      return tell(
          e107_bad_indent, pos_, pos_ + 1,
          {diag::arg("what", "收尾的括号也要缩进"), diag::arg("what_en", "the closing bracket must be indented too"),
           diag::arg("advice", "在它前面加两个空格，或把它接在上一行末尾"),
           diag::arg("advice_en", "put two spaces before it, or move it to the end of the line above")});
    }
  }
}

bool Reader::flow_unclosed(std::uint32_t open) {
  const bool list = at(open) == '[';
  return tell(e120_flow_not_closed, open, open + 1,
              {diag::arg("sign", list ? "[" : "{"), diag::arg("wanted", list ? "]" : "}")});
}

bool Reader::flow_node(int parent) {
  if (!within_limits()) return false;
  ++depth_;
  bool fine = false;
  if (at(pos_) == '[') {
    fine = flow_list(parent);
  } else if (at(pos_) == '{') {
    fine = flow_map(parent);
  } else {
    Scalar scalar;
    fine = (begins_plainly(peek(pos_)) || acceptable_start(true)) && scan_scalar(true, scalar);
    if (fine && scalar.style == Style::plain) fine = acceptable_comment() && no_question_mark();
    if (fine) push_scalar(scalar);
  }
  --depth_;
  return fine;
}

/// A plain scalar that ends before a ? would go on behind it for some readers, and is none at all for others.
bool Reader::no_question_mark() {
  return peek(pos_) != '?' || tell(e131_question_mark, pos_, pos_ + 1);
}

/// Behind an item: a comma, or the closing bracket.
bool Reader::flow_item_end(char close, std::uint32_t open, bool& closed) {
  const char c = at(pos_);
  closed = c == close;
  if (closed || c == ',') {
    ++pos_;
    return true;
  }
  if (c == ']' || c == '}') return flow_unclosed(open);
  if (is_key_colon(true)) {
    return close == ']' ? tell(e114_complex_key, pos_, pos_ + 1,
                               {diag::arg("what", "方括号里的一项不能是“键: 值”"),
                                diag::arg("what_en", "an item of a list in brackets cannot be “key: value”")})
                        : tell(e122_colon_in_text, pos_, pos_ + 1);
  }
  return tell(e121_flow_comma, pos_, pos_ + static_cast<std::uint32_t>(text::character_at(bytes_, pos_).length),
              {diag::arg("what", "这里缺一个逗号"), diag::arg("what_en", "a comma is missing here")});
}

/// No `mark` stands in this item of a list: with one in it, what looks like several would be read as one.
bool Reader::one_item(text::Span item, std::string_view mark) {
  const std::string_view text = bytes_.substr(item.begin, item.end - item.begin);
  std::size_t found = text.find(mark);
  if (found == std::string_view::npos) return true;
  const auto place = [&] {
    const std::uint32_t begin = item.begin + static_cast<std::uint32_t>(found);
    return span(begin, begin + static_cast<std::uint32_t>(mark.size()));
  };
  diag::Diagnostic& told = told_.tell(e129_list_of_one, place(), {diag::arg("found", mark)});
  told.read_as = "[\"" + std::string{text} + "\"]";
  if (mark == "、") return false;  // between the words of one item, too
  for (; found != std::string_view::npos; found = text.find(mark, found + 1)) {
    const bool blank_follows = is_blank(at(place().end));
    told.fixes.push_back({.at = place(), .text = blank_follows ? "," : ", "});
  }
  return false;
}

bool Reader::flow_list(int parent) {
  const std::uint32_t open = pos_++;
  const Id list = open_node(open, Kind::list, Style::flow);
  for (bool closed = false; !closed;) {
    if (!flow_space(parent, open)) return false;
    if (at(pos_) == ']') {
      ++pos_;
      break;
    }
    if (at(pos_) == ',') {
      return tell(
          e121_flow_comma, pos_, pos_ + 1,
          {diag::arg("what", "两个逗号之间没有内容"), diag::arg("what_en", "nothing stands before this comma")});
    }
    if (!flow_node(parent)) return false;
    const Node& item = tree_.nodes.back();
    if (item.kind == Kind::scalar && item.style == Style::plain) {
      for (const std::string_view mark : {"，", "、"}) {
        if (!one_item(span(item.begin, item.end), mark)) return false;
      }
    }
    if (!flow_space(parent, open) || !flow_item_end(']', open, closed)) return false;
  }
  close_node(list, pos_);
  return true;
}

/// No full-width comma hides the next entry in the value just read: {date: 2026-10-08，note: …}, {…，note：…}.
bool Reader::entry_ends(text::Span value) {
  if (tree_.nodes.back().style != Style::plain) return true;
  const std::string_view text = bytes_.substr(value.begin, value.end - value.begin);
  const std::size_t comma = find_hidden_entry(text, is_key_colon(true));
  return comma == std::string_view::npos || !full_width(value.begin + static_cast<std::uint32_t>(comma));
}

bool Reader::flow_map(int parent) {
  const std::uint32_t open = pos_++;
  const Id map = open_node(open, Kind::map, Style::flow);
  for (bool closed = false; !closed;) {
    if (!flow_space(parent, open)) return false;
    if (at(pos_) == '}') {
      ++pos_;
      break;
    }
    if (at(pos_) == ',') {
      return tell(
          e121_flow_comma, pos_, pos_ + 1,
          {diag::arg("what", "两个逗号之间没有内容"), diag::arg("what_en", "nothing stands before this comma")});
    }
    if (at(pos_) == '[' || at(pos_) == '{') {
      return tell(e114_complex_key, pos_, pos_ + 1,
                  {diag::arg("what", "括号不能作键"), diag::arg("what_en", "brackets cannot be a key")});
    }
    Scalar key;
    if (!begins_plainly(peek(pos_)) && !acceptable_start(true)) return false;
    if (!scan_scalar(true, key)) return false;
    skip_spaces();
    if (is_end(at(pos_))) return flow_unclosed(open);
    if (key.style == Style::plain && !no_question_mark()) return false;
    if (!is_key_colon(true)) return refuse_missing_colon(key);
    if (!acceptable_key(key) || !has_room()) return false;
    push_scalar(key);
    const std::uint32_t after = ++pos_;
    if (!flow_space(parent, open)) return false;
    if (at(pos_) == ',' || at(pos_) == '}') {
      if (!has_room()) return false;
      push_null(after);
    } else if (!flow_node(parent)) {
      return false;
    }
    if (!flow_space(parent, open)) return false;
    if (!entry_ends(span(tree_.nodes.back().begin, pos_))) return false;
    if (!flow_item_end('}', open, closed)) return false;
  }
  close_node(map, pos_);
  return true;
}

}  // namespace ljfl::yaml
