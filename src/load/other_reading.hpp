/// What other YAML readers make of a text without quotes. Private to `load`.
#pragma once

#include <optional>
#include <string_view>

#include "diag/diag.hpp"

namespace ljfl::load {

/// The type and value that YAML 1.1 or 1.2 guesses, where writing it again would give another text: yes, ~, 010, 1.10,
/// 12:30. Nothing where it stays what it is (12, 2026-10, 教育局).
[[nodiscard]] std::optional<diag::Words> other_reading(std::string_view plain);

/// Are two Chinese characters parted by a single space, as joining lines leaves it?
[[nodiscard]] bool has_space_between_chinese(std::string_view text);

}  // namespace ljfl::load
