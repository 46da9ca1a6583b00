#include "schema/patterns.hpp"

#include "time/time.hpp"

namespace ljfl::schema {
namespace {

static_assert(time::first_year == 1949 && time::last_year == 2199);
constexpr const char* years = "(19(49|[5-9][0-9])|2[01][0-9][0-9])";

/// 10 of 1000 has 2 digits behind its first.
int zeros_of(std::int64_t power) {
  int out = 0;
  for (; power >= 10; power /= 10) ++out;
  return out;
}

/// 1 to 10^digits - 1.
std::string up_to(int digits) {
  if (digits <= 1) return "[1-9]";
  return "[1-9][0-9]{0," + std::to_string(digits - 1) + "}";
}

}  // namespace

std::string date_pattern() {
  // 29 February: the years of four that are no full century, but for 2000.
  const std::string leap =
      "(19(5[26]|[68][048]|[79][26])|20([02468][048]|[13579][26])|21(0[48]|[2468][048]|[13579][26]))";
  const std::string days = "(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31";
  return std::string{"^("} + years + "-(" + days + ")|" + leap + "-02-29)$";
}

std::string month_pattern() {
  return std::string{"^"} + years + "-(0[1-9]|1[0-2])$";
}

std::string period_pattern() {
  return std::string{"^"} + years + "(-(0[1-9]|1[0-2])|Q[1-4]|H[12])?$";
}

std::string term_pattern() {
  return "^-?[0-9]{1,3}w?d$";
}

std::string id_pattern() {
  return "^[a-z]([a-z0-9_-]{0,62}[a-z0-9_])?$";
}

std::string whole(std::int64_t low, std::int64_t high) {
  const int zeros = zeros_of(high + 1);
  std::string out = "(";
  if (low == 0) out += "0|";
  std::int64_t power = 1;
  for (int i = 0; i < zeros; ++i) power *= 10;
  if (power == high + 1) return out + up_to(zeros) + ")";
  const int digits = zeros_of(high);
  return out + up_to(digits) + "|1" + std::string(static_cast<std::size_t>(digits), '0') + ")";
}

std::string decimal(std::int64_t high) {
  const int digits = zeros_of(high);
  return "((0|" + up_to(digits) + ")([.][0-9]{1,2})?|1" + std::string(static_cast<std::size_t>(digits), '0') +
         "([.]0{1,2})?)";
}

}  // namespace ljfl::schema
