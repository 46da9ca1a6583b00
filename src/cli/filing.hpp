/// `status --filing 2026-10`: who owed a return for the period, who filed, when, and who did not.
#pragma once

#include "cli/listing.hpp"
#include "standing/returns.hpp"

namespace ljfl::cli {

/// The period that --filing names; a Failure says what was expected.
[[nodiscard]] time::Period filing_given(const Job& job);

/// on_time, late, missing, running; never translated.
[[nodiscard]] std::string_view filing_key(standing::PeriodState state);
[[nodiscard]] diag::Words filing_words(standing::PeriodState state);

/// For a person: the sum with the names, a table of who was late or is missing, and a text to copy into the chat.
void print_filing(Job& job, const time::Period& period, const std::vector<standing::Return>& returns);

}  // namespace ljfl::cli
