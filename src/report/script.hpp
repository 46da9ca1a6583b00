/// A template taken apart: its tags with their places, its partials put in. Private to `report`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diag/diag.hpp"
#include "text/text.hpp"

namespace ljfl::report {

enum class TagKind : std::uint8_t { value, section, inverted };

struct Tag {
  TagKind kind = TagKind::value;
  std::string name = {};
  text::Span at = {};  ///< in the file where it was written, be it a partial
};

/// Stands for a line end in a Script's text.
inline constexpr char line_end = '\x01';

/// The template as the engine gets it: every tag's name is its number in `tags`, so that the engine's question for a
/// name says which tag asks. Comments and partials are gone.
struct Script {
  std::string text = {};
  std::vector<Tag> tags = {};
};

[[nodiscard]] std::optional<Script> take_apart(const text::Snapshot& templates, std::uint32_t file,
                                               diag::Diagnostics& told);

}  // namespace ljfl::report
