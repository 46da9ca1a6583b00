#include <algorithm>
#include <array>

#include "check/sieve.hpp"

namespace ljfl::check {
namespace {

struct Found {
  diag::Words what = {};
  std::string better = {};  ///< as it should be; empty where that cannot be known
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The number with every sign that has a right form in that form.
std::string mended(std::string_view number) {
  constexpr std::array<std::string_view, 7> opening = {"[", "(", "【", "（", "〈", "［", "{"};
  constexpr std::array<std::string_view, 7> closing = {"]", ")", "】", "）", "〉", "］", "}"};
  std::string out;
  for (std::size_t at = 0; at < number.size();) {
    const text::Character c = text::character_at(number, at);
    const std::string_view sign = number.substr(at, c.length);
    at += c.length;
    if (std::ranges::find(opening, sign) != opening.end()) {
      out.append("〔");
    } else if (std::ranges::find(closing, sign) != closing.end()) {
      out.append("〕");
    } else if (c.code >= 0xFF10 && c.code <= 0xFF19) {
      out.push_back(static_cast<char>('0' + (c.code - 0xFF10)));
    } else if (sign != " " && sign != "　" && sign != "第") {
      out.append(sign);
    }
  }
  const std::size_t close = out.find("〕");
  if (close == std::string::npos) return out;
  const std::size_t begin = close + std::string_view{"〕"}.size();
  while (begin + 1 < out.size() && out[begin] == '0' && is_digit(out[begin + 1])) out.erase(begin, 1);
  if (is_digit(out.back())) out.append("号");
  return out;
}

/// 机关代字〔2026〕3号, and nothing else.
bool is_right(std::string_view number) {
  const std::size_t open = number.find("〔");
  const std::size_t close = number.find("〕");
  if (open == std::string_view::npos || close == std::string_view::npos || open == 0) return false;
  const std::string_view year = number.substr(open + 3, close > open + 3 ? close - open - 3 : 0);
  std::string_view rest = number.substr(close + 3);
  if (year.size() != 4 || !std::ranges::all_of(year, is_digit) || !rest.ends_with("号")) return false;
  rest.remove_suffix(std::string_view{"号"}.size());
  return !rest.empty() && rest.front() != '0' && std::ranges::all_of(rest, is_digit) &&
         number.substr(0, open).find(' ') == std::string_view::npos;
}

void run(const Subject& subject, const Tell& tell) {
  constexpr diag::Words signs{"括号、数字或“第”用错了", "its brackets, digits or 第 are wrong"};
  constexpr diag::Words form{"看不出机关代字、年份和顺序号", "no office, year and number can be made out"};
  for (const model::Unit& unit : subject.units) {
    for (const model::Record* record : detailed_records(subject, unit)) {
      const std::string_view number = record->more->number.value;
      if (number.empty() || is_right(number)) continue;
      const std::string better = mended(number);
      const bool known = is_right(better);
      diag::Arg hint = diag::arg("hint", diag::Words{"写成机关代字〔年份〕顺序号，例如 兴教发〔2026〕3号",
                                                     "write it as in 兴教发〔2026〕3号"});
      if (known) hint = {.name = "hint", .zh = "写成 " + better, .en = "write " + better};
      diag::Diagnostic& told =
          tell(record->more->number.at,
               {diag::arg("number", number), diag::arg("what", known ? signs : form), std::move(hint)});
      if (known) told.fixes.push_back({.at = record->more->number.at, .text = better});
    }
  }
}

}  // namespace

extern constinit const Check w605_number_badly_written;
constinit const Check w605_number_badly_written{
    .rule = {.code = "W605",
             .severity = diag::Severity::warning,
             .message = {.zh = "文号“{number}”的写法不对：{what}",
                         .en = "the document number “{number}” is badly written: {what}"},
             .help = {.zh = "{hint}", .en = "{hint}"},
             .why = {.zh = "发文字号由机关代字、年份、顺序号组成：年份写全、用六角括号〔〕，顺序号不编虚位、不加“第”（G"
                           "B/T 9704）。",
                     .en = "A number is the office's letters, the year in 〔〕 and a plain number without 第 or zeros "
                           "in front (GB/T 9704)."},
             .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: plan, number: "示教发[2026]03号"}
)",
             .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: plan, number: 示教发〔2026〕9号}
)"},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
