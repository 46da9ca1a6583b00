#include <array>
#include <charconv>

#include "time/time.hpp"

namespace ljfl::time {
namespace {

/// The first of a month, counted from January of year 0; always a real day.
Date first_of_month(int month_number) {
  const int year = month_number / 12;
  const auto month = static_cast<unsigned>(month_number % 12 + 1);
  return Date{std::chrono::year{year} / std::chrono::month{month} / 1};
}

int first_month(const Period& period) {
  return period.year * 12 + (period.index - 1) * months_of(period.kind);
}

Period from_month(PeriodKind kind, int month_number) {
  return {.kind = kind, .year = month_number / 12, .index = month_number % 12 / months_of(kind) + 1};
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc{} || stop != text.data() + text.size() || text.front() == '-') return std::nullopt;
  return value;
}

}  // namespace

int months_of(PeriodKind kind) {
  switch (kind) {
    case PeriodKind::month: return 1;
    case PeriodKind::quarter: return 3;
    case PeriodKind::half: return 6;
    case PeriodKind::year: return 12;
  }
  return 1;
}

Date Period::first() const {
  return first_of_month(first_month(*this));
}

Date Period::last() const {
  return first_of_month(first_month(*this) + months_of(kind)) - std::chrono::days{1};
}

Period Period::next() const {
  return from_month(kind, first_month(*this) + months_of(kind));
}

Period Period::previous() const {
  return from_month(kind, first_month(*this) - months_of(kind));
}

std::string Period::name() const {
  const std::string head = std::to_string(year);
  switch (kind) {
    case PeriodKind::month: return head + (index < 10 ? "-0" : "-") + std::to_string(index);
    case PeriodKind::quarter: return head + "Q" + std::to_string(index);
    case PeriodKind::half: return head + "H" + std::to_string(index);
    case PeriodKind::year: return head;
  }
  return head;
}

std::string Period::chinese() const {
  constexpr std::array<std::string_view, 4> quarters = {"第一季度", "第二季度", "第三季度", "第四季度"};
  const std::string head = std::to_string(year) + "年";
  switch (kind) {
    case PeriodKind::month: return head + std::to_string(index) + "月";
    case PeriodKind::quarter: return head + std::string{quarters[static_cast<std::size_t>(index - 1) % 4]};
    case PeriodKind::half: return head + (index == 1 ? "上半年" : "下半年");
    case PeriodKind::year: return head;
  }
  return head;
}

Period period_of(PeriodKind kind, Date day) {
  return from_month(kind, year_of(day) * 12 + static_cast<int>(month_of(day)) - 1);
}

std::optional<Period> parse_period(std::string_view text) {
  if (text.size() < 4) return std::nullopt;
  const auto year = number(text.substr(0, 4));
  if (!year || *year < first_year || *year > last_year) return std::nullopt;
  if (text.size() == 4) return Period{.kind = PeriodKind::year, .year = *year, .index = 1};
  const auto of = [&](PeriodKind kind, std::string_view digits, std::size_t size) -> std::optional<Period> {
    if (digits.size() != size) return std::nullopt;
    const auto index = number(digits);
    if (!index || *index < 1 || *index > 12 / months_of(kind)) return std::nullopt;
    return Period{.kind = kind, .year = *year, .index = *index};
  };
  if (text[4] == '-') return of(PeriodKind::month, text.substr(5), 2);
  if (text[4] == 'Q') return of(PeriodKind::quarter, text.substr(5), 1);
  if (text[4] == 'H') return of(PeriodKind::half, text.substr(5), 1);
  return std::nullopt;
}

std::optional<PeriodKind> parse_period_kind(std::string_view text) {
  if (text == "month") return PeriodKind::month;
  if (text == "quarter") return PeriodKind::quarter;
  if (text == "half") return PeriodKind::half;
  if (text == "year") return PeriodKind::year;
  return std::nullopt;
}

std::string_view name_of(PeriodKind kind) {
  switch (kind) {
    case PeriodKind::month: return "month";
    case PeriodKind::quarter: return "quarter";
    case PeriodKind::half: return "half";
    case PeriodKind::year: return "year";
  }
  return "";
}

std::optional<Term> parse_term(std::string_view text) {
  Term out;
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (text.ends_with("wd")) {
    out.workdays = true;
    text.remove_suffix(2);
  } else if (text.ends_with('d')) {
    text.remove_suffix(1);
  } else {
    return std::nullopt;
  }
  // Three digits: no term of office lasts longer than that.
  if (text.empty() || text.size() > 3) return std::nullopt;
  const auto count = number(text);
  if (!count) return std::nullopt;
  out.count = negative ? -*count : *count;
  return out;
}

}  // namespace ljfl::time
