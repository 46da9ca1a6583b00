/// What `record` on the command line, at the prompt, and other commands that put records down have in common.
#pragma once

#include <vector>

#include "cli/booking.hpp"

namespace ljfl::cli {

/// 2026-11-18, or a Failure that says what was meant.
[[nodiscard]] time::Date date_typed(std::string_view flag, std::string_view typed);

/// What becomes of drafts that pass check.
enum class Then : std::uint8_t {
  write,          ///< shown, and written
  preview,        ///< shown, and it is said that nothing was written
  look,           ///< shown, before a question
  write_unshown,  ///< after a look
};

/// Checks the drafts, shows the difference on stdout, and writes. The exit code; nothing was written unless it is fine.
/// `standing`: where things stand after it.
[[nodiscard]] int finish_edit(Job& job, std::vector<Draft>& drafts, Then then, standing::Standing* standing = nullptr);

/// The periods before the entry's own that its recurring task still owes, oldest first; of any other item none.
[[nodiscard]] std::vector<standing::PeriodStanding> owed_before(const Job& job, const standing::Standing& standing,
                                                                const model::Unit& unit, const Entry& entry);

/// Writes one record. False: it would bring errors, which were told.
[[nodiscard]] bool record(Job& job, const model::Unit& unit, const Entry& entry, Then then);

/// The questions, on a terminal, until nothing more is to be recorded. `job.lock` is given back while it asks.
[[nodiscard]] int ask_for_records(Job& job);

}  // namespace ljfl::cli
