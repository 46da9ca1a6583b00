/// Who filed (信息或进度表), and who did not: the returns of one period.
#pragma once

#include "standing/standing.hpp"

namespace ljfl::standing {

struct Return {
  std::uint32_t unit = model::none;
  std::uint32_t task = model::none;
  PeriodStanding period = {};  ///< met: on time; met_late: late; short_of: missing; running: not due yet
};

/// Of each unit whose mandate has the return's task with this very period, and of no other. In the register's order.
/// Periods that have not begun are owed by nobody yet.
[[nodiscard]] std::vector<Return> returns_for(const model::Register& reg, const Standing& now,
                                              const time::Period& period);

/// The newest period that some unit owed by the standing's day: its due day has come.
[[nodiscard]] std::optional<time::Period> newest_return(const model::Register& reg, const Standing& now);

}  // namespace ljfl::standing
