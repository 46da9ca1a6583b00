/// check --for: a slip of paper for the person who has to act, not a list for the file.
#pragma once

#include <string>

#include "cli/cli.hpp"

namespace ljfl::cli {

/// The unit that --for names, as an index into Register::units; a Failure says why there is none.
[[nodiscard]] std::size_t unit_asked(const Job& job);

/// Does a finding concern the unit? It stands in the unit's own folder.
[[nodiscard]] bool concerns(const Job& job, const diag::Diagnostic& one, std::size_t unit);

/// At most five things of the job's findings, the gravest first: what to do, where, and whether the unit or the lead
/// office has to. Where nothing is left to mend: what is due next.
[[nodiscard]] std::string slip(const Job& job, std::size_t unit);

}  // namespace ljfl::cli
