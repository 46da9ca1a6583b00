#include "edit/manner.hpp"

namespace ljfl::edit {
namespace {

using yaml::Kind;
using yaml::Style;

std::size_t column_of(const yaml::Tree& tree, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && tree.bytes[begin - 1] != '\n') --begin;
  if (begin == 0 && tree.bytes.starts_with(text::bom)) begin = text::bom.size();
  return at - begin;
}

void learn_quotes(const yaml::Tree& tree, yaml::Id scalar, bool in_brackets, KeyManner& out) {
  const Style style = tree.nodes[scalar].style;
  const bool quoted = style == Style::single_quoted || style == Style::double_quoted;
  if (style == Style::plain) out.quotes = Style::plain;
  // Quotes that had to be there tell nothing of a habit.
  if (quoted && may_be_plain(tree.text(scalar), in_brackets, false)) out.quotes = style;
}

void learn_entry(const yaml::Tree& tree, yaml::Id key, yaml::Id value, bool in_brackets, Manner& out) {
  const yaml::Node& node = tree.nodes[value];
  KeyManner& manner = out.keys[std::string{tree.text(key)}];
  if (node.kind == Kind::scalar) {
    learn_quotes(tree, value, in_brackets, manner);
  } else if (node.kind != Kind::null && tree.has_children(value)) {
    (node.style == Style::flow ? manner.in_brackets : manner.on_lines) = true;
    // Of a list's items the last one tells: to look whether quotes had to be there takes longer than all the rest.
    const yaml::Id last = tree.next(value) - 1;
    if (node.kind == Kind::list && tree.kind(last) == Kind::scalar && tree.kind(value + 1) == Kind::scalar)
      learn_quotes(tree, last, node.style == Style::flow, manner);
    if (node.style == Style::block) {
      const std::size_t key_column = column_of(tree, tree.nodes[key].begin);
      const std::size_t own_column = column_of(tree, node.begin);
      if (own_column >= key_column)
        (node.kind == Kind::list ? out.list_offset : out.map_offset) = own_column - key_column;
    }
  }
}

void learn(const yaml::Tree& tree, yaml::Id first, Manner& out) {
  for (yaml::Id id = first; id < tree.next(first); ++id) {
    if (tree.kind(id) == Kind::map) {
      for (yaml::Id key = id + 1; key < tree.next(id); key = tree.next(tree.next(key))) {
        learn_entry(tree, key, tree.next(key), tree.nodes[id].style == Style::flow, out);
      }
    } else if (tree.kind(id) == Kind::list && tree.nodes[id].style == Style::block) {
      const std::size_t dash = tree.nodes[id].begin;
      const std::size_t item = tree.nodes[id + 1].begin;
      if (tree.bytes.find('\n', dash) > item) out.dash_gap = item - dash - 1;
    }
  }
}

}  // namespace

const KeyManner& Manner::of(std::string_view key) const {
  static const KeyManner unknown;
  const auto found = keys.find(key);
  return found == keys.end() ? unknown : found->second;
}

Manner manner_of(const yaml::Tree& tree, yaml::Id neighbour, const Siblings& siblings) {
  Manner out;
  const std::size_t newline = tree.bytes.find('\n');
  if (newline != std::string_view::npos && newline > 0 && tree.bytes[newline - 1] == '\r') out.eol = "\r\n";
  if (tree.nodes.empty()) return out;
  learn(tree, 0, out);
  learn(tree, neighbour, out);
  if (!siblings.list_key.empty() && tree.kind(neighbour) == Kind::scalar)
    learn_quotes(tree, neighbour, siblings.in_brackets, out.keys[std::string{siblings.list_key}]);
  out.items_in_brackets = tree.nodes[neighbour].style == Style::flow;
  return out;
}

}  // namespace ljfl::edit
