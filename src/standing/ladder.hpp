/// The next slip (督办单) for each item: blue reminds of what is due soon, orange chases what is late or behind, red
/// follows an orange one whose term went by without its being mended.
#pragma once

#include "standing/deadlines.hpp"

namespace ljfl::standing {

/// A slip that is to be issued. One item: a task with all its periods that stand on the same rung, a quota, a finding.
struct NextSlip {
  model::Rung rung = model::Rung::blue;
  Matter matter = Matter::deliverable;
  std::uint32_t unit = model::none;
  std::uint32_t item = model::none;         ///< index into the unit's tasks or quotas, or Register::findings
  std::vector<time::Period> periods = {};   ///< of a recurring task
  time::Date due = {};                      ///< when it was, or is, due: the earliest of several
  std::int64_t missing = 0;                 ///< times, or what a count lags; 1 for all others
  std::vector<std::uint32_t> follows = {};  ///< red: the orange ones in Register::slips that lapsed
};

/// What is to be issued on `today` for a month that is judged by `then`, its last day's standing (or today's, if that
/// is earlier): by unit and item. What was mended since needs no slip. A slip that was issued, on whatever day, is
/// never issued again; a quota that was on its pace in between begins the ladder anew.
[[nodiscard]] std::vector<NextSlip> next_slips(const model::Register& reg, const Standing& then, const Standing& today);

/// Slips that were red, whose term went by before the standing's day, and whose item is late still. The ladder ends
/// there: what follows (约谈) is no slip. Indices into Register::slips.
[[nodiscard]] std::vector<std::uint32_t> lapsed_red(const model::Register& reg, const Standing& now);

/// What became of a slip by the standing's day.
enum class SlipState : std::uint8_t {
  settled,  ///< nothing that it speaks of is late, or soon due, any more
  running,  ///< its term has not gone by
  lapsed,
};
/// By index into Register::slips. A slip of a unit or an item that is no more is settled.
[[nodiscard]] std::vector<SlipState> slip_states(const model::Register& reg, const Standing& now);

}  // namespace ljfl::standing
