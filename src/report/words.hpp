/// What is computed, in the words of both languages and in codes that never change: the one place that has them.
#pragma once

#include <string_view>

#include "diag/diag.hpp"
#include "standing/standing.hpp"

namespace ljfl::report {

[[nodiscard]] diag::Words words_of(standing::State state);  ///< of a quota or a finding
[[nodiscard]] diag::Words words_of(standing::State state, model::TaskKind kind);
[[nodiscard]] diag::Words words_of(model::TaskKind kind);
/// For JSON and CSV: done_late, deliverable.
[[nodiscard]] std::string_view key_of(standing::State state);
[[nodiscard]] std::string_view key_of(model::TaskKind kind);

}  // namespace ljfl::report
