#include "standing/returns.hpp"

#include <algorithm>

namespace ljfl::standing {
namespace {

template <typename Take>
void each_return(const model::Register& reg, const Standing& now, const Take& take) {
  for (std::uint32_t u = 0; u < reg.units.size(); ++u) {
    for (std::uint32_t t = 0; t < reg.units[u].tasks.size(); ++t) {
      if (reg.units[u].tasks[t].id.value != reg.config.return_task) continue;
      for (const PeriodStanding& period : now.units[u].tasks[t].periods) take(u, t, period);
    }
  }
}

}  // namespace

std::vector<Return> returns_for(const model::Register& reg, const Standing& now, const time::Period& period) {
  std::vector<Return> out;
  each_return(reg, now, [&](std::uint32_t unit, std::uint32_t task, const PeriodStanding& one) {
    if (one.period == period) out.push_back({.unit = unit, .task = task, .period = one});
  });
  return out;
}

std::optional<time::Period> newest_return(const model::Register& reg, const Standing& now) {
  std::optional<time::Period> out;
  each_return(reg, now, [&](std::uint32_t, std::uint32_t, const PeriodStanding& one) {
    if (one.due <= now.as_of && (!out || out->first() < one.period.first())) out = one.period;
  });
  return out;
}

}  // namespace ljfl::standing
