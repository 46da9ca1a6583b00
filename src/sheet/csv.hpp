/// A text of cells, as RFC 4180 has it, with commas, semicolons or tabs between them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ljfl::sheet {

struct Row {
  std::size_t number = 1;  ///< as a spreadsheet counts its rows: a cell may run over several lines of the file
  std::vector<std::string> cells = {};
  /// The cell's text without spaces around it and without the ' that keeps it from being a formula; "" beyond the row.
  [[nodiscard]] std::string_view cell(std::size_t column) const {
    return column < cells.size() ? std::string_view{cells[column]} : std::string_view{};
  }
  [[nodiscard]] bool blank() const;
};

struct Table {
  char separator = ',';
  std::vector<Row> rows = {};
  /// A quote that is never closed, or that something follows: its line in the file. There are no rows then.
  std::optional<std::size_t> bad_quote = {};
};

/// Line ends may be LF, CRLF or CR. The separator is the one that stands most often in the first line.
[[nodiscard]] Table read_csv(std::string_view text);

}  // namespace ljfl::sheet
