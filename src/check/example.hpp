/// The examples of the rule book as registers that can be checked: each is put into a small district of its own.
#pragma once

#include "diag/diag.hpp"
#include "text/text.hpp"
#include "time/time.hpp"

namespace ljfl::check {

/// The day as of which examples are checked: 2026-10-31.
[[nodiscard]] time::Date example_day();

/// The example district, in the form of an example: a lead office, four units, a common set. Nothing is wrong in it.
[[nodiscard]] std::string_view example_district();

/// The example district with the files of `example` in place of its own. Where the example has a unit's unit.yaml the
/// unit's folder holds the example's files alone, so that no record is left without its task.
[[nodiscard]] text::Snapshot with_example(std::string_view example);

}  // namespace ljfl::check
