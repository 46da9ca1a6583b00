/// What is being typed, in a text that is not yet whole: seen from its lines alone, for no reader would take it.
/// Private to `lsp`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "load/shape.hpp"

namespace ljfl::lsp {

struct Cursor {
  const load::Shape* shape = nullptr;       ///< of the mapping in which one types
  const load::Key* key = nullptr;           ///< whose value one types; none: a key
  std::vector<std::string_view> keys = {};  ///< that the mapping has already, the one being typed left out
  std::vector<std::pair<std::string_view, std::string_view>> values = {};  ///< the mapping's scalars, by key
  std::size_t begin = 0;     ///< where the word being typed begins; it ends at the cursor
  char quote = 0;            ///< that was typed before it, if any
  bool in_brackets = false;  ///< between [ ] or { }, where a comma ends it
  bool in_block = false;     ///< a key on a line of its own
};

/// Nothing where no key and no value of the register could stand.
[[nodiscard]] std::optional<Cursor> cursor_at(std::string_view bytes, std::size_t offset, const load::Shape& root);

}  // namespace ljfl::lsp
