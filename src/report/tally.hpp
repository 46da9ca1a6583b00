/// The figures of one unit, and their sums.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

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
  std::int64_t target = 0;  ///< quotas that are counts
  std::int64_t done = 0;    ///< of these, never more than each one's target
  std::int64_t gap = 0;
  std::int64_t expected = 0;
  std::int64_t lag = 0;
  int findings_open = 0;
  int findings_overdue = 0;
  int silent = 0;  ///< standing tasks without a record for months

  Tally& operator+=(const Tally& other);
};
/// Of every unit, in the register's order.
[[nodiscard]] std::vector<Tally> tallies(const Subject& subject);
[[nodiscard]] Value to_value(const Tally& tally);

}  // namespace ljfl::report
