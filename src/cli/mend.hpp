/// check --fix: what has one right answer is mended.
#pragma once

#include <string>
#include <vector>

#include "cli/desk.hpp"

namespace ljfl::cli {

struct Mending {
  std::vector<Draft> drafts = {};         ///< what becomes other than it was, by path
  std::size_t made = 0;                   ///< how many fixes
  std::vector<std::string> refused = {};  ///< files left as they are, since what came out could not be proved
};

/// Makes all fixes of the register's YAML in these paths (none: all of it), again and again until none is left. A file
/// whose mended text both readers do not read alike is left as it is.
[[nodiscard]] Mending mend(const text::Snapshot& files, time::Date today, const std::vector<std::string>& paths);

/// --fix: writes what was mended, each file whole or not at all, and reads the project anew. With --dry-run nothing is
/// written, and the difference goes to stdout. Says on stderr what was done.
void run_fix(Job& job, const std::vector<std::string>& paths);

}  // namespace ljfl::cli
