/// Dates and numbers out of a clerk's text: one way of writing each, and a suggestion for the others.
#include <algorithm>
#include <array>
#include <charconv>

#include "load/fields.hpp"

namespace ljfl::load {
namespace {

/// Full-width digits and signs as ASCII; everything else as it is.
std::string half_width(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const text::Character c = text::character_at(text, at);
    if (c.code >= 0xFF01 && c.code <= 0xFF5E) {
      out.push_back(static_cast<char>(c.code - 0xFF01 + '!'));
    } else {
      out.append(text.substr(at, c.length));
    }
    at += c.length;
  }
  return out;
}

/// The digits that a number in some other dress begins with: 12次, １２, 1,200.
std::string digits_of(std::string_view text) {
  std::string out;
  for (const char c : half_width(text)) {
    if ((c >= '0' && c <= '9') || (c == '.' && !out.empty() && out.find('.') == std::string::npos)) {
      out.push_back(c);
    } else if (c != ',' && c != ' ' && !out.empty()) {
      break;
    }
  }
  while (!out.empty() && out.back() == '.') out.pop_back();
  return out;
}

/// Only the dress is wrong: 12次, １２, 1,200. What says more than its digits (3万, 1e3, 12-15, -1, 96,5) has no one
/// answer.
bool is_dressed_number(std::string_view plain) {
  const std::size_t begin = plain.find_first_of("0123456789");
  if (begin == std::string_view::npos || plain.substr(0, begin).find_first_not_of("+ ") != std::string_view::npos)
    return false;
  const std::size_t end = std::min(plain.find_first_not_of("0123456789.,", begin), plain.size());
  const std::string_view number = plain.substr(begin, end - begin);
  for (std::size_t comma = number.find(','); comma != std::string_view::npos; comma = number.find(',', comma + 1)) {
    const std::size_t next = std::min(number.find_first_not_of("0123456789", comma + 1), number.size());
    if (next - comma != 4) return false;  // three digits stand behind each
  }
  const std::string_view rest = plain.substr(end);
  constexpr std::array<std::string_view, 9> more = {"万", "亿", "千", "百", "多", "余", "几", "~", "至"};
  if (std::ranges::any_of(more, [&](std::string_view word) { return rest.find(word) != std::string_view::npos; }))
    return false;
  return std::ranges::none_of(rest, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '/';
  });
}

void tell_not_a_number(Context& context, std::string_view text, text::Span at, std::string_view key,
                       diag::Words wanted) {
  const std::string digits = digits_of(text);
  diag::Arg hint =
      diag::arg("hint", diag::Words{"只写数字，例如 12；次、所、个不写在数里", "write digits only, as in 12"});
  const std::string plain = half_width(text);
  const std::string wanted_text = plain.ends_with('%') ? digits + "%" : digits;
  if (!digits.empty() && wanted_text != text && is_dressed_number(plain)) {
    hint.zh = "写成 " + wanted_text + "；只用英文的数字和符号，次、所、个不写在数里";
    hint.en = "write " + wanted_text + ": ASCII digits and signs, and nothing else";
  }
  diag::Diagnostic& told = context.told.tell(
      e501_not_a_number, at,
      {diag::arg("value", text), diag::arg("key", key), diag::arg("wanted", wanted), std::move(hint)});
  // Only the width of the signs is wrong: there is one right answer.
  if (plain == wanted_text && plain != text) told.fixes.push_back({.at = at, .text = plain});
}

void tell_range(Context& context, std::string_view text, text::Span at, std::string_view key, std::int64_t low,
                std::int64_t high) {
  context.told.tell(e503_out_of_range, at,
                    {diag::arg("key", key), diag::arg("value", text), diag::arg("low", low), diag::arg("high", high),
                     diag::arg("hint", diag::Words{"核对这个数", "check this number"})});
}

}  // namespace

std::optional<time::Date> date_of(Context& context, std::string_view text, text::Span at) {
  const time::ParsedDate parsed = time::parse_date(text);
  if (parsed.date) return parsed.date;
  if (parsed.fault == time::DateFault::malformed) {
    diag::Arg hint = diag::arg("hint", "");
    const auto guess = time::guess_date(text);
    if (guess) {
      hint.zh = "写成 " + time::iso(*guess) + "。";
      hint.en = "write " + time::iso(*guess) + "; ";
    }
    diag::Diagnostic& told = context.told.tell(e401_malformed_date, at, {diag::arg("value", text), std::move(hint)});
    if (guess) told.fixes.push_back({.at = at, .text = time::iso(*guess)});
    return std::nullopt;
  }
  diag::Arg hint = diag::arg("hint", diag::Words{"核对年、月、日", "check year, month and day"});
  if (parsed.fault == time::DateFault::out_of_range) {
    hint = diag::arg("hint", diag::Words{"年份应在 1949 到 2199 之间", "the year must lie between 1949 and 2199"});
  } else if (text.size() == 10) {
    // The month exists and ends earlier: the slip of a 31st.
    const std::string first = std::string{text.substr(0, 8)} + "01";
    if (const time::ParsedDate month = time::parse_date(first); month.date) {
      const time::Date last = time::period_of(time::PeriodKind::month, *month.date).last();
      hint.zh = "这个月最后一天是 " + time::iso(last);
      hint.en = "that month ends on " + time::iso(last);
    }
  }
  context.told.tell(e402_impossible_date, at, {diag::arg("value", text), std::move(hint)});
  return std::nullopt;
}

std::optional<time::Date> date_of(Context& context, std::string_view text, text::Span at, std::string_view key) {
  constexpr std::array<std::string_view, 11> yes = {"是",  "已",  "已整改", "已完成", "完成", "有",
                                                    "yes", "Yes", "YES",    "true",   "√"};
  constexpr std::array<std::string_view, 10> no = {"否", "未", "未整改", "未完成", "没有",
                                                   "无", "no", "No",     "NO",     "false"};
  const bool said_yes = std::ranges::find(yes, text) != yes.end();
  if (!said_yes && std::ranges::find(no, text) == no.end()) return date_of(context, text, at);
  const diag::Words hint = said_yes ? diag::Words{"写是哪一天，例如 2026-10-20", "write the day, as in 2026-10-20"}
                                    : diag::Words{"还没有的，删掉这一行", "where there is none yet, delete the line"};
  context.told.tell(e407_word_for_a_date, at,
                    {diag::arg("key", key), diag::arg("value", text), diag::arg("hint", hint)});
  return std::nullopt;
}

std::optional<std::int64_t> integer_of(Context& context, std::string_view text, text::Span at, std::string_view key,
                                       std::int64_t low, std::int64_t high) {
  std::int64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, number);
  const bool leading_zero = text.size() > 1 && text.front() == '0';
  if (result.ec == std::errc::result_out_of_range) {
    tell_range(context, text, at, key, low, high);
    return std::nullopt;
  }
  if (result.ec != std::errc{} || result.ptr != end || leading_zero || text.front() == '-') {
    tell_not_a_number(context, text, at, key, {"整数", "a whole number"});
    return std::nullopt;
  }
  if (number < low || number > high) {
    tell_range(context, text, at, key, low, high);
    return std::nullopt;
  }
  return number;
}

std::optional<model::Decimal> decimal_of(Context& context, std::string_view text, text::Span at, std::string_view key,
                                         std::int64_t low, std::int64_t high) {
  const auto number = model::parse_decimal(text);
  if (!number) {
    tell_not_a_number(context, text, at, key,
                      {"数（最多两位小数）", "a number with at most two digits after the point"});
    return std::nullopt;
  }
  if (number->hundredths < low * 100 || number->hundredths > high * 100) {
    tell_range(context, text, at, key, low, high);
    return std::nullopt;
  }
  return number;
}

std::optional<model::Decimal> percent_of(Context& context, std::string_view digits, text::Span at,
                                         std::string_view key) {
  if (const auto number = model::parse_decimal(digits); number && number->hundredths > 10000) {
    context.told.tell(e502_above_100_percent, at, {diag::arg("key", key), diag::arg("value", digits)});
    return std::nullopt;
  }
  return decimal_of(context, digits, at, key, 0, 100);
}

}  // namespace ljfl::load
