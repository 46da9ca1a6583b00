/// Files → what the checker has to say of them. What `check` does to the folder it also does to an earlier commit, to a
/// text from stdin and to what --fix would write.
#pragma once

#include "cli/cli.hpp"

namespace ljfl::cli {

/// Everything that was made of a Snapshot. Refers to its bytes: the Snapshot outlives it and does not change.
struct Judged {
  model::Register reg = {};
  standing::Standing standing = {};
  diag::Diagnostics told = {};
};

/// Loads, assesses and checks. The findings are settled: severities are ljfl.toml's, and the order is theirs.
[[nodiscard]] Judged judge(const text::Snapshot& files, time::Date today, bool second_opinion, unsigned workers = 1);

/// The same for a register that was loaded already; what loading told is in `told`.
void check_all(const text::Snapshot& files, const model::Register& reg, const standing::Standing& standing,
               bool second_opinion, unsigned workers, diag::Diagnostics& told);

/// Severities of ljfl.toml laid over what was told, then put in order.
void settle(diag::Diagnostics& told, const model::Config& config, const text::Snapshot& files);

}  // namespace ljfl::cli
