/// What cannot stand where it stands: refused by name, with what to write instead.
#include <array>

#include "yaml/meant_indent.hpp"
#include "yaml/reader.hpp"

namespace ljfl::yaml {
namespace {

struct LookAlike {
  std::string_view found = {};
  std::string_view wanted = {};
  diag::Words name = {};
};

// What an input method types in place of YAML's own signs.
constexpr std::array look_alikes{
    LookAlike{"：", ": ", {"", ""}},
    LookAlike{"，", ", ", {"", ""}},
    LookAlike{"　", " ", {"（空格）", " (a space)"}},
    LookAlike{"\xC2\xA0", " ", {"（不换行空格）", " (a no-break space)"}},
    LookAlike{"－", "- ", {"", ""}},
    LookAlike{"—", "- ", {"", ""}},
    LookAlike{"–", "- ", {"", ""}},
    LookAlike{"＃", "#", {"", ""}},
    LookAlike{"［", "[", {"", ""}},
    LookAlike{"］", "]", {"", ""}},
    LookAlike{"｛", "{", {"", ""}},
    LookAlike{"｝", "}", {"", ""}},
    LookAlike{"＂", "\"", {"", ""}},
    LookAlike{"＇", "'", {"", ""}},
    LookAlike{"｜", "|", {"", ""}},
};

}  // namespace

bool Reader::tell(const diag::Rule& rule, std::uint32_t begin, std::uint32_t end, std::vector<diag::Arg> args) {
  told_.tell(rule, span(begin, end), std::move(args));
  return false;
}

/// Likewise, with what a reader that does not refuse makes of the line.
bool Reader::tell_read_as(std::string read, const diag::Rule& rule, std::uint32_t begin, std::uint32_t end,
                          std::vector<diag::Arg> args) {
  told_.tell(rule, span(begin, end), std::move(args)).read_as = std::move(read);
  return false;
}

std::string Reader::entry_until(std::uint32_t stop) const {
  std::string_view line = bytes_.substr(line_begin_, stop - line_begin_);
  while (!line.empty() && (is_space(line.front()) || line.starts_with("- "))) line.remove_prefix(1);
  while (!line.empty() && is_space(line.back())) line.remove_suffix(1);
  return std::string{line};
}

/// A quote that opens at `open` and does not close on its line: what it would swallow is shown.
bool Reader::unterminated(std::uint32_t open, diag::Arg chinese) {
  constexpr std::size_t shown = 400;  // bytes of what is swallowed; a terminal shows less
  std::string swallowed = entry_until(open) + " ";
  bool in_spaces = false;
  for (std::uint32_t i = open; i < size() && swallowed.size() < shown; ++i) {
    const char c = bytes_[i];
    const bool space = is_space(c) || c == '\n' || c == '\r';
    if (!space) swallowed.append(in_spaces ? " " : "").push_back(c);
    in_spaces = space;
    if (i > open && c == bytes_[open]) break;
  }
  // Never half a character at the end.
  std::size_t last = swallowed.size();
  while (last > 0 && (static_cast<unsigned char>(swallowed[last - 1]) & 0xC0U) == 0x80U) --last;
  if (last > 0 && !text::character_at(swallowed, last - 1).valid) swallowed.resize(last - 1);
  const auto below = line_near(pos_, false);
  diag::Diagnostic& told = told_.tell(e104_unterminated_quote, span(open, open + 1),
                                      {diag::arg("quote", bytes_.substr(open, 1)), std::move(chinese)});
  told.read_as = std::move(swallowed);
  if (below) {
    told.labels.push_back({.at = span(below->first, end_of_line(below->first)),
                           .words = {"从这一行起都会被吞进引号里", "from here on all is swallowed by the quote"}});
  }
  return false;
}

/// Tells, and says true, where a look-alike of one of YAML's signs stands.
bool Reader::full_width(std::uint32_t place) {
  const std::string_view rest = bytes_.substr(place);
  for (const LookAlike& sign : look_alikes) {
    if (!rest.starts_with(sign.found)) continue;
    const std::uint32_t end = place + static_cast<std::uint32_t>(sign.found.size());
    // A space of its own is put in only where none follows.
    std::string_view wanted = sign.wanted;
    if (wanted.size() == 2 && is_blank(at(end))) wanted.remove_suffix(1);
    diag::Diagnostic& told = told_.tell(e105_full_width, span(place, end),
                                        {diag::arg("found", sign.found), diag::arg("wanted", wanted),
                                         diag::arg("rest", sign.name.zh), diag::arg("rest_en", sign.name.en)});
    // How many spaces a full-width one in an indentation stands for, the lines above must say.
    if (!is_in_indent(bytes_, place)) {
      told.fixes.push_back({.at = span(place, end), .text = std::string{wanted}});
    } else if (auto spaces = meant_indent(bytes_, file_, place)) {
      told.fixes.push_back(std::move(*spaces));
    }
    return true;
  }
  return false;
}

bool Reader::tell_tab(std::uint32_t begin) {
  diag::Diagnostic& told = told_.tell(e106_tab_indent, span(begin, pos_));
  if (auto spaces = meant_indent(bytes_, file_, begin)) told.fixes.push_back(std::move(*spaces));
  return false;
}

bool Reader::tell_too_much() {
  if (tree_.nodes.size() < limits_.max_nodes) {
    return tell(e126_too_much, pos_, pos_ + 1,
                {diag::arg("what", "这里一层套一层太深"), diag::arg("what_en", "this is nested too deep"),
                 diag::arg("limit", static_cast<std::int64_t>(limits_.max_depth))});
  }
  return tell(e126_too_much, pos_, pos_ + 1,
              {diag::arg("what", "这个文件的项太多"), diag::arg("what_en", "this file has too many entries"),
               diag::arg("limit", static_cast<std::int64_t>(limits_.max_nodes))});
}

/// At the first sign of a line, whatever it belongs to.
bool Reader::acceptable_line() {
  const std::string_view rest = bytes_.substr(pos_);
  if (pos_ == line_begin_) {
    for (const std::string_view sign : {"<<<<<<<", "=======", ">>>>>>>", "|||||||"}) {
      if (rest.starts_with(sign) && is_blank(at(pos_ + 7))) {
        return tell(e127_conflict_marker, pos_, end_of_line(pos_), {diag::arg("sign", sign)});
      }
    }
    const bool dashes = rest.starts_with("---") && is_blank(at(pos_ + 3));
    if (dashes || (rest.starts_with("...") && is_blank(at(pos_ + 3)))) {
      std::uint32_t after = pos_ + 3;
      while (is_space(at(after))) ++after;
      const bool alone = is_end(at(after)) || at(after) == '#';
      if (!dashes || begun_ || !alone) {
        return tell(e112_document_marker, pos_, pos_ + 3, {diag::arg("sign", rest.substr(0, 3))});
      }
    }
    if (rest.starts_with("%")) return tell(e113_directive, pos_, end_of_line(pos_));
  }
  for (const std::string_view sign : {"　", "\xC2\xA0", "－", "＃", "—", "–"}) {
    if (rest.starts_with(sign)) return !full_width(pos_);
  }
  return true;
}

/// At the first sign of a scalar.
bool Reader::acceptable_start(bool in_flow) {
  const char c = at(pos_);
  const std::string_view sign = bytes_.substr(pos_, 1);
  const auto text_end = [&] { return end_of_line(pos_); };
  // The entry without the word that a reader takes for an anchor or a tag.
  const auto behind_word = [&] {
    std::uint32_t at_blank = pos_;
    while (!is_blank(at(at_blank))) ++at_blank;
    while (is_space(at(at_blank))) ++at_blank;
    return entry_until(pos_) + " " + std::string{bytes_.substr(at_blank, text_end() - at_blank)};
  };
  switch (c) {
    case '&':
      return tell_read_as(behind_word(), e109_anchor, pos_, text_end(),
                          {diag::arg("sign", sign), diag::arg("what", "锚点"), diag::arg("what_en", "anchor")});
    case '*':
      return tell(e109_anchor, pos_, text_end(),
                  {diag::arg("sign", sign), diag::arg("what", "别名"), diag::arg("what_en", "alias")});
    case '!': return tell_read_as(behind_word(), e110_tag, pos_, text_end());
    case '?':
      if (is_blank(at(pos_ + 1))) {
        return tell(e114_complex_key, pos_, pos_ + 1,
                    {diag::arg("what", "用了“?”"), diag::arg("what_en", "it begins with “?”")});
      }
      return tell(e123_reserved_sign, pos_, pos_ + 1, {diag::arg("sign", sign)});
    case ':':
      if (is_blank(at(pos_ + 1)) || in_flow) return tell(e118_missing_key, pos_, pos_ + 1);
      return tell(e123_reserved_sign, pos_, pos_ + 1, {diag::arg("sign", sign)});
    case '-':
      if (!in_flow || !(is_blank(at(pos_ + 1)) || is_flow_sign(at(pos_ + 1)))) return true;
      return tell(e123_reserved_sign, pos_, pos_ + 1, {diag::arg("sign", sign)});
    case '|':
    case '>':
    case '%':
    case '@':
    case '`':
    case ',':
    case ']':
    case '}':
    case '#': return tell(e123_reserved_sign, pos_, pos_ + 1, {diag::arg("sign", sign)});
    default: break;
  }
  const std::string_view rest = bytes_.substr(pos_, text_end() - pos_);
  for (const std::string_view space : {"　", "\xC2\xA0", "＂", "＇"}) {
    if (rest.starts_with(space)) return !full_width(pos_);
  }
  if ((rest.starts_with("［") && rest.find("］") != std::string_view::npos) ||
      (rest.starts_with("｛") && rest.find("｝") != std::string_view::npos)) {
    return !full_width(pos_);
  }
  return true;
}

/// A key, with `pos_` at the colon behind it.
bool Reader::acceptable_key(const Scalar& key) {
  constexpr std::uint32_t longest = 1024;  // YAML's own limit for a key on one line
  if (key.end - key.begin > longest) {
    return tell(e126_too_much, key.begin, key.begin + 1,
                {diag::arg("what", "冒号前的键太长"), diag::arg("what_en", "the key before the colon is too long"),
                 diag::arg("limit", static_cast<std::int64_t>(longest))});
  }
  if (key.style != Style::plain) return true;
  const std::string_view word = bytes_.substr(key.begin, key.end - key.begin);
  if (word == "<<") return tell(e111_merge_key, key.begin, key.end);
  // {date：2026-10-28，note: …}: the colon found is not the first that was typed.
  const std::size_t name = word.find_first_not_of("abcdefghijklmnopqrstuvwxyz_");
  if (name != 0 && name != std::string_view::npos && word.substr(name).starts_with("：")) {
    return !full_width(key.begin + static_cast<std::uint32_t>(name));
  }
  if (word.front() == '-') {
    const std::string wanted = "- " + std::string{word.substr(1)} + ": …";
    return tell(e115_no_space, key.begin, key.begin + 1,
                {diag::arg("sign", "-"), diag::arg("wanted", std::string_view{wanted})});
  }
  return true;
}

/// A look-alike, or a missing space, that keeps `scalar` from being a key: tells it and says true.
bool Reader::told_why_no_colon(const Scalar& scalar) {
  if (scalar.style != Style::plain && at(scalar.end) == ':') {  // "date":"2026-11-03", as JSON has it
    std::string wanted{bytes_.substr(scalar.begin, scalar.end - scalar.begin)};
    diag::Diagnostic& told =
        told_.tell(e115_no_space, span(scalar.end, scalar.end + 1),
                   {diag::arg("sign", ":"), diag::arg("wanted", std::string_view{wanted.append(": …")})});
    told.fixes.push_back({.at = span(scalar.end + 1, scalar.end + 1), .text = " "});
    return true;
  }
  const std::uint32_t stop = std::min(scalar.end, end_of_line(scalar.begin));
  const std::string_view text = bytes_.substr(scalar.begin, stop - scalar.begin);
  if (const std::size_t found = text.find("："); found != std::string_view::npos) {
    return full_width(scalar.begin + static_cast<std::uint32_t>(found));
  }
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  const std::uint32_t after = scalar.begin + static_cast<std::uint32_t>(colon) + 1;
  const std::string_view rest = bytes_.substr(after);
  if (rest.starts_with("　") || rest.starts_with("\xC2\xA0")) return full_width(after);
  for (const char c : text.substr(0, colon)) {
    const bool word =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    if (!word) return false;
  }
  std::string wanted{text.substr(0, colon)};
  wanted.append(": ").append(text::cut(text.substr(colon + 1), 20));
  diag::Diagnostic& told = told_.tell(e115_no_space, span(after - 1, after),
                                      {diag::arg("sign", ":"), diag::arg("wanted", std::string_view{wanted})});
  told.fixes.push_back({.at = span(after, after), .text = " "});
  return true;
}

/// `scalar` stands where a key should, and no colon follows it.
bool Reader::refuse_missing_colon(const Scalar& scalar) {
  if (told_why_no_colon(scalar)) return false;
  if (full_width(scalar.begin)) return false;
  const std::string word = text::cut(bytes_.substr(scalar.begin, scalar.end - scalar.begin), 20);
  return tell(e117_no_colon, scalar.begin, scalar.end, {diag::arg("word", std::string_view{word})});
}

}  // namespace ljfl::yaml
