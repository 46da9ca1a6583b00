/// Every rule of every room, in one list.
#pragma once

#include <string_view>
#include <vector>

#include "diag/diag.hpp"

namespace ljfl::cli {

/// By code.
[[nodiscard]] std::vector<const diag::Rule*> rule_book();
/// Their codes, in the same order.
[[nodiscard]] std::vector<std::string_view> rule_codes();

}  // namespace ljfl::cli
