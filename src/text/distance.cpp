#include <algorithm>

#include "text/text.hpp"

namespace ljfl::text {
namespace {

std::u32string characters(std::string_view utf8) {
  std::u32string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const Character c = character_at(utf8, at);
    out.push_back(c.code);
    at += c.length;
  }
  return out;
}

}  // namespace

std::size_t distance(std::string_view first, std::string_view second) {
  const std::u32string a = characters(first);
  const std::u32string b = characters(second);
  // Optimal string alignment: rows of the last two characters of `a` are enough for a swap.
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t same = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + same});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> known) {
  // A word as long as a paragraph is no slip of a known one; and the table grows with both lengths.
  if (word.size() > 200) return std::nullopt;
  const std::size_t allowed = std::max<std::size_t>(1, (count_characters(word) + 1) / 4);
  std::optional<std::string_view> best;
  std::size_t best_distance = allowed + 1;
  for (const std::string_view candidate : known) {
    if (candidate.size() > 200) continue;
    const std::size_t d = distance(word, candidate);
    if (d < best_distance || (d == best_distance && best && candidate < *best)) {
      best = candidate;
      best_distance = d;
    }
  }
  // Words of one or two characters differ in all they have: only a single slip in a longer word is a hint.
  if (best && best_distance > 0 && count_characters(word) <= 1) return std::nullopt;
  return best;
}

}  // namespace ljfl::text
