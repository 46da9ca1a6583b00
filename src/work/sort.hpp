/// Sorting of what is large by what is small.
#pragma once

#include <algorithm>
#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

namespace ljfl::work {

/// Puts the items in the order of their keys; those with equal keys stay as they stood. Each key is asked for once, and
/// each item moved once.
template <typename Item, typename KeyOf>
void sort_by_key(std::vector<Item>& items, KeyOf&& key_of) {
  using Key = std::decay_t<std::invoke_result_t<KeyOf, const Item&>>;
  std::vector<std::pair<Key, std::uint32_t>> order;
  order.reserve(items.size());
  for (const Item& item : items) order.emplace_back(key_of(item), static_cast<std::uint32_t>(order.size()));
  std::ranges::sort(order);
  std::vector<Item> out;
  out.reserve(items.size());
  for (const auto& [key, place] : order) out.push_back(std::move(items[place]));
  items = std::move(out);
}

}  // namespace ljfl::work
