/// The reader's own workings: private to `yaml`.
#pragma once

#include <string>
#include <string_view>

#include "yaml/rules.hpp"
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
  bool map_entry(int column, const Scalar& key);
  bool empty_value(int column, std::uint32_t after);
  bool end_of_line_after(diag::Words what);
  bool finish_scalar(int parent, Where where, const Scalar& scalar);
  bool bad_indent(int column, bool list);

  // scalar.cpp: plain and quoted text
  bool scan_scalar(bool in_flow, Scalar& out);
  bool scan_plain(bool in_flow, Scalar& out);
  bool scan_single(Scalar& out);
  bool scan_double(Scalar& out);
  bool escape(std::string& text);
  bool is_key_colon(bool in_flow) const;
  bool acceptable_comment();

  // block_scalar.cpp: | and >
  bool block_scalar(int parent);

  // flow.cpp: [] and {}
  bool flow_node(int parent);
  bool flow_list(int parent);
  bool flow_map(int parent);
  bool flow_space(int parent, std::uint32_t open);
  bool flow_unclosed(std::uint32_t open);
  bool flow_item_end(char close, std::uint32_t open, bool& closed);

  // refuse.cpp: what cannot stand here, by name
  bool acceptable_start(bool in_flow);
  bool acceptable_line();
  bool acceptable_key(const Scalar& key);
  bool refuse_missing_colon(const Scalar& scalar);
  bool told_why_no_colon(const Scalar& scalar);
  bool full_width(std::uint32_t at);
  bool within_limits();
  bool tell(const diag::Rule& rule, std::uint32_t begin, std::uint32_t end, std::vector<diag::Arg> args = {});
  [[nodiscard]] std::uint32_t end_of_line(std::uint32_t at) const;

  Id open_node(std::uint32_t begin, Kind kind, Style style);
  void close_node(Id id, std::uint32_t end);
  void push_scalar(const Scalar& scalar);
  void push_null(std::uint32_t at);
  std::uint32_t cook(std::string text);

  [[nodiscard]] char at(std::uint32_t i) const { return i < bytes_.size() ? bytes_[i] : '\0'; }
  [[nodiscard]] static bool is_space(char c) { return c == ' ' || c == '\t'; }
  [[nodiscard]] static bool is_end(char c) { return c == '\n' || c == '\r' || c == '\0'; }
  [[nodiscard]] static bool is_blank(char c) { return is_space(c) || is_end(c); }
  [[nodiscard]] static bool is_flow_sign(char c) {
    return c == ',' || c == '[' || c == ']' || c == '{' || c == '}';
  }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(bytes_.size()); }
  [[nodiscard]] text::Span span(std::uint32_t begin, std::uint32_t end) const {
    return {.file = file_, .begin = begin, .end = end};
  }
  [[nodiscard]] int column() const { return static_cast<int>(pos_ - line_begin_); }
  void skip_spaces() {
    while (is_space(at(pos_))) ++pos_;
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
  bool begun_ = false;            ///< a line with content was seen
};

}  // namespace ljfl::yaml
