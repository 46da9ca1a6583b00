/// What other YAML readers make of a text without quotes. Private to `load`.
#pragma once

#include <optional>
#include <string_view>

#include "diag/diag.hpp"

namespace ljfl::load {

/// False where no reader can take the text for anything else: it begins with neither a sign, a digit nor a letter of
/// yes, no, true, null, on and off.
[[nodiscard]] inline bool may_be_read_otherwise(std::string_view plain) {
  if (plain.empty()) return false;
  const char first = plain.front();
  const bool letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
  if (!letter) return static_cast<unsigned char>(first) < 0x80;
  const char lower = static_cast<char>(first | 0x20);
  return plain.size() <= 5 && (lower == 'y' || lower == 'n' || lower == 't' || lower == 'f' || lower == 'o');
}

/// The type and value that YAML 1.1 or 1.2 guesses, where writing it again would give another text: yes, ~, 010, 1.10,
/// 12:30. Nothing where it stays what it is (12, 2026-10, 教育局).
[[nodiscard]] std::optional<diag::Words> other_reading(std::string_view plain);

/// Are two Chinese characters parted by a single space, as joining lines leaves it?
[[nodiscard]] bool has_space_between_chinese(std::string_view text);

}  // namespace ljfl::load
