/// What `sheet` and `import` must have alike: the two days that a month's form stands on.
#pragma once

#include "cli/cli.hpp"

namespace ljfl::cli {

[[nodiscard]] standing::Standing standing_before(const Job& job, time::Period month);  ///< the day before it
[[nodiscard]] standing::Standing standing_in(const Job& job, time::Period month);      ///< its end, or today

}  // namespace ljfl::cli
