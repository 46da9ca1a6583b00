/// One function, text → tree with exact spans, for a declared subset of YAML 1.2. Knows nothing of units.
///
/// The subset: one document; block mappings and lists; flow lists and mappings, which may run over lines; plain and
/// quoted scalars on one line; `|`, `|-`, `|+`, `>` and `>-`; comments. Refused by name, with what to write instead:
/// anchors, aliases, tags, merge keys, directives, complex keys, further documents, tabs as indentation, scalars that
/// run on.
/// Every file that is accepted means the same in any YAML 1.2 reader.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diag.hpp"
#include "text/text.hpp"
#include "yaml/nodes.hpp"

namespace ljfl::yaml {

/// What was read. Its texts are views into the source's bytes, or into the tree itself.
class Tree {
 public:
  std::uint32_t file = 0;  ///< index into the Snapshot
  bool readable = false;   ///< false: an E1xx was told, and there are no nodes to speak of
  std::string_view bytes = {};
  Nodes nodes = {};
  std::deque<std::string> cooked = {};

  [[nodiscard]] Kind kind(Id id) const { return nodes[id].kind; }
  [[nodiscard]] text::Span span(Id id) const { return {.file = file, .begin = nodes[id].begin, .end = nodes[id].end}; }
  [[nodiscard]] Id next(Id id) const { return nodes[id].next; }
  [[nodiscard]] bool has_children(Id id) const { return nodes[id].next > id + 1; }
  /// A scalar's text stands in the source as it is; else in the tree.
  [[nodiscard]] bool is_verbatim(Id id) const { return nodes[id].style == Style::plain || nodes[id].cooked == 0; }
  /// A scalar's text; "" for everything else.
  [[nodiscard]] std::string_view text(Id id) const {
    const Node& n = nodes[id];
    if (n.style == Style::plain) return {bytes.data() + n.begin, n.end - n.begin};
    if (n.cooked != 0) return cooked[n.cooked - 1U];
    if (n.kind != Kind::scalar) return {};
    const bool quoted = n.style == Style::single_quoted || n.style == Style::double_quoted;
    return quoted ? bytes.substr(n.begin + 1, n.end - n.begin - 2) : bytes.substr(n.begin, n.end - n.begin);
  }
};

struct Limits {
  text::Limits bytes = {};
  std::uint32_t max_depth = 32;
  std::uint32_t max_nodes = 200'000;
};

/// Reads one file. Slips with one right answer (a full-width colon on every line) are all told; behind the first E1xx
/// that has none, the rest of the file is held back.
/// `source.bytes` must outlive the tree.
[[nodiscard]] Tree read(const text::Source& source, std::uint32_t file, diag::Diagnostics& told,
                        const Limits& limits = {});

/// The same into a tree that was used before, whose memory is used again.
void read_into(Tree& tree, const text::Source& source, std::uint32_t file, diag::Diagnostics& told,
               const Limits& limits = {});

/// The gate alone, for a file that another parser reads: false when something was told.
[[nodiscard]] bool passes_gate(const text::Source& source, std::uint32_t file, diag::Diagnostics& told,
                               const Limits& limits = {});

/// What yaml-cpp makes of the same bytes, where it differs from `tree`; nothing where the two agree.
struct Difference {
  text::Span at = {};
  std::string ours = {};
  std::string theirs = {};
};
[[nodiscard]] std::optional<Difference> second_opinion(const Tree& tree);
/// Likewise for a file that our reader refuses or accepts: does yaml-cpp accept it, and as what events?
[[nodiscard]] std::optional<std::string> yaml_cpp_events(std::string_view bytes);

/// The tree as one line of events (+MAP =VAL :name -MAP …), as yaml_cpp_events writes them. For tests.
[[nodiscard]] std::string events(const Tree& tree);

/// The E1xx that this room tells.
[[nodiscard]] std::span<const diag::Rule* const> rules();

}  // namespace ljfl::yaml
