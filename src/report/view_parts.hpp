/// The pieces of the view, a file each. Private to `report`.
#pragma once

#include <nlohmann/json.hpp>

#include "report/view.hpp"

namespace ljfl::report {

/// What one unit owes and has done, in the figures that its row in a table shows.
struct Tally {
  int deliverables = 0;       ///< all of the campaign
  int deliverables_done = 0;  ///< in time or late
  int periods_due = 0;        ///< periods of recurring tasks whose due date has passed, or that are met already
  int periods_met = 0;        ///< of these
  int periods_short = 0;      ///< past their due date and short
  int overdue = 0;            ///< deliverables, recurring tasks and quotas that are late
  int due_soon = 0;
  std::int64_t target = 0;    ///< quotas that are counts
  std::int64_t done = 0;      ///< of these, never more than each one's target
  std::int64_t gap = 0;
  std::int64_t expected = 0;
  std::int64_t lag = 0;
  int findings_open = 0;
  int findings_overdue = 0;
  int silent = 0;             ///< standing tasks without a record for months

  Tally& operator+=(const Tally& other);
};
[[nodiscard]] Tally tally(const Subject& subject, std::size_t unit);
[[nodiscard]] Value to_value(const Tally& tally);

[[nodiscard]] Value tasks_part(const Subject& subject);     ///< a row a task
[[nodiscard]] Value quotas_part(const Subject& subject);    ///< {counts, levels, pending, total}
[[nodiscard]] Value deadlines_part(const Subject& subject); ///< {overdue, due_soon, behind}
[[nodiscard]] Value findings_part(const Subject& subject);
[[nodiscard]] Value returns_part(const Subject& subject);

[[nodiscard]] inline Value text_or_null(std::string_view text) { return text.empty() ? Value(nullptr) : Value(text); }
[[nodiscard]] inline Value date_or_null(const std::optional<time::Date>& day) {
  return day ? Value(time::iso(*day)) : Value(nullptr);
}
/// A list as a template wants it: how many, whether any, and the items.
[[nodiscard]] Value listed(Value items);

}  // namespace ljfl::report
