#include <array>

#include "time/time.hpp"

namespace ljfl::time {
namespace {

using std::chrono::year_month_day;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::optional<int> digits(std::string_view text) {
  int value = 0;
  if (text.empty()) return std::nullopt;
  for (const char c : text) {
    if (!is_digit(c) || value > 99'999'999) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

void append_two(std::string& out, unsigned value) {
  out.push_back(static_cast<char>('0' + value / 10 % 10));
  out.push_back(static_cast<char>('0' + value % 10));
}

/// Full-width ASCII and the marks of a Chinese date as plain ASCII, blanks left out: 2026年10月1日 → 2026-10-1.
std::string plain(std::string_view text) {
  struct Pair {
    std::string_view from, to;
  };
  constexpr std::array pairs{Pair{"年", "-"}, Pair{"月", "-"}, Pair{"日", " "}, Pair{"号", " "}, Pair{"。", "."},
                             Pair{"－", "-"}, Pair{"—", "-"},  Pair{"　", " "}, Pair{" ", " "}};
  std::string out;
  // 2026-10-1 2 is no 12th: digits with a blank between them stay apart, and so are no date.
  bool blank = false;
  const auto put = [&](char c) {
    if (blank && is_digit(c) && !out.empty() && is_digit(out.back())) out.push_back(' ');
    blank = false;
    out.push_back(c);
  };
  while (!text.empty()) {
    bool known = false;
    for (const Pair& pair : pairs) {
      if (!text.starts_with(pair.from)) continue;
      if (pair.to == " ") {
        blank = true;
      } else {
        for (const char c : pair.to) put(c);
      }
      text.remove_prefix(pair.from.size());
      known = true;
      break;
    }
    if (known) continue;
    // U+FF01 to U+FF5E are ASCII 0x21 to 0x7E in full width: EF BC 81 to EF BD 9E.
    if (text.size() >= 3 && text[0] == '\xEF' && (text[1] == '\xBC' || text[1] == '\xBD')) {
      const unsigned low = static_cast<unsigned char>(text[2]) & 0x3FU;
      put(static_cast<char>(text[1] == '\xBC' ? 0x20U + low : 0x60U + low));
      text.remove_prefix(3);
      continue;
    }
    put(text.front());
    text.remove_prefix(1);
  }
  return out;
}

}  // namespace

std::optional<Date> make_date(int year, unsigned month, unsigned day) {
  if (year < first_year || year > last_year) return std::nullopt;
  // chrono keeps a month and a day in a byte each: month 266 would become October.
  if (month > 12 || day > 31) return std::nullopt;
  const year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
  // sys_days would quietly turn 30 February into 2 March.
  if (!date.ok()) return std::nullopt;
  return Date{date};
}

ParsedDate parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) {
    if (!is_digit(text[i])) return {};
  }
  const auto two = [&](std::size_t i) { return (text[i] - '0') * 10 + (text[i + 1] - '0'); };
  const int year = two(0) * 100 + two(2);
  if (year < first_year || year > last_year) return {.date = {}, .fault = DateFault::out_of_range};
  const auto date = make_date(year, static_cast<unsigned>(two(5)), static_cast<unsigned>(two(8)));
  if (!date) return {.date = {}, .fault = DateFault::impossible};
  return {.date = date, .fault = DateFault::malformed};
}

std::optional<Date> guess_date(std::string_view text) {
  if (text.size() > 40) return std::nullopt;
  std::string word = plain(text);
  while (!word.empty() && word.back() == '-') word.pop_back();
  for (char& c : word) {
    if (c == '.' || c == '/') c = '-';
  }
  const std::size_t first = word.find('-');
  if (first == std::string::npos) {
    const auto number = digits(word);
    if (!number) return std::nullopt;
    if (word.size() == 8) {
      return make_date(*number / 10000, static_cast<unsigned>(*number / 100 % 100),
                       static_cast<unsigned>(*number % 100));
    }
    // A spreadsheet's serial number counts days from 1899-12-30.
    if (*number >= 40000 && *number <= 60000) {
      return Date{year_month_day{std::chrono::year{1899}, std::chrono::month{12}, std::chrono::day{30}}} +
             std::chrono::days{*number};
    }
    return std::nullopt;
  }
  const std::size_t second = word.find('-', first + 1);
  if (second == std::string::npos) return std::nullopt;
  const std::string_view view = word;
  const auto year = digits(view.substr(0, first));
  const auto month = digits(view.substr(first + 1, second - first - 1));
  const auto day = digits(view.substr(second + 1));
  if (!year || !month || !day) return std::nullopt;
  return make_date(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

std::string iso(Date day) {
  const year_month_day date{day};
  const int year = static_cast<int>(date.year());
  std::string out;
  append_two(out, static_cast<unsigned>(year / 100));
  append_two(out, static_cast<unsigned>(year % 100));
  out.push_back('-');
  append_two(out, static_cast<unsigned>(date.month()));
  out.push_back('-');
  append_two(out, static_cast<unsigned>(date.day()));
  return out;
}

std::string chinese(Date day) {
  return std::to_string(year_of(day)) + "年" + std::to_string(month_of(day)) + "月" + std::to_string(day_of(day)) +
         "日";
}

int year_of(Date day) {
  return static_cast<int>(year_month_day{day}.year());
}
unsigned month_of(Date day) {
  return static_cast<unsigned>(year_month_day{day}.month());
}
unsigned day_of(Date day) {
  return static_cast<unsigned>(year_month_day{day}.day());
}
int days_between(Date from, Date to) {
  return static_cast<int>((to - from).count());
}

}  // namespace ljfl::time
