/// Columns as other programs count them. Every machine format has a unit of its own.
#pragma once

#include <map>
#include <vector>

#include "text/text.hpp"

namespace ljfl::text {

enum class Columns : std::uint8_t {
  characters,  ///< code points; a BOM is none: ours, GitHub's, an editor's status line
  utf16,       ///< UTF-16 code units; a BOM is none: SARIF as we write it, the language server protocol
  bytes,       ///< of UTF-8, a BOM's three among them, since the line is cut by them: rdjson
};

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

/// The lines of one text, counted once for all places in it that are asked for: place_of counts them each time.
class Lines {
 public:
  explicit Lines(std::string_view bytes);
  [[nodiscard]] Place place(std::size_t offset, Columns unit = Columns::characters) const;
  [[nodiscard]] Region region(Span at, Columns unit) const;

 private:
  std::string_view bytes_;
  std::vector<std::size_t> starts_ = {0};
};

/// Those of a snapshot's files, each counted when it is first asked for. Not for several threads at once.
class LinesOfFiles {
 public:
  explicit LinesOfFiles(const Snapshot& files) : files_(&files) {}
  /// A file that is not there has one empty line.
  [[nodiscard]] const Lines& operator[](std::uint32_t file) const;

 private:
  const Snapshot* files_;
  mutable std::map<std::uint32_t, Lines> known_ = {};
};

}  // namespace ljfl::text
