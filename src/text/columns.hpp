/// Columns as other programs count them. Every machine format has a unit of its own.
#pragma once

#include "text/text.hpp"

namespace ljfl::text {

enum class Columns : std::uint8_t {
  characters,  ///< code points; a BOM is none: ours, GitHub's, an editor's status line
  utf16,       ///< UTF-16 code units; a BOM is none: SARIF as we write it, the language server protocol
  bytes,       ///< of UTF-8, a BOM's three among them, since the line is cut by them: rdjson
};

/// place_of in another unit.
[[nodiscard]] Place place_of(std::string_view bytes, std::size_t offset, Columns unit);

/// Where a piece begins and ends; the end is the column behind it.
struct Region {
  Place begin = {};
  Place end = {};
  /// The last line of which anything belongs to the piece: not the one that its last line end leads to.
  [[nodiscard]] std::uint32_t last_line() const {
    return end.column == 1 && end.line > begin.line ? end.line - 1 : end.line;
  }
  [[nodiscard]] bool on_one_line() const { return begin.line == end.line; }
};
[[nodiscard]] Region region_of(std::string_view bytes, Span at, Columns unit);

}  // namespace ljfl::text
