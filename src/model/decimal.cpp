#include "model/model.hpp"

namespace ljfl::model {
namespace {

/// Without its sign. The least number has no positive of its own, so this is unsigned.
std::uint64_t magnitude(std::int64_t n) {
  return n < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(n) : static_cast<std::uint64_t>(n);
}

}  // namespace

std::string plain(Decimal value) {
  std::string out = two_digits(value);
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out;
}

std::string two_digits(Decimal value) {
  const std::uint64_t size = magnitude(value.hundredths);
  std::string out = value.hundredths < 0 ? "-" : "";
  out.append(std::to_string(size / 100)).push_back('.');
  out.push_back(static_cast<char>('0' + size % 100 / 10));
  out.push_back(static_cast<char>('0' + size % 10));
  return out;
}

std::optional<Decimal> parse_decimal(std::string_view text, bool negative_too) {
  const bool negative = text.starts_with('-');
  if (negative && !negative_too) return std::nullopt;
  if (negative) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view part = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
  const bool leading_zero = whole.size() > 1 && whole.front() == '0';
  if (whole.empty() || whole.size() > 12 || leading_zero || part.size() > 2) return std::nullopt;
  if (point != std::string_view::npos && part.empty()) return std::nullopt;
  std::int64_t value = 0;
  for (const std::string_view digits : {whole, part}) {
    for (const char c : digits) {
      if (c < '0' || c > '9') return std::nullopt;
      value = value * 10 + (c - '0');
    }
  }
  for (std::size_t i = part.size(); i < 2; ++i) value *= 10;
  return Decimal{negative ? -value : value};
}

std::int64_t rounded(std::int64_t n, std::int64_t d) {
  const std::int64_t whole = n / d;  // towards zero
  const std::uint64_t rest = magnitude(n % d);
  // rest * 2 >= d, without the product, which may not fit
  if (rest < static_cast<std::uint64_t>(d) - rest) return whole;
  return n < 0 ? whole - 1 : whole + 1;
}

Decimal ratio(std::int64_t n, std::int64_t d) {
  return {rounded(n * 100, d)};
}

}  // namespace ljfl::model
