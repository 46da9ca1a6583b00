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
  text::Span at = {};        ///< in the file where it was written, be it a partial
  std::size_t own_text = 0;  ///< of a section: how much text of the template it holds, without that of sections in it
};

/// Stands for a line end in a Script's text.
inline constexpr char line_end = '\x01';

/// The template as the engine gets it: every tag's name is its number in `tags`, so that the engine's question for a
/// name says which tag asks. Comments and partials are gone.
struct Script {
  std::string text = {};
  std::vector<Tag> tags = {};
};

/// Reads at most `most_bytes` of templates, a partial each time that it is put in: partials that put in partials double
/// at every step.
[[nodiscard]] std::optional<Script> take_apart(const text::Snapshot& templates, std::uint32_t file,
                                               std::size_t most_bytes, diag::Diagnostics& told);

}  // namespace ljfl::report
