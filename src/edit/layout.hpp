/// Where things stand in a text that was read. Private to `edit`.
#pragma once

#include <string>
#include <string_view>

#include "yaml/yaml.hpp"

namespace ljfl::edit {

class Layout {
 public:
  explicit Layout(const yaml::Tree& tree) : tree_(tree), bytes_(tree.bytes) {}

  [[nodiscard]] std::size_t line_begin(std::size_t at) const;
  [[nodiscard]] std::size_t line_end(
      std::size_t at) const;  ///< at its \n, or at the \r before it, or at the file's end
  [[nodiscard]] std::size_t next_line(std::size_t at) const;  ///< behind its \n, or at the file's end
  [[nodiscard]] std::size_t column(std::size_t at) const { return at - line_begin(at); }
  /// Only spaces stand before it on its line.
  [[nodiscard]] bool begins_line(std::size_t at) const;
  /// The line is blank, or holds nothing but a comment.
  [[nodiscard]] bool is_blank_line(std::size_t begin) const;
  [[nodiscard]] bool is_comment_line(std::size_t begin, std::size_t& column) const;
  /// The dash of a block list's item: `items` counts from the list's first.
  [[nodiscard]] std::size_t dash_of(yaml::Id list, std::size_t item) const;
  /// The dash of the item that follows this one in its block list.
  [[nodiscard]] std::size_t dash_below(yaml::Id item) const;
  /// The line below a node's last, and below comments that are further in than `column`: where the next one begins.
  [[nodiscard]] std::size_t below(yaml::Id id, std::size_t column) const;
  /// Blank lines that end at `begin`, the beginning of a line: where the first of them begins, and how many they are.
  [[nodiscard]] std::size_t blank_lines_above(std::size_t begin, std::size_t& count) const;
  /// The colon behind a key.
  [[nodiscard]] std::size_t colon_of(yaml::Id key) const;

 private:
  const yaml::Tree& tree_;
  std::string_view bytes_;
};

}  // namespace ljfl::edit
