/// show UNIT/ITEM --history: how one item stood after each commit that touched it.
#pragma once

#include <string_view>

#include "cli/cli.hpp"

namespace ljfl::cli {

/// Shows one task or quota of a unit of the job's register, commit by commit on the main line, as of the day on which each
/// came in; text, json, csv or md as --format asks. The exit code. A Failure where git has no history.
[[nodiscard]] int show_progress(Job& job, std::uint32_t unit, std::string_view item);

}  // namespace ljfl::cli
