/// The proof behind --fix: that a mended text differs from what it was in nothing but what was mended.
#pragma once

#include <span>
#include <string_view>

#include "diag/diag.hpp"

namespace ljfl::edit {

/// Both readers accept `after` and agree. Where they read `before` too, its tree is the same: as many nodes of the same
/// kinds, and the same texts, but for scalars that a fix puts other signs into. A text that could not be read before
/// has nothing to be held to.
[[nodiscard]] bool is_proved(std::string_view before, std::string_view after, std::span<const diag::Fix> fixes);

}  // namespace ljfl::edit
