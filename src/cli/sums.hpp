/// show @all/overdue: a sum of the bulletin taken apart into the items that it was added up from.
#pragma once

#include "cli/cli.hpp"

namespace ljfl::cli {

/// Is the word one of groups and sums (@all, @local/overdue) and not of a unit?
[[nodiscard]] inline bool is_sum(std::string_view word) {
  return word.starts_with('@');
}
/// Shows every sum of a group, or one of them with its items, as of the job's day; text, json or csv. The exit code. A
/// Failure where the group or the sum is not known.
[[nodiscard]] int show_sum(Job& job, std::string_view word);

}  // namespace ljfl::cli
