/// Bytes, and where things are in them. Knows nothing of YAML or of units.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ljfl::text {

/// Why a file's bytes could not be had.
enum class ReadFault : std::uint8_t { link, not_regular, too_large, failed };

struct ReadFailure {
  ReadFault fault = ReadFault::failed;
  std::string reason = {};  ///< what the system said, or the size that was met
};

/// One file beneath the project's root: its path from there, with '/', and its bytes as they are on the disk.
struct Source {
  std::string path = {};
  std::string bytes = {};
  std::optional<ReadFailure> failure = {};  ///< then `bytes` is empty
};

/// All input of one run, read once: the working tree, a commit's tree, or what a test wrote down.
/// Views into its bytes are held by the trees and the register, so it outlives them and does not change.
struct Snapshot {
  std::vector<Source> files = {};
  /// The paths below units/ of what is not read (evidence: 附件), sorted; nothing where nobody looked.
  std::optional<std::vector<std::string>> attachments = {};
};

/// A piece of one file of a Snapshot: bytes [begin, end).
struct Span {
  std::uint32_t file = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  auto operator<=>(const Span&) const = default;
};

/// As an editor shows it: both from 1. Columns count characters; a BOM is no character.
struct Place {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  auto operator<=>(const Place&) const = default;
};

inline constexpr std::string_view bom = "\xEF\xBB\xBF";

[[nodiscard]] Place place_of(std::string_view bytes, std::size_t offset);

/// The line that holds `offset`, without its line end and without a BOM; and where it begins.
struct Line {
  std::string_view text = {};
  std::size_t begin = 0;
};
[[nodiscard]] Line line_of(std::string_view bytes, std::size_t offset);

/// The next character of UTF-8 at `offset` and its length in bytes. A bad byte counts as one character, U+FFFD.
struct Character {
  char32_t code = 0;
  std::size_t length = 1;
  bool valid = true;
};
[[nodiscard]] Character character_at(std::string_view bytes, std::size_t offset);

/// Appends a code point as UTF-8.
void append_utf8(std::string& out, char32_t code);

/// How many characters, in code points.
[[nodiscard]] std::size_t count_characters(std::string_view utf8);

/// Columns of a terminal: 2 for what Unicode calls wide or full width, 0 for combining marks, else 1.
[[nodiscard]] int width_of(char32_t code);
[[nodiscard]] int width_of(std::string_view utf8);

/// `text` with spaces put after (or before) it until it is `columns` wide; longer text is left as it is.
[[nodiscard]] std::string pad_right(std::string_view text, int columns);
[[nodiscard]] std::string pad_left(std::string_view text, int columns);

/// `text` cut to at most `columns`, with … where something was left out. Never half a wide character.
[[nodiscard]] std::string cut(std::string_view text, int columns);

/// A character that may not reach a terminal as it is: C0, DEL, C1, line and paragraph separators,
/// bidirectional controls, zero-width and other invisible ones (fillers that look like nothing), non-characters.
[[nodiscard]] bool is_unprintable(char32_t code);

/// The one way for data to a terminal: what is_unprintable, and every bad byte, is shown as <U+001B> or <0xFF>.
[[nodiscard]] std::string printable(std::string_view data);

/// The first byte that the gate refuses, if any. Every parser stands behind this gate.
struct Refusal {
  enum class Kind : std::uint8_t {
    not_utf8,   ///< a byte that is no UTF-8
    utf16,      ///< begins with a UTF-16 byte order mark
    control,    ///< a control character
    invisible,  ///< zero-width, bidirectional, BOM in mid-file, non-character
    carriage,   ///< CR without LF
    long_line,  ///< a line above max_line bytes
    too_large,  ///< more than max_file bytes
  };
  Kind kind = Kind::not_utf8;
  std::size_t begin = 0;
  std::size_t end = 0;
  char32_t code = 0;  ///< the character, or the byte where it is none
};

struct Limits {
  std::size_t max_file = std::size_t{8} << 20U;
  std::size_t max_line = std::size_t{64} << 10U;
};

[[nodiscard]] std::optional<Refusal> gate(std::string_view bytes, const Limits& limits = {});

/// Without blanks around it, ASCII's or the ideographic one: what a quoted scalar may bring along.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) {
  constexpr std::string_view wide = "　";
  while (true) {
    if (text.starts_with(' '))
      text.remove_prefix(1);
    else if (text.starts_with(wide))
      text.remove_prefix(wide.size());
    else if (text.ends_with(' '))
      text.remove_suffix(1);
    else if (text.ends_with(wide))
      text.remove_suffix(wide.size());
    else
      return text;
  }
}

/// How like a misspelt word is to a known one: 0 the same; edits counted in characters, a swap as one.
[[nodiscard]] std::size_t distance(std::string_view a, std::string_view b);

/// The known word that was most likely meant, or nothing: no more than a quarter of its characters (at least one)
/// differ. Of several that are as near, the first in the alphabet.
[[nodiscard]] std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> known);

}  // namespace ljfl::text
