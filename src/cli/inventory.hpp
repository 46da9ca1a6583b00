/// The ids that git will have for a working tree's units/, templates/ and ljfl.toml, worked out from the disk.
#pragma once

#include <string>

#include "cli/cli.hpp"
#include "report/stamp.hpp"

namespace ljfl::cli {

/// What the project's data is named by: for a working tree what `git add` would store, with --at what the commit has.
/// Reads what the command has not read below units/ and templates/: evidence. Throws a Failure where one cannot be
/// read.
[[nodiscard]] report::Stamp stamp_of(const Job& job, time::Date as_of);

}  // namespace ljfl::cli
