/// Trees → the register, saying what does not fit. Never fails: what cannot be read is told and left out.
#pragma once

#include <span>
#include <vector>

#include "diag/diag.hpp"
#include "model/model.hpp"
#include "text/text.hpp"
#include "yaml/yaml.hpp"

namespace ljfl::load {

/// Reads ljfl.toml and all below units/ of a Snapshot, resolves references, and puts everything into the table's order.
/// The Register refers to the Snapshot's bytes. Up to `workers` threads take part; the result is the same with any
/// number.
[[nodiscard]] model::Register load(const text::Snapshot& files, diag::Diagnostics& told,
                                   const yaml::Limits& limits = {}, unsigned workers = 1);

/// The same with settings that were read from the same ljfl.toml before: what they told is not told again.
[[nodiscard]] model::Register load(const text::Snapshot& files, model::Config config, diag::Diagnostics& told);

/// ljfl.toml alone, for a command that needs no more.
[[nodiscard]] model::Config load_config(const text::Snapshot& files, diag::Diagnostics& told);

/// The E2xx, E4xx and E5xx that this room tells.
[[nodiscard]] std::span<const diag::Rule* const> rules();

}  // namespace ljfl::load
