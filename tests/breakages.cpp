#include "breakages.hpp"

namespace ljfl::test {
namespace {

bool has_colon(const FileLine& line) {
  return line.colon != Slips::npos;
}
bool has_value(const FileLine& line) {
  return line.value != Slips::npos;
}

/// A line `key: value` by chance.
const FileLine* entry(const Slips& at, Chance& chance) {
  return at.pick(chance, has_value);
}

const FileLine* with_key(const Slips& at, Chance& chance, std::initializer_list<std::string_view> keys) {
  return at.pick(chance, [&](const FileLine& line) {
    return has_value(line) && std::ranges::find(keys, at.key(line)) != keys.end();
  });
}

const FileLine* with_date(const Slips& at, Chance& chance) {
  return with_key(at, chance, {"date", "due", "from"});
}

const FileLine* with_list(const Slips& at, Chance& chance, std::string_view needs) {
  return at.pick(chance, [&](const FileLine& line) {
    return has_value(line) && at.value(line).starts_with('[') && at.value(line).ends_with(']') &&
           at.value(line).find(needs) != std::string_view::npos;
  });
}

/// The beginning of a character of `text` by chance, not the first one (of a text of two characters or more).
std::size_t inside(std::string_view text, Chance& chance) {
  std::size_t at = 1 + chance() % std::max<std::size_t>(text.size() - 1, 1);
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  if (at < text.size()) return at;
  // The end is not inside: back to the beginning of the last character.
  do --at;
  while (at > 1 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
  return at;
}

Slips::Result in_value(const Slips& at, const FileLine* line, std::string_view now) {
  if (line == nullptr) return std::nullopt;
  return at.put(line->value, line->end, now);
}

Slips::Result before_value(const Slips& at, Chance& chance, std::string_view sign) {
  const FileLine* const line = with_key(at, chance, {"note", "text", "title", "task", "site"});
  if (line == nullptr) return std::nullopt;
  return at.put(line->value, line->value, sign);
}

Slips::Result full_width_colon(const Slips& at, Chance& chance) {
  const FileLine* const line = entry(at, chance);
  return line == nullptr ? std::nullopt : Slips::Result{at.put(line->colon, line->colon + 2, "：")};
}
Slips::Result full_width_colon_and_space(const Slips& at, Chance& chance) {
  const FileLine* const line = entry(at, chance);
  return line == nullptr ? std::nullopt : Slips::Result{at.put(line->colon, line->colon + 1, "：")};
}
Slips::Result full_width_space_behind_colon(const Slips& at, Chance& chance) {
  const FileLine* const line = entry(at, chance);
  return line == nullptr ? std::nullopt : Slips::Result{at.put(line->colon + 1, line->colon + 2, "　")};
}
Slips::Result full_width_space_indent(const Slips& at, Chance& chance) {
  const FileLine* const line =
      at.pick(chance, [](const FileLine& one) { return one.text >= one.begin + 2 && has_colon(one); });
  return line == nullptr ? std::nullopt : Slips::Result{at.put(line->begin, line->begin + 2, "　")};
}
Slips::Result full_width_dash(const Slips& at, Chance& chance) {
  const FileLine* const line = at.pick(chance, [](const FileLine& one) { return one.dash; });
  return line == nullptr ? std::nullopt : Slips::Result{at.put(line->text, line->text + 1, "－")};
}
Slips::Result full_width_comma(const Slips& at, Chance& chance) {
  const FileLine* const line = with_list(at, chance, ", ");
  if (line == nullptr) return std::nullopt;
  const std::size_t comma = at.bytes().find(", ", line->value);
  return at.put(comma, comma + 2, "，");
}
Slips::Result tab_indent(const Slips& at, Chance& chance) {
  const FileLine* const line =
      at.pick(chance, [](const FileLine& one) { return one.text >= one.begin + 2 && has_colon(one); });
  return line == nullptr ? std::nullopt : Slips::Result{at.put(line->begin, line->text, "\t")};
}
Slips::Result one_space_more(const Slips& at, Chance& chance) {
  const FileLine* const line =
      at.pick(chance, [](const FileLine& one) { return one.text > one.begin && has_colon(one); });
  // The first line of a block is free to stand where it likes; then the next one is off.
  return line == nullptr ? std::nullopt
                         : Slips::Result{at.put(line->begin, line->begin, " ", line->begin, line->text + 1)};
}
Slips::Result one_space_less(const Slips& at, Chance& chance) {
  const FileLine* const line =
      at.pick(chance, [](const FileLine& one) { return one.text > one.begin && has_colon(one); });
  return line == nullptr ? std::nullopt
                         : Slips::Result{at.put(line->begin, line->begin + 1, "", line->begin, line->text + 1)};
}
Slips::Result no_space_behind_colon(const Slips& at, Chance& chance) {
  const FileLine* const line = entry(at, chance);
  return line == nullptr ? std::nullopt
                         : Slips::Result{at.put(line->colon + 1, line->colon + 2, "", line->colon, line->colon + 2)};
}
Slips::Result no_space_behind_dash(const Slips& at, Chance& chance) {
  const FileLine* const line = at.pick(chance, [](const FileLine& one) { return one.dash; });
  return line == nullptr ? std::nullopt
                         : Slips::Result{at.put(line->text + 1, line->text + 2, "", line->text, line->text + 2)};
}
Slips::Result no_colon(const Slips& at, Chance& chance) {
  const FileLine* const line = at.pick(chance, has_colon);
  return line == nullptr ? std::nullopt
                         : Slips::Result{at.put(line->colon, line->colon + 1, "", line->key, line->colon + 1)};
}
Slips::Result no_dash(const Slips& at, Chance& chance) {
  const FileLine* const line = at.pick(chance, [](const FileLine& one) { return one.dash; });
  return line == nullptr ? std::nullopt : Slips::Result{at.put(line->text, line->text + 1, " ", line->text, line->key)};
}
Slips::Result quote_not_closed(const Slips& at, Chance& chance) {
  return before_value(at, chance, "\"");
}
Slips::Result quote_closed_in_chinese(const Slips& at, Chance& chance) {
  const FileLine* const line = with_key(at, chance, {"note", "text", "title"});
  if (line == nullptr) return std::nullopt;
  const std::string quoted = "\"" + std::string{at.value(*line)} + "”";
  return at.put(line->value, line->end, quoted);
}
Slips::Result text_behind_quote(const Slips& at, Chance& chance) {
  const FileLine* const line = with_key(at, chance, {"note", "text", "title"});
  if (line == nullptr || at.value(*line).find('"') != Slips::npos) return std::nullopt;
  const std::size_t middle = inside(at.value(*line), chance);
  const std::string quoted = "\"" + std::string{at.value(*line).substr(0, middle)} + "\"";
  return at.put(line->value, line->value + middle, quoted, line->value + middle, line->end);
}
Slips::Result hash_in_text(const Slips& at, Chance& chance) {
  const FileLine* const line = with_key(at, chance, {"note", "text"});
  if (line == nullptr) return std::nullopt;
  const std::size_t middle = line->value + inside(at.value(*line), chance);
  return at.put(middle, middle, " #3 ");
}
Slips::Result colon_in_text(const Slips& at, Chance& chance) {
  const FileLine* const line = with_key(at, chance, {"note", "text"});
  if (line == nullptr) return std::nullopt;
  const std::size_t middle = line->value + inside(at.value(*line), chance);
  return at.put(middle, middle, ": ");
}
Slips::Result anchor(const Slips& at, Chance& chance) {
  return before_value(at, chance, "&");
}
Slips::Result bold(const Slips& at, Chance& chance) {
  return before_value(at, chance, "*");
}
Slips::Result exclamation(const Slips& at, Chance& chance) {
  return before_value(at, chance, "!");
}
Slips::Result at_sign(const Slips& at, Chance& chance) {
  return before_value(at, chance, "@");
}
Slips::Result bracket_not_closed(const Slips& at, Chance& chance) {
  const FileLine* const line = with_list(at, chance, "");
  return line == nullptr ? std::nullopt : Slips::Result{at.put(line->end - 1, line->end, "", line->value, line->end)};
}
Slips::Result line_broken(const Slips& at, Chance& chance) {
  const FileLine* const line = with_key(at, chance, {"note", "text"});
  if (line == nullptr) return std::nullopt;
  const std::size_t middle = line->value + inside(at.value(*line), chance);
  return at.put(middle, middle, chance() % 2 == 0 ? "\n" : "\n        ", line->value, line->end);
}
Slips::Result control_character(const Slips& at, Chance& chance) {
  const FileLine* const line = entry(at, chance);
  if (line == nullptr) return std::nullopt;
  constexpr std::string_view signs[] = {"\u200B", "\uFEFF", "\u202E", "\x01", "\x7F"};
  const std::size_t middle = line->value + inside(at.value(*line), chance);
  return at.put(middle, middle, signs[chance() % 5]);
}
Slips::Result gbk_bytes(const Slips& at, Chance& chance) {
  const FileLine* const line = with_key(at, chance, {"note", "text"});
  if (line == nullptr) return std::nullopt;
  return at.put(line->value, line->value, "\xD6\xD8\xB5\xE3");
}
Slips::Result lone_return(const Slips& at, Chance& chance) {
  const FileLine* const line = at.pick(chance, has_colon);
  return line == nullptr || line->end >= at.bytes().size() ? std::nullopt
                                                           : Slips::Result{at.put(line->end, line->end + 1, "\r")};
}
Slips::Result conflict(const Slips& at, Chance& chance) {
  const FileLine* const line = at.pick(chance, has_colon);
  return line == nullptr ? std::nullopt : Slips::Result{at.put(line->begin, line->begin, "<<<<<<< HEAD\n")};
}
Slips::Result second_document(const Slips& at, Chance& chance) {
  const FileLine* const line = at.pick(
      chance, [&](const FileLine& one) { return has_colon(one) && one.begin > 0 && one.begin > at.bytes().find(':'); });
  return line == nullptr ? std::nullopt : Slips::Result{at.put(line->begin, line->begin, "---\n")};
}

// Slips that leave the YAML whole.
Slips::Result key_letter_lost(const Slips& at, Chance& chance) {
  const FileLine* const line = at.pick(chance, has_colon);
  if (line == nullptr || at.key(*line).size() < 3) return std::nullopt;
  const std::size_t letter = line->key + chance() % at.key(*line).size();
  return at.put(letter, letter + 1, "", line->key, line->colon);
}
Slips::Result key_letters_swapped(const Slips& at, Chance& chance) {
  const FileLine* const line = at.pick(chance, has_colon);
  if (line == nullptr || at.key(*line).size() < 3) return std::nullopt;
  const std::size_t letter = line->key + chance() % (at.key(*line).size() - 1);
  std::string two{at.text(letter, letter + 2)};
  if (two[0] == two[1]) return std::nullopt;
  std::swap(two[0], two[1]);
  return at.put(letter, letter + 2, two, line->key, line->colon);
}
Slips::Result key_twice(const Slips& at, Chance& chance) {
  const FileLine* const line =
      at.pick(chance, [](const FileLine& one) { return has_value(one) && !one.dash && one.text > one.begin; });
  if (line == nullptr) return std::nullopt;
  const std::string again = "\n" + std::string{at.text(line->begin, line->end)};
  return at.put(line->end, line->end, again, line->end + 1, line->end + 1);
}
Slips::Result value_lost(const Slips& at, Chance& chance) {
  const FileLine* const line = entry(at, chance);
  return line == nullptr ? std::nullopt : Slips::Result{at.put(line->value, line->end, "", line->key, line->end)};
}
Slips::Result id_misspelt(const Slips& at, Chance& chance) {
  const FileLine* const line = with_key(at, chance, {"task", "quota", "duty"});
  if (line == nullptr) return std::nullopt;
  const std::size_t letter = line->value + chance() % at.value(*line).size();
  return at.put(letter, letter + 1, at.text(letter, letter + 1) == "x" ? "y" : "x", line->value, line->end);
}
Slips::Result date_in_another_dress(const Slips& at, Chance& chance) {
  const FileLine* const line = with_date(at, chance);
  if (line == nullptr || at.value(*line).size() != 10) return std::nullopt;
  const std::string day{at.value(*line)};
  std::string dots = day;
  std::ranges::replace(dots, '-', '.');
  std::string slashes = day;
  std::ranges::replace(slashes, '-', '/');
  const std::string forms[] = {dots,
                               slashes,
                               day.substr(0, 4) + "年" + day.substr(5, 2) + "月" + day.substr(8) + "日",
                               day.substr(0, 4) + day.substr(5, 2) + day.substr(8),
                               day.substr(5),
                               day.substr(0, 7)};
  return in_value(at, line, forms[chance() % 6]);
}
Slips::Result date_that_is_none(const Slips& at, Chance& chance) {
  const FileLine* const line = with_date(at, chance);
  if (line == nullptr || at.value(*line).size() != 10) return std::nullopt;
  constexpr std::string_view days[] = {"2026-02-30", "2026-06-31", "2026-13-01", "2026-00-10", "2026-10-32"};
  return in_value(at, line, days[chance() % 5]);
}
Slips::Result date_of_another_month(const Slips& at, Chance& chance) {
  const FileLine* const line = with_key(at, chance, {"date"});
  if (line == nullptr || at.value(*line).size() != 10) return std::nullopt;
  std::string day{at.value(*line)};
  day[3] = '5';  // last year's year
  return in_value(at, line, day);
}
Slips::Result full_width_digits(const Slips& at, Chance& chance) {
  const FileLine* const line = with_key(at, chance, {"date", "due", "times", "value", "target", "row", "deduct"});
  if (line == nullptr) return std::nullopt;
  const std::size_t digit = at.bytes().find_first_of("0123456789", line->value);
  if (digit >= line->end) return std::nullopt;
  const std::string wide = {'\xEF', '\xBC', static_cast<char>(0x90 + (at.bytes()[digit] - '0'))};
  return at.put(digit, digit + 1, wide, line->value, line->end);
}
Slips::Result number_with_words(const Slips& at, Chance& chance) {
  const FileLine* const line = with_key(at, chance, {"times", "value", "target", "row", "deduct"});
  if (line == nullptr) return std::nullopt;
  constexpr std::string_view tails[] = {"次", "个", " 所", "％", "O"};
  return at.put(line->end, line->end, tails[chance() % 5], line->value, line->end);
}

// One key pressed by mistake, anywhere.
std::size_t anywhere(const Slips& at, Chance& chance) {
  std::size_t place = chance() % at.bytes().size();
  while (place > 0 && (static_cast<unsigned char>(at.bytes()[place]) & 0xC0U) == 0x80U) --place;
  return place;
}
std::size_t next_character(std::string_view bytes, std::size_t place) {
  do ++place;
  while (place < bytes.size() && (static_cast<unsigned char>(bytes[place]) & 0xC0U) == 0x80U);
  return place;
}
/// What is seen of a slip at `place`: its line, and the next one where the line end itself is gone.
Broken seen_on_its_line(const Slips& at, Broken broken, std::size_t place) {
  const auto line = std::ranges::find_if(at.lines(), [&](const FileLine& one) { return place <= one.end; });
  broken.begin = line == at.lines().end() ? place : line->begin;
  broken.end = std::min(broken.bytes.find('\n', place + 1), broken.bytes.size());
  return broken;
}
Slips::Result one_lost(const Slips& at, Chance& chance) {
  const std::size_t place = anywhere(at, chance);
  return seen_on_its_line(at, at.put(place, next_character(at.bytes(), place), ""), place);
}
Slips::Result one_too_many(const Slips& at, Chance& chance) {
  constexpr std::string_view signs[] = {" ", ":", "#", "\"", "'",  "[",  "]",  "{",  "}",  ",", "-",
                                        "&", "!", "|", ">",  "\t", "：", "，", "　", "\n", "x", "1"};
  const std::size_t place = anywhere(at, chance);
  return seen_on_its_line(at, at.put(place, place, signs[chance() % 22]), place);
}
Slips::Result one_for_another(const Slips& at, Chance& chance) {
  constexpr std::string_view signs[] = {" ", ":", "-", "\n", "x", "#", "：", "　"};
  const std::size_t place = anywhere(at, chance);
  return seen_on_its_line(at, at.put(place, next_character(at.bytes(), place), signs[chance() % 8]), place);
}

}  // namespace

const std::vector<Slips::Kind>& Slips::kinds() {
  static const std::vector<Kind> all = {
      {"全角冒号 ：", full_width_colon},
      {"全角冒号和空格", full_width_colon_and_space},
      {"冒号后全角空格", full_width_space_behind_colon},
      {"全角空格缩进", full_width_space_indent},
      {"全角横线 －", full_width_dash},
      {"全角逗号 ，", full_width_comma},
      {"Tab 缩进", tab_indent},
      {"多缩进一格", one_space_more},
      {"少缩进一格", one_space_less},
      {"冒号后无空格", no_space_behind_colon},
      {"横线后无空格", no_space_behind_dash},
      {"漏冒号", no_colon},
      {"漏横线", no_dash},
      {"引号没有收尾", quote_not_closed},
      {"引号用 ” 收尾", quote_closed_in_chinese},
      {"引号后有文字", text_behind_quote},
      {"文字里有 #", hash_in_text},
      {"文字里有冒号空格", colon_in_text},
      {"& 开头", anchor},
      {"* 开头", bold},
      {"! 开头", exclamation},
      {"@ 开头", at_sign},
      {"方括号没有收尾", bracket_not_closed},
      {"文字中间换行", line_broken},
      {"看不见的字符", control_character},
      {"GBK 字节", gbk_bytes},
      {"单独的回车符", lone_return},
      {"合并冲突标记", conflict},
      {"第二份文档", second_document},
      {"键少一个字母", key_letter_lost},
      {"键两个字母颠倒", key_letters_swapped},
      {"同一键写两次", key_twice},
      {"值没有写", value_lost},
      {"编号写错", id_misspelt},
      {"日期另一种写法", date_in_another_dress},
      {"没有的日子", date_that_is_none},
      {"别的年月的日期", date_of_another_month},
      {"全角数字", full_width_digits},
      {"数里带字", number_with_words},
      {"任意处少一个字", one_lost, true},
      {"任意处多一个字", one_too_many, true},
      {"任意处错一个字", one_for_another, true},
  };
  return all;
}

}  // namespace ljfl::test
