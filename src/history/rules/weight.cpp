/// What a changed setting does to judgements.
#include <algorithm>
#include <array>

#include "history/rules/judging.hpp"

namespace ljfl::history {
namespace {

/// By the values in order: the further behind, the more is let through. What is none of them stands nowhere.
template <std::size_t Size>
Weight by_rank(const std::array<std::string_view, Size>& order, std::string_view before, std::string_view after) {
  const auto rank = [&](std::string_view word) { return std::ranges::find(order, word) - order.begin(); };
  const auto end = static_cast<std::ptrdiff_t>(Size);
  if (rank(before) == end || rank(after) == end) return Weight::may_loosen;
  return rank(after) <= rank(before) ? Weight::stricter : Weight::may_loosen;
}

/// More is looser.
Weight by_number(std::string_view before, std::string_view after) {
  return after == before || is_less(after, before) ? Weight::stricter : Weight::may_loosen;
}

/// Days that were worked and are no more, and were over by then: what was late may be in time. What is still to come
/// nobody has missed.
Weight of_calendar(const Trial& trial, const Deed& deed) {
  const Law* const before = trial.laws.before(trial.walk, deed.commit);
  const Law* const after = trial.laws.after(deed.commit);
  const std::string_view field = deed.change.field;
  const auto year = time::parse_period(field.substr(std::string_view{"calendar."}.size(), 4));
  if (before == nullptr || after == nullptr || !year) return Weight::may_loosen;
  for (time::Date day = year->first(); day <= year->last() && day < deed.entered; day += std::chrono::days{1}) {
    const bool freed = before->calendar.is_workday(day) && !after->calendar.is_workday(day);
    if (freed || (!before->calendar.is_statutory_day_off(day) && after->calendar.is_statutory_day_off(day)))
      return Weight::may_loosen;
  }
  return Weight::stricter;
}

}  // namespace

Weight weight_of(const Trial& trial, const Deed& deed) {
  constexpr std::array heavy = std::to_array<std::string_view>(
      {"year", "campaign.", "calendar.", "standing.", "returns.", "notice.", "check.", "severity.", "assessment."});
  constexpr std::array light = std::to_array<std::string_view>(
      {"notice.mark", "standing.due_soon_days", "assessment.basis", "assessment.assumption"});
  constexpr std::array rolls = std::to_array<std::string_view>({"none", "after-holidays", "next-workday"});
  constexpr std::array fails = std::to_array<std::string_view>({"warning", "error", "never"});
  constexpr std::array severities = std::to_array<std::string_view>({"error", "warning", "note", "off"});
  const Change& change = deed.change;
  const std::string_view field = change.field;
  const auto before_or = [&](std::string_view usual) {
    return change.before.empty() ? usual : std::string_view{change.before};
  };
  const auto after_or = [&](std::string_view usual) {
    return change.after.empty() ? usual : std::string_view{change.after};
  };
  const bool weighs = std::ranges::any_of(heavy, [&](std::string_view word) { return field.starts_with(word); });
  const bool name = field.starts_with("assessment.items.") && field.ends_with(".name");
  if (!weighs || name || std::ranges::find(light, field) != light.end()) return Weight::none;
  if (field == "calendar.roll") return by_rank(rolls, before_or("none"), after_or("none"));
  if (field.starts_with("calendar.")) return of_calendar(trial, deed);
  if (field == "check.fail_on") return by_rank(fails, before_or("error"), after_or("error"));
  // What a rule's own severity is nobody knows here: it may be an error, and may be a note.
  if (field.starts_with("severity.")) return by_rank(severities, before_or("error"), after_or("off"));
  if (field == "standing.silent_months") return by_number(before_or("3"), after_or("3"));
  if (field == "notice.orange_workdays") return by_number(before_or("5"), after_or("5"));
  if (field == "notice.red_workdays") return by_number(before_or("3"), after_or("3"));
  // H905 tells of the others.
  if (field.starts_with("campaign.")) return Weight::stricter;
  return Weight::may_loosen;
}

}  // namespace ljfl::history
