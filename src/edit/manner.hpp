/// How the neighbours are laid out, so that what is written beside them looks the same. Private to `edit`.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "edit/value.hpp"
#include "yaml/yaml.hpp"

namespace ljfl::edit {

/// What the values of one key looked like; of a list its items, too.
struct KeyManner {
  yaml::Style quotes = yaml::Style::plain;  ///< quoted though they need not be
  bool in_brackets = false;                 ///< lists or maps were seen in brackets
  bool on_lines = false;                    ///< … and on lines of their own
};

struct Manner {
  std::string eol = "\n";
  std::size_t list_offset = 2;  ///< a list's dash stands so much further in than its key
  std::size_t map_offset = 2;   ///< likewise the keys of a map
  std::size_t dash_gap = 1;     ///< spaces behind a dash
  bool items_in_brackets = false;
  std::map<std::string, KeyManner, std::less<>> keys = {};
  [[nodiscard]] const KeyManner& of(std::string_view key) const;
};

/// What the neighbour stands in.
struct Siblings {
  std::string_view list_key = {};  ///< "key:" before the list; "" for one in a list, and for entries of a map
  bool in_brackets = false;
};

/// What the whole of `tree` tells, and the node `neighbour` above all.
[[nodiscard]] Manner manner_of(const yaml::Tree& tree, yaml::Id neighbour, const Siblings& siblings);

/// May `text` stand without quotes, and be taken for a text by every reader? A `word` may look like a number or a date.
[[nodiscard]] bool may_be_plain(std::string_view text, bool in_brackets, bool word);

/// "key:" and the value behind it, at `column`; no line end at the end.
void append_entry(std::string& out, std::string_view key, const Value& value, std::size_t column, const Manner& manner);
/// "- " and the item, its dash at `column`.
void append_item(std::string& out, std::string_view list_key, const Value& item, std::size_t column,
                 const Manner& manner);
/// On one line, as it stands in brackets or behind a colon.
void append_inline(std::string& out, std::string_view key, const Value& value, const Manner& manner, bool in_brackets);
/// Behind "key:": a space and the value, or the lines below.
void append_value(std::string& out, std::string_view key, const Value& value, std::size_t column, const Manner& manner);

}  // namespace ljfl::edit
