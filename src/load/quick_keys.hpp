/// The keys of a record, told apart by their first bytes: for the quick look at a month.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <string_view>

#include "load/month_keys.hpp"

namespace ljfl::load {

/// `key: ` as one number, of its first eight bytes: one comparison tells keys apart.
struct Opening {
  std::uint64_t bits = 0;
  std::uint64_t mask = 0;
  std::uint32_t size = 0;
};
using Eight = std::array<char, 8>;

inline constexpr auto openings = [] {
  std::array<Opening, record_key::keys.size()> out;
  for (std::size_t key = 0; key < out.size(); ++key) {
    const std::string_view word = record_key::words[key];
    Eight bits = {};
    Eight mask = {};
    for (std::size_t i = 0; i < std::min(bits.size(), word.size() + 2); ++i) {
      bits[i] = i < word.size() ? word[i] : i == word.size() ? ':' : ' ';
      mask[i] = '\xFF';
    }
    out[key] = {.bits = std::bit_cast<std::uint64_t>(bits),
                .mask = std::bit_cast<std::uint64_t>(mask),
                .size = static_cast<std::uint32_t>(word.size()) + 2};
  }
  return out;
}();
static_assert(std::ranges::all_of(record_key::words, [](std::string_view word) { return word.size() <= 8; }));

/// Keys by their first and third letter, which tell all of them apart.
class KeysByLetters {
 public:
  constexpr KeysByLetters() {
    keys_.fill(record_key::keys.size());
    for (std::size_t key = 0; key < record_key::keys.size(); ++key) keys_[slot_of(record_key::words[key].data())] = key;
  }
  [[nodiscard]] constexpr std::size_t operator[](const char* word) const { return keys_[slot_of(word)]; }

 private:
  static constexpr std::size_t slot_of(const char* word) {
    return (static_cast<unsigned char>(word[0]) * 2U + static_cast<unsigned char>(word[2])) % 32;
  }
  std::array<std::size_t, 32> keys_ = {};
};
inline constexpr KeysByLetters keys_by_letters;
static_assert(std::ranges::all_of(record_key::words, [](const std::string_view& word) {
  return keys_by_letters[word.data()] == static_cast<std::size_t>(&word - record_key::words.data());
}));

/// The key that stands there with `: ` behind it; record_key::keys.size() where none does, or where fewer than eight of
/// the `left` bytes are left: a closer look sees to it.
[[nodiscard]] inline std::size_t key_at(const char* bytes, std::size_t left) {
  constexpr std::size_t none = record_key::keys.size();
  if (left < sizeof(Eight)) return none;
  const std::size_t key = keys_by_letters[bytes];
  if (key == none) return none;
  const Opening& opening = openings[key];
  if (left < opening.size) return none;
  std::uint64_t here = 0;
  std::memcpy(&here, bytes, sizeof here);
  const bool same = ((here ^ opening.bits) & opening.mask) == 0;
  return same && bytes[opening.size - 2] == ':' && bytes[opening.size - 1] == ' ' ? key : none;
}

}  // namespace ljfl::load
