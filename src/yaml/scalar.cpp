/// Plain and quoted text, each on one line.
#include "yaml/reader.hpp"

namespace ljfl::yaml {

bool Reader::scan_scalar(bool in_flow, Scalar& out) {
  if (peek(pos_) == '"') return scan_double(out);
  if (peek(pos_) == '\'') return scan_single(out);
  if (in_flow) {
    scan_plain<true>(out);
  } else {
    scan_plain<false>(out);
  }
  return true;
}

/// Behind a plain text stands the end of the line or a comment; one that is glued to its sign was meant as text.
bool Reader::acceptable_comment() {
  skip_spaces();
  if (at(pos_) != '#' || is_blank(at(pos_ + 1)) || at(pos_ + 1) == '#') return true;
  return tell_read_as(entry_until(pos_), e116_hash_eats_text, pos_, end_of_line(pos_));
}

bool Reader::scan_single(Scalar& out) {
  const std::uint32_t open = pos_++;
  bool doubled = false;
  for (;; ++pos_) {
    const char c = at(pos_);
    if (is_end(c)) {
      return unterminated(open, diag::arg("chinese", ""));
    }
    if (c != '\'') continue;
    if (at(pos_ + 1) != '\'') break;
    doubled = true;
    ++pos_;
  }
  ++pos_;
  out = {.begin = open, .end = pos_, .style = Style::single_quoted, .cooked = 0};
  if (doubled) {
    std::string text;
    for (std::uint32_t i = open + 1; i + 1 < pos_; ++i) {
      text.push_back(bytes_[i]);
      if (bytes_[i] == '\'') ++i;
    }
    out.cooked = cook(std::move(text));
  }
  return true;
}

bool Reader::scan_double(Scalar& out) {
  const std::uint32_t open = pos_++;
  std::string text;
  bool escaped = false;
  std::uint32_t copied = pos_;  // up to here the text is in `text`, once anything was escaped
  for (;;) {
    const char c = at(pos_);
    if (is_end(c)) {
      // The closing quote was most likely typed with the Chinese input method.
      const std::string_view rest = bytes_.substr(open, pos_ - open);
      const bool chinese = rest.find("”") != std::string_view::npos || rest.find("“") != std::string_view::npos;
      return unterminated(
          open, chinese
                    ? diag::arg("chinese", diag::Words{"（这一行里的“”是中文引号，不能收尾）",
                                                       " (the “ ” on this line are Chinese quotes and close nothing)"})
                    : diag::arg("chinese", ""));
    }
    if (c == '"') break;
    if (c == '\\') {
      text.append(bytes_.substr(copied, pos_ - copied));
      escaped = true;
      if (!escape(text)) return false;
      copied = pos_;
    } else {
      while (peek(pos_) != '"' && peek(pos_) != '\\' && !is_end(peek(pos_))) ++pos_;
    }
  }
  if (escaped) text.append(bytes_.substr(copied, pos_ - copied));
  ++pos_;
  out = {.begin = open, .end = pos_, .style = Style::double_quoted, .cooked = 0};
  if (escaped) out.cooked = cook(std::move(text));
  return true;
}

/// At a backslash: appends what it stands for. What no text of the register may hold is refused here too.
bool Reader::escape(std::string& text) {
  const std::uint32_t begin = pos_;
  const char sign = at(pos_ + 1);
  std::uint32_t digits = 0;
  char32_t code = 0;
  switch (sign) {
    case 'n': code = '\n'; break;
    case 't': code = '\t'; break;
    case ' ': code = ' '; break;
    case '"': code = '"'; break;
    case '/': code = '/'; break;
    case '\\': code = '\\'; break;
    case 'x': digits = 2; break;
    case 'u': digits = 4; break;
    case 'U': digits = 8; break;
    default: code = 0; break;
  }
  bool good = code != 0;
  pos_ += 2;
  if (digits > 0) {
    good = true;
    for (std::uint32_t i = 0; i < digits && good; ++i) {
      const char c = at(pos_ + i);
      const bool digit = c >= '0' && c <= '9';
      const bool small = c >= 'a' && c <= 'f';
      const bool large = c >= 'A' && c <= 'F';
      good = digit || small || large;
      if (good) code = code * 16 + static_cast<char32_t>(digit ? c - '0' : small ? c - 'a' + 10 : c - 'A' + 10);
    }
    good = good && code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF) && !text::is_unprintable(code);
    if (good) pos_ += digits;
  }
  if (!good) {
    std::uint32_t end = begin + 1;
    if (end < size() && !is_end(at(end))) end += static_cast<std::uint32_t>(text::character_at(bytes_, end).length);
    return tell(e124_bad_escape, begin, end, {diag::arg("escape", bytes_.substr(begin, end - begin))});
  }
  text::append_utf8(text, code);
  return true;
}

}  // namespace ljfl::yaml
