#include "history/rules/judging.hpp"

#include <algorithm>
#include <vector>

namespace ljfl::history {
namespace {

std::optional<model::Decimal> number_of(std::string_view text) {
  if (text.ends_with('%')) text.remove_suffix(1);
  return model::parse_decimal(text);
}

}  // namespace

bool is_of_a_month(const Change& change) {
  const bool written_monthly =
      change.what == What::record || change.what == What::finding || change.what == What::highlight;
  return written_monthly && change.month.has_value();
}

const Published* restates(const Trial& trial, const Deed& deed) {
  if (deed.change.what != What::record || !deed.change.date) return nullptr;
  time::Date day = *deed.change.date;
  if (deed.change.field == "date") {
    if (const auto other = time::parse_date(deed.change.after).date) day = std::min(day, *other);
  }
  return trial.covered_by(deed, day);
}

bool only_proof_added(const Change& change) {
  return change.kind == Kind::changed && change.field == "evidence" && change.before.empty();
}

std::optional<time::Date> rectified_now(const Change& change) {
  const bool now = change.what == What::finding && change.kind == Kind::changed && change.field == "rectified" &&
                   change.before.empty();
  return now ? time::parse_date(change.after).date : std::nullopt;
}

std::vector<std::string> parts_of(std::string_view value) {
  std::vector<std::string> out;
  while (!value.empty()) {
    const std::size_t end = std::min(value.find(between_parts), value.size());
    out.emplace_back(value.substr(0, end));
    value.remove_prefix(std::min(value.size(), end + 1));
  }
  return out;
}

bool is_less(std::string_view a, std::string_view b) {
  const auto first = number_of(a);
  const auto second = number_of(b);
  return first && second && *first < *second;
}

bool is_later(std::string_view a, std::string_view b) {
  const auto first = time::parse_date(a).date;
  const auto second = time::parse_date(b).date;
  return first && second && *first > *second;
}

bool is_longer(std::string_view a, std::string_view b) {
  const auto first = a.empty() ? std::optional{time::Term{}} : time::parse_term(a);
  const auto second = b.empty() ? std::optional{time::Term{}} : time::parse_term(b);
  // Five workdays are a week.
  const auto days = [](const time::Term& term) { return term.workdays ? term.count * 7 : term.count * 5; };
  return first && second && days(*first) > days(*second);
}

bool is_rarer(std::string_view a, std::string_view b) {
  const auto first = time::parse_period_kind(a);
  const auto second = time::parse_period_kind(b);
  return first && second && time::months_of(*first) > time::months_of(*second);
}

}  // namespace ljfl::history
