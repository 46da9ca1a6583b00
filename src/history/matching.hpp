/// Which items of two states of one file belong together. Private to `history`.
#pragma once

#include <vector>

#include "history/items.hpp"

namespace ljfl::history {

/// The same item, its fields in the same order and all the same.
[[nodiscard]] bool written_alike(const Item& a, const Item& b);

/// Items of the two sides that belong together; nothing on a side where there is no such item.
struct Couple {
  const Item* before = nullptr;
  const Item* after = nullptr;
};

/// In the order of `after`, what was removed last. What is equal belongs together, then what has the same id, then what
/// is most alike. Of `most_compared` pairs or fewer, each is asked how alike it is; where so much of a file was
/// rewritten that there are more, nobody could say what became of what: the old ones went, and the new ones came.
[[nodiscard]] std::vector<Couple> matched(const std::vector<Item>& before, const std::vector<Item>& after,
                                          std::size_t most_compared = 1'000'000);

}  // namespace ljfl::history
