/// show UNIT/ITEM --history: how one item stood after each commit that changed its figures.
#pragma once

#include "cli/cli.hpp"

namespace ljfl::cli {

/// Shows one task or quota of a unit of the job's register, commit by commit on the main line, as of the day on which
/// each came in; text with a chart, json or csv as --format asks. The exit code. A Failure where there is no history.
[[nodiscard]] int show_progress(Job& job, std::uint32_t unit, model::Item item);

}  // namespace ljfl::cli
