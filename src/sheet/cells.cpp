#include "sheet/cells.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace ljfl::sheet {
namespace {

bool only(std::string_view text, std::string_view signs) {
  return !text.empty() && text.find_first_not_of(signs) == std::string_view::npos;
}

constexpr std::string_view digits = "0123456789";

/// Full-width digits and signs as ASCII.
std::string narrow(std::string_view text) {
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

std::string shown(std::string_view cell) {
  return text::printable(text::cut(cell, 40));
}

Words says(std::string_view cell, std::string_view zh, std::string_view en) {
  return {.zh = "“" + shown(cell) + "”" + std::string{zh}, .en = "“" + shown(cell) + "” " + std::string{en}};
}

/// What stands where there is no number at all.
std::optional<Words> no_number_in(std::string_view cell) {
  if (const auto debris = debris_in(cell)) return debris;
  constexpr std::array<std::string_view, 7> nothings = {"/", "无", "-", "—", "－", "——", "待定"};
  if (std::ranges::find(nothings, cell) != nothings.end())
    return says(cell, "不是数；没有就留空", "is no number; leave the cell empty for none");
  return std::nullopt;
}

/// Why `cell` is no number, as far as a spreadsheet or an input method is to blame.
Words not_a_number(std::string_view cell) {
  if (const auto none = no_number_in(cell)) return *none;
  const std::string plain = narrow(cell);
  if (plain != cell && only(plain, "0123456789.%"))
    return says(cell, "是全角数字，改成 " + plain, "has full-width digits: write " + plain);
  std::string joined;
  std::ranges::copy_if(plain, std::back_inserter(joined), [](char c) { return c != ',' && c != ' '; });
  if (only(joined, digits) && joined != plain)
    return says(cell, "带了千位分隔，改成 " + joined, "has separators in it: write " + joined);
  const std::size_t end = std::min(plain.find_first_not_of(digits), plain.size());
  if (end > 0 && end < plain.size()) {
    const std::string number = plain.substr(0, end);
    return says(cell, "里只写数字：" + number, "must be digits only: " + number);
  }
  return says(cell, "不是数", "is no number");
}

/// 96.5%, 96.50%, 100%: at most two decimals that say something, and no more than the whole.
std::optional<model::Decimal> share_of(std::string_view text) {
  if (!text.ends_with('%')) return std::nullopt;
  std::string_view number = text.substr(0, text.size() - 1);
  while (number.find('.') != std::string_view::npos && number.ends_with('0')) number.remove_suffix(1);
  if (number.ends_with('.')) number.remove_suffix(1);
  const auto value = model::parse_decimal(number);
  return value && value->hundredths <= std::int64_t{100} * 100 ? value : std::nullopt;
}

/// 0.965 is 96.5: the point moved by two places.
std::string moved_by_two(std::string_view decimals) {
  std::string out{decimals};
  while (out.size() < 2) out.push_back('0');
  if (out.size() > 2) out.insert(2, ".");
  while (out.size() > 1 && out.front() == '0' && out[1] != '.') out.erase(0, 1);
  return out;
}

/// Why `cell` is no share. What it proposes is one.
Words not_a_share(std::string_view cell) {
  const std::string plain = narrow(cell);
  const bool has_sign = plain.ends_with('%');
  std::string number = has_sign ? plain.substr(0, plain.size() - 1) : plain;
  const std::size_t point = number.find('.');
  const std::string decimals = point == std::string::npos ? "" : number.substr(point + 1);
  if (!only(number.substr(0, point), digits) || (point != std::string::npos && !only(decimals, digits))) {
    if (auto none = no_number_in(cell)) return *std::move(none);
    return says(cell, "不是百分数，写成 96.5% 这样", "is no share: write one such as 96.5%");
  }
  while (number.size() > 1 && number[0] == '0' && number[1] != '.') number.erase(0, 1);
  const bool lost_sign = !has_sign && number.starts_with("0.");
  if (lost_sign) number = moved_by_two(decimals);
  const std::string proposed = number + "%";
  if (share_of(proposed)) {
    if (lost_sign) {
      return says(cell, "像是百分数被表格软件改成了小数，改成 " + proposed,
                  "looks like a share that lost its %: write " + proposed);
    }
    if (!has_sign) return says(cell, "要写百分号：" + proposed, "needs its sign: " + proposed);
    return plain == cell ? says(cell, "改成 " + proposed, "should be " + proposed)
                         : says(cell, "是全角数字，改成 " + proposed, "has full-width digits: write " + proposed);
  }
  if (number.substr(0, number.find('.')).size() > 2) return says(cell, "超过 100%", "is above 100%");
  if (lost_sign) {
    return says(cell, "像是百分数被表格软件改成了小数；写成百分数，最多两位小数",
                "looks like a share that lost its %: write it as one, with two decimals at most");
  }
  return has_sign ? says(cell, "小数太长，最多写两位", "has too many decimals: two at most")
                  : says(cell, "要写百分号，小数最多两位", "needs its sign (%), and two decimals at most");
}

}  // namespace

std::optional<Words> debris_in(std::string_view cell) {
  constexpr std::array<std::string_view, 7> faults = {"#REF!",  "#DIV/0!", "#VALUE!", "#N/A",
                                                      "#NAME?", "#NUM!",   "#NULL!"};
  if (std::ranges::find(faults, cell) != faults.end()) {
    return says(cell, "是公式算不出来的记号", "is what a formula shows when it fails");
  }
  if (only(cell, "#")) return says(cell, "是列太窄显示不下的记号", "is what a column shows when it is too narrow");
  if (cell.starts_with('=')) return says(cell, "是公式，请换成算好的值", "is a formula: put its value there");
  const std::size_t e = cell.find_first_of("eE");
  if (e != std::string_view::npos && e > 0 && only(cell.substr(0, e), "0123456789.") && cell.size() > e + 1 &&
      (cell[e + 1] == '+' || cell[e + 1] == '-') && only(cell.substr(e + 2), digits)) {
    return says(cell, "是表格软件改成科学计数的长数字，后面的位数已经丢了：把那一列设成“文本”再填",
                "is a long number that the spreadsheet cut short: make the column text and type it again");
  }
  return std::nullopt;
}

bool names_a_sum(std::string_view cell) {
  constexpr std::array<std::string_view, 8> words = {"合计", "总计",   "小计",  "共计",
                                                     "总数", "合　计", "合 计", "total"};
  return std::ranges::find(words, cell) != words.end();
}

Cell<std::int64_t> count_in(std::string_view cell) {
  std::string_view text = cell;
  if (const std::size_t point = text.find('.'); point != std::string_view::npos && only(text.substr(point + 1), "0")) {
    text = text.substr(0, point);
  }
  std::int64_t number = 0;
  const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault == std::errc{} && stop == text.data() + text.size() && only(text, digits)) return {.value = number};
  return {.fault = not_a_number(cell)};
}

Cell<model::Decimal> share_in(std::string_view cell) {
  if (const auto share = share_of(cell)) return {.value = *share};
  return {.fault = not_a_share(cell)};
}

Cell<time::Date> day_in(std::string_view cell) {
  const time::ParsedDate parsed = time::parse_date(cell);
  if (parsed.date) return {.value = *parsed.date};
  const auto guess = time::guess_date(cell);
  if (guess && only(cell, digits) && cell.size() != 8) {
    return {.fault = says(cell, "是表格软件里日期的序号，即 " + time::iso(*guess) + "；改成日期",
                          "is a spreadsheet's serial number of a day, " + time::iso(*guess) + ": write the day")};
  }
  // As tables show days that were typed as 2026-11-18; full-width digits are a slip like any other.
  if (guess && narrow(cell) == cell) return {.value = *guess};
  if (guess) return {.fault = says(cell, "改成 " + time::iso(*guess), "should be " + time::iso(*guess))};
  if (const auto debris = debris_in(cell)) return {.fault = *debris};
  if (parsed.fault == time::DateFault::impossible)
    return {.fault = says(cell, "没有这一天", "is no day of the calendar")};
  return {.fault = says(cell, "不是日期，写成 2026-11-18 这样", "is no day: write one such as 2026-11-18")};
}

Cell<time::Period> period_in(std::string_view cell) {
  if (const auto period = time::parse_period(cell)) return {.value = *period};
  const std::string plain = narrow(cell);
  if (const auto period = time::parse_period(plain))
    return {.fault = says(cell, "改成 " + period->name(), "should be " + period->name())};
  // Spreadsheets take 2026-10 for a day and show its first; a clerk writes 2026年10月.
  const auto day = time::guess_date(cell.ends_with("月") ? std::string{cell} + "1日" : std::string{cell});
  if (day && plain == cell && !only(cell, digits)) {
    const time::Period month = time::period_of(time::PeriodKind::month, *day);
    if (month.first() == *day) return {.value = month};
  }
  if (const auto debris = debris_in(cell)) return {.fault = *debris};
  return {.fault =
              says(cell, "不是时期，写成 2026-10 或 2026Q3 这样", "is no period: write one such as 2026-10 or 2026Q3")};
}

}  // namespace ljfl::sheet
