/// A piece of YAML as a value, whatever its layout: what is to be written, and what two texts are compared by.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "yaml/yaml.hpp"

namespace ljfl::edit {

struct Value {
  yaml::Kind kind = yaml::Kind::null;
  std::string text = {};               ///< of a scalar
  std::vector<std::string> keys = {};  ///< of a map, one for each of `items`
  std::vector<Value> items = {};       ///< of a map or a list
  /// A date, number or id, which is never quoted; a text is, where another reader of YAML could take it for a number.
  bool word = false;

  /// Equal in what they say; layout and quotes are no part of it.
  [[nodiscard]] bool operator==(const Value& other) const {
    return kind == other.kind && text == other.text && keys == other.keys && items == other.items;
  }
  /// Of a map: adds an entry; for writing one as a chain.
  Value& put(std::string_view key, Value value);
  [[nodiscard]] const Value* find(std::string_view key) const;
};

[[nodiscard]] Value word(std::string_view text);
[[nodiscard]] Value text(std::string_view text);
[[nodiscard]] Value list(std::vector<Value> items = {});
[[nodiscard]] Value map();
[[nodiscard]] Value value_of(const yaml::Tree& tree, yaml::Id id = 0);

/// The way down from the root: a key of a map, or a place in a list, from 0.
using Step = std::variant<std::string, std::size_t>;
using Path = std::vector<Step>;

/// One intended change.
struct Change {
  enum class What : std::uint8_t {
    insert,   ///< a list's new item, which gets the number in `at`; or a map's new entry
    replace,  ///< the value at `at`
    remove,   ///< the item or entry at `at`
  };
  static constexpr std::size_t last = SIZE_MAX;

  What what = What::insert;
  Path at = {};
  Value value = {};
  std::size_t place = last;  ///< of a new entry among its map's; `last` is behind all
};

/// `before` with the change made, as it must be read back; nothing where `at` leads nowhere. A null is an empty list or
/// map to what is inserted into it.
[[nodiscard]] std::optional<Value> changed(Value before, const Change& change);

}  // namespace ljfl::edit
