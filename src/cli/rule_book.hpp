/// Every rule of every room, in one list.
#pragma once

#include <vector>

#include "diag/diag.hpp"

namespace ljfl::cli {

/// By code.
[[nodiscard]] std::vector<const diag::Rule*> rule_book();

}  // namespace ljfl::cli
