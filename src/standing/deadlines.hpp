/// What is still owed, and by when: one list for `due`, the calendar, slips and findings.
#pragma once

#include "standing/standing.hpp"

namespace ljfl::standing {

enum class Matter : std::uint8_t {
  deliverable,  ///< a task that is due once
  period,       ///< one period of a recurring task
  quota,        ///< a count or a level
  finding,      ///< what inspection found, to be put right
};

/// Something that is not done as of the standing's day.
struct Deadline {
  Matter matter = Matter::deliverable;
  std::uint32_t unit = model::none;         ///< who owes it; none where a finding names nobody known
  std::uint32_t item = model::none;         ///< index into the unit's tasks or quotas, or Register::findings
  std::optional<time::Period> period = {};  ///< of a recurring task
  time::Date due = {};                      ///< rolled
  std::int64_t missing = 0;                 ///< times, or the gap of a count; 1 for all others
  int days = 0;                             ///< from the as-of day to `due`: 0 is today, negative is late
  int workdays = 0;                         ///< likewise, in days that are worked

  [[nodiscard]] bool late() const { return days < 0; }
};

/// Everything that is late, and what falls due up to `until`, by day, unit and item. Periods that have not begun are in
/// it too. A quota that was not handed down, a finding without a term and standing work have no day, so they are not.
[[nodiscard]] std::vector<Deadline> deadlines(const model::Register& reg, const Standing& now, time::Date until);

/// The years that the deadlines of `list` fall in for which nobody wrote down the nation's days off: there weekends
/// alone count. In order.
[[nodiscard]] std::vector<int> years_without_schedule(const model::Register& reg, const std::vector<Deadline>& list);

}  // namespace ljfl::standing
