/// From what a person types to a commit: a revision of git's, or a day.
#pragma once

#include <string>
#include <string_view>

#include "history/git.hpp"
#include "time/time.hpp"

namespace ljfl::history {

/// A moment as git has it: seconds since 1970 in UTC.
using Moment = std::int64_t;

/// The day of a moment in China (+08:00, whatever the machine's or the commit's own zone is).
[[nodiscard]] time::Date day_of(Moment moment);
/// 2026-10-01 09:30, in China.
[[nodiscard]] std::string minute_of(Moment moment);

struct Revision {
  std::string id = {};  ///< the commit's, in full
  Moment committed = 0;
  std::optional<time::Date> asked = {};  ///< the day that was asked for, where it was a day
};

/// The day that `word` names: 2026-10-31 itself, or the last one of 2026-10, 2026Q4 or 2026H2. Nothing for any other
/// word, a bare year too: 2026 may be the beginning of a commit's id.
[[nodiscard]] std::optional<time::Date> day_meant(std::string_view word);

/// A day means the last commit on the current branch's first-parent line (what was in force, not what was being
/// drafted beside it) whose committer date in China is not after that day's end. Any other word is git's.
[[nodiscard]] Outcome<Revision> find_revision(const Git& git, std::string_view word);

/// Where a shallow clone's history ends: its oldest commits.
[[nodiscard]] Outcome<std::vector<Revision>> shallow_ends(const Git& git);

}  // namespace ljfl::history
