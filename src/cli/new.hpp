/// The kinds of things that `new` makes, a function each. Private to it.
#pragma once

#include "cli/cli.hpp"

namespace ljfl::cli {

[[nodiscard]] int new_unit(Job& job);
[[nodiscard]] int new_month_file(Job& job);
[[nodiscard]] int new_finding(Job& job);
/// The mandates carried over into another year.
[[nodiscard]] int new_year(Job& job);

}  // namespace ljfl::cli
