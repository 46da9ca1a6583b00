/// Places in a text as an editor counts them. Private to `lsp`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ljfl::lsp {

/// In what an editor counts the characters of a line. UTF-16 where nothing else was agreed.
enum class Encoding : std::uint8_t { utf16, utf8, utf32 };

struct Position {
  std::uint32_t line = 0;
  std::uint32_t character = 0;
};

/// The lines of one text: they end with LF, CRLF or CR. A BOM is no part of it, as in an editor.
class Lines {
 public:
  Lines(std::string_view bytes, Encoding encoding);
  /// The byte at a place; beyond the end of a line that end, beyond the last line the end of all.
  [[nodiscard]] std::size_t offset(Position at) const;
  /// The place of a byte. Inside a character: before it; inside a line end: where the line ends.
  [[nodiscard]] Position position(std::size_t offset) const;

 private:
  std::string_view bytes_;
  Encoding encoding_;
  std::vector<std::size_t> starts_ = {};
};

}  // namespace ljfl::lsp
