/// check --fix: what has one right answer is mended.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/desk.hpp"

namespace ljfl::cli {

/// A file left as it is, since what came out could not be proved; and what a person has to mend first, where that is
/// known.
struct Refused {
  std::string path = {};
  std::uint32_t line = 0;  ///< as the file is; 0: not known
  std::string zh = {};
  std::string en = {};
};

struct Mending {
  std::vector<Draft> drafts = {};  ///< what becomes other than it was, by path
  std::size_t made = 0;            ///< how many fixes
  std::vector<Refused> refused = {};
};

/// Whether --fix works on this file at all: on the register's YAML, and on no settings, template or report.
[[nodiscard]] bool is_mendable(std::string_view path);

/// Makes all fixes of the register's YAML in these paths (none: all of it), again and again until none is left. A file
/// whose mended text both readers do not read alike is left as it is.
[[nodiscard]] Mending mend(const text::Snapshot& files, time::Date today, const std::vector<std::string>& paths);

/// --fix: writes what was mended, each file whole or not at all, and reads the project anew. With --dry-run nothing is
/// written, and the difference goes to stdout. Says on stderr what was done.
void run_fix(Job& job, const std::vector<std::string>& paths);

}  // namespace ljfl::cli
