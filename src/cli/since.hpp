/// Only what a change brought: two revisions judged alike, their findings compared.
#pragma once

#include <cstddef>
#include <set>
#include <string>

#include "cli/cli.hpp"

namespace ljfl::cli {

struct Compared {
  std::string commit = {};  ///< the earlier one's id
  std::size_t fresh = 0;    ///< not there before
  std::size_t stood = 0;    ///< there before too: these became notes
  std::size_t gone = 0;
};

/// Judges the revision that --since names, as of the same day, and makes notes of the job's findings that stood there
/// already, by their fingerprints: a line that moved is the same line. A Failure when the revision cannot be had.
[[nodiscard]] Compared compare_with_earlier(Job& job);

}  // namespace ljfl::cli
