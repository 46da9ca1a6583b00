/// One unit or one finding judged by itself, for who asks what would be if: the rest of the register stands as it was.
#pragma once

#include "standing/standing.hpp"

namespace ljfl::standing {

/// What assess gives for this unit. Units that share acts with others (same_as) are looked at too, and nothing else is.
[[nodiscard]] UnitStanding assess_unit(const model::Register& reg, std::uint32_t unit, time::Date as_of);
/// What assess gives for a finding that is known on the day.
[[nodiscard]] FindingStanding assess_finding(const model::Register& reg, std::uint32_t finding, time::Date as_of);

}  // namespace ljfl::standing
