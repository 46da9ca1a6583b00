/// One line of a source as a terminal can show it, cut to a width, and where pieces of it then stand.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ljfl::diag {

/// Columns of the shown line, from 0.
struct Mark {
  int column = 0;
  int width = 1;
};

/// A tab is four spaces, what is unprintable is shown by name. A line wider than `columns` is cut so that the bytes
/// [begin, end) stay in sight; if they alone are too wide, their middle gives way and both ends stay.
class Excerpt {
 public:
  Excerpt(std::string_view line, std::size_t begin, std::size_t end, int columns);

  [[nodiscard]] const std::string& shown() const { return shown_; }

  /// Where the bytes [begin, end) stand, if any of them is shown; an empty piece is the column where it would stand.
  [[nodiscard]] std::optional<Mark> mark(std::size_t begin, std::size_t end) const;

 private:
  struct Cell {
    std::string text = {};
    std::size_t begin = 0;  ///< bytes of the line
    std::size_t end = 0;
    int width = 0;
    int column = -1;  ///< where it is shown; -1 when it was cut
  };

  /// The index of the first cell that ends behind `offset`.
  [[nodiscard]] std::size_t cell_at(std::size_t offset) const;
  void choose(std::size_t first, std::size_t last, int columns);

  std::vector<Cell> cells_ = {};
  std::string shown_ = {};
  int width_ = 0;
  bool cut_at_end_ = false;
};

}  // namespace ljfl::diag
