/// The reader's own workings: private to `yaml`.
#pragma once

#include <array>
#include <bit>
#include <optional>
#include <string>
#include <string_view>

#include "yaml/rules.hpp"
#include "yaml/scan.hpp"
#include "yaml/yaml.hpp"

namespace ljfl::yaml {

/// A scalar that was scanned but has no node yet: only what follows tells whether it is a key.
struct Scalar {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  Style style = Style::plain;
  std::uint32_t cooked = 0;
};

/// One pass over the bytes, recursion by indentation. The bytes end in a NUL that the gate allows nowhere else, so that
/// looking one character ahead needs no test. Every function that returns bool says false once something was told.
class Reader {
 public:
  Reader(std::string_view bytes, std::uint32_t file, diag::Diagnostics& told, const Limits& limits, Tree& tree)
      : bytes_(bytes), file_(file), told_(told), limits_(limits), tree_(tree) {}

  [[nodiscard]] bool read();

 private:
  /// Where a node begins: on a line of its own, behind the dash of a list, or behind the colon of a key.
  enum class Where : std::uint8_t { own_line, item, value };

  // reader.cpp: lines and block structure. `parent` is the column of the collection around a node, -1 for the document.
  // After a node the reader stands at the first sign of the next line with content.
  bool start_line();
  bool next_line();
  bool node(int parent, Where where);
  bool scalar_node(int parent, Where where);
  bool block_map(int column, Scalar key);
  bool block_list(int column, int parent);
  enum class Lines : std::uint8_t { none, taken, told };
  Lines plain_lines(int column, std::uint32_t from);
  bool map_entry(int column, const Scalar& key);
  bool empty_value(int column, std::uint32_t after);
  bool end_of_line_after(diag::Words what, diag::Words advice);
  bool finish_scalar(int parent, Where where, const Scalar& scalar);
  bool continued(int parent, Where where, const Scalar& scalar);
  bool plain_value(int column);

  // indent.cpp: which line is off
  bool bad_indent(int column, bool list);
  bool line_above_is_off(int column);
  bool item_lost_its_dash(int column);
  [[nodiscard]] std::optional<int> dashes_above(int column) const;
  struct ContentLine {
    std::uint32_t first = 0;  ///< its first sign
    int indent = 0;
    bool dash = false;
  };
  /// The nearest line above or below that of `from` that holds more than a comment.
  [[nodiscard]] std::optional<ContentLine> line_near(std::uint32_t from, bool above) const;
  [[nodiscard]] std::uint32_t line_start(std::uint32_t from) const;

  // scalar.cpp: plain and quoted text
  bool scan_scalar(bool in_flow, Scalar& out);
  template <bool in_flow>
  void scan_plain(Scalar& out);
  bool scan_single(Scalar& out);
  bool scan_double(Scalar& out);
  bool escape(std::string& text);
  [[nodiscard]] bool is_key_colon(bool in_flow) const {
    if (peek(pos_) != ':') return false;
    const char next = peek(pos_ + 1);
    return is_blank(next) || (in_flow && (next == ',' || next == ']' || next == '}'));
  }
  bool acceptable_comment();

  // block_scalar.cpp: | and >
  bool block_scalar(int parent);

  // flow.cpp: [] and {}
  bool flow_node(int parent);
  bool flow_list(int parent);
  bool flow_map(int parent);
  bool flow_space(int parent, std::uint32_t open);
  bool flow_unclosed(std::uint32_t open);
  bool no_question_mark();
  bool flow_item_end(char close, std::uint32_t open, bool& closed);
  bool one_item(text::Span item, std::string_view mark);
  bool entry_ends(text::Span value);

  // refuse.cpp: what cannot stand here, by name
  bool acceptable_start(bool in_flow);
  bool acceptable_line();
  bool acceptable_key(const Scalar& key);
  bool refuse_missing_colon(const Scalar& scalar);
  bool told_why_no_colon(const Scalar& scalar);
  bool full_width(std::uint32_t at);
  bool tell_tab(std::uint32_t begin);
  bool within_limits() {
    return (depth_ < limits_.max_depth && tree_.nodes.size() < limits_.max_nodes) || tell_too_much();
  }
  /// For a node that opens no level of its own: an empty value, a key.
  bool has_room() { return tree_.nodes.size() < limits_.max_nodes || tell_too_much(); }
  bool tell_too_much();
  bool tell(const diag::Rule& rule, std::uint32_t begin, std::uint32_t end, std::vector<diag::Arg> args = {});
  bool tell_read_as(std::string read, const diag::Rule& rule, std::uint32_t begin, std::uint32_t end,
                    std::vector<diag::Arg> args = {});
  bool unterminated(std::uint32_t open, diag::Arg chinese);
  /// The current line's entry up to `stop`: without indentation, dash and the spaces before `stop`.
  [[nodiscard]] std::string entry_until(std::uint32_t stop) const;
  [[nodiscard]] std::uint32_t end_of_line(std::uint32_t at) const;

  Id open_node(std::uint32_t begin, Kind kind, Style style) {
    const Id id = static_cast<Id>(tree_.nodes.size());
    push({.begin = begin, .end = begin, .style = style, .cooked = 0}, kind);
    return id;
  }
  void close_node(Id id, std::uint32_t end) {
    tree_.nodes[id].end = end;
    tree_.nodes[id].next = static_cast<std::uint32_t>(tree_.nodes.size());
  }
  void push_scalar(const Scalar& scalar) { push(scalar, Kind::scalar); }
  void push(const Scalar& s, Kind kind) {
    // Put together in one go: field by field the compiler reads each back before it writes the next.
    const std::uint32_t last =
        static_cast<std::uint32_t>(kind) | static_cast<std::uint32_t>(s.style) << 3U | s.cooked << 7U;
    const std::uint32_t next = static_cast<std::uint32_t>(tree_.nodes.size()) + 1;
    tree_.nodes.push_back(std::bit_cast<Node>(std::array<std::uint32_t, 4>{s.begin, s.end, next, last}));
  }
  void push_null(std::uint32_t at) { open_node(at, Kind::null, Style::none); }
  std::uint32_t cook(std::string text);

  [[nodiscard]] char at(std::uint32_t i) const { return i < bytes_.size() ? bytes_[i] : '\0'; }
  /// Where `i` is at most size().
  [[nodiscard]] char peek(std::uint32_t i) const { return bytes_.data()[i]; }
  [[nodiscard]] static bool is_space(char c) { return c == ' ' || c == '\t'; }
  [[nodiscard]] static bool is_end(char c) { return c == '\n' || c == '\r' || c == '\0'; }
  [[nodiscard]] static bool is_blank(char c) { return is_space(c) || is_end(c); }
  [[nodiscard]] static bool is_flow_sign(char c) { return c == ',' || c == '[' || c == ']' || c == '{' || c == '}'; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(bytes_.size()); }
  [[nodiscard]] text::Span span(std::uint32_t begin, std::uint32_t end) const {
    return {.file = file_, .begin = begin, .end = end};
  }
  [[nodiscard]] int column() const { return static_cast<int>(pos_ - line_begin_); }
  void skip_spaces() {
    while (is_space(peek(pos_))) ++pos_;
  }

  std::string_view bytes_;
  std::uint32_t file_;
  diag::Diagnostics& told_;
  const Limits& limits_;
  Tree& tree_;

  std::uint32_t pos_ = 0;         ///< the next byte to look at
  std::uint32_t line_begin_ = 0;  ///< where the current line begins
  int indent_ = 0;                ///< of the current line, in spaces; `pos_` stands behind it after next_line()
  bool at_end_ = false;           ///< no further line with content
  std::uint32_t depth_ = 0;
  bool begun_ = false;  ///< a line with content was seen
};

template <bool in_flow>
inline void Reader::scan_plain(Scalar& out) {
  const char* const bytes = bytes_.data();
  const std::uint32_t begin = pos_;
  std::uint32_t at = begin;
  for (;; ++at) {
    at = find_plain_end<in_flow>(bytes, at, size());
    pos_ = at;
    const bool only_text =
        (bytes[at] == ':' && !is_key_colon(in_flow)) || (bytes[at] == '#' && !is_space(bytes[at - 1]));
    if (!only_text) break;
  }
  // A CR is there only in front of a line end: the gate sees to that.
  if (bytes[at] == '\n' && at > begin && bytes[at - 1] == '\r') pos_ = --at;
  while (at > begin && is_space(bytes[at - 1])) --at;
  out = {.begin = begin, .end = at, .style = Style::plain, .cooked = 0};
}

}  // namespace ljfl::yaml
