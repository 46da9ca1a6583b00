#include "load/other_reading.hpp"

#include <algorithm>
#include <array>

#include "text/text.hpp"

namespace ljfl::load {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_one_of(std::string_view text, std::span<const std::string_view> words) {
  return std::ranges::find(words, text) != words.end();
}

/// 1.10, 1e5, .5: as a number it would lose its last zero, or its form.
bool is_changing_fraction(std::string_view text) {
  std::size_t points = 0;
  std::size_t digits = 0;
  bool exponent = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_digit(text[i])) {
      ++digits;
    } else if (text[i] == '.' && !exponent) {
      ++points;
    } else if ((text[i] == 'e' || text[i] == 'E') && digits > 0 && !exponent && i + 1 < text.size()) {
      exponent = true;
    } else if ((text[i] != '-' && text[i] != '+') || i == 0 || (text[i - 1] != 'e' && text[i - 1] != 'E')) {
      return false;
    }
  }
  if (digits == 0 || points > 1) return false;
  return exponent || (points == 1 && (text.back() == '0' || text.front() == '.' || text.back() == '.'));
}

/// 12:30, which YAML 1.1 takes for minutes and seconds: 750.
bool is_sexagesimal(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 4 || text.size() - colon < 2) return false;
  if (!std::ranges::all_of(text, [](char c) { return is_digit(c) || c == ':'; })) return false;
  return text.size() - colon <= 3 || text[colon + 3] == ':';
}

bool is_other_base(std::string_view text) {
  if (text.size() < 3 || text[0] != '0' || (text[1] != 'x' && text[1] != 'o' && text[1] != 'b')) return false;
  return std::ranges::all_of(text.substr(2), [](char c) { return is_digit(c) || (is_letter(c) && (c | 0x20) <= 'f'); });
}

}  // namespace

std::optional<diag::Words> other_reading(std::string_view plain) {
  constexpr std::array<std::string_view, 22> truths = {"y",  "Y",  "n",    "N",    "yes",  "Yes",   "YES",   "no",
                                                       "No", "NO", "true", "True", "TRUE", "false", "False", "FALSE",
                                                       "on", "On", "ON",   "off",  "Off",  "OFF"};
  constexpr std::array<std::string_view, 4> nulls = {"~", "null", "Null", "NULL"};
  if (!may_be_read_otherwise(plain)) return std::nullopt;
  if (is_one_of(plain, truths)) return diag::Words{"是或否", "true or false"};
  if (is_one_of(plain, nulls)) return diag::Words{"空值", "nothing at all"};
  std::string_view number = plain;
  if (number.size() > 1 && (number.front() == '-' || number.front() == '+')) number.remove_prefix(1);
  if (number.size() > 1 && number.front() == '0' && std::ranges::all_of(number, is_digit)) {
    return diag::Words{"八进制数，或去掉前面的 0", "an octal number, or without its zero"};
  }
  if (is_other_base(number)) return diag::Words{"另一种进制的数", "a number of another base"};
  if (is_changing_fraction(number)) return diag::Words{"小数，末尾的 0 会丢掉", "a fraction, and lose its last zero"};
  if (is_sexagesimal(number)) return diag::Words{"六十进制的数", "a number to the base of sixty"};
  return std::nullopt;
}

bool has_space_between_chinese(std::string_view text) {
  const auto is_chinese = [](char32_t code) { return code >= 0x2E80; };
  char32_t before = 0;
  char32_t before_that = 0;
  for (std::size_t at = 0; at < text.size();) {
    const text::Character c = text::character_at(text, at);
    if (before == ' ' && is_chinese(before_that) && is_chinese(c.code)) return true;
    before_that = before;
    before = c.code;
    at += c.length;
  }
  return false;
}

}  // namespace ljfl::load
