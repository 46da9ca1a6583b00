/// Many words looked for in many texts. Private to `check`.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace ljfl::check {

/// `count` words, found in one pass over a text whatever their number. To look for one after another would stop at
/// nearly every character: Chinese ones begin with the same few bytes.
template <std::size_t count>
class Finder {
 public:
  /// Each word has three bytes or more, and begins with a whole character.
  constexpr explicit Finder(const std::array<std::string_view, count>& words) : words_(words) {
    for (std::size_t i = 0; i < count; ++i) {
      std::uint8_t& head = heads_[key_of(words[i], 0)];
      next_[i] = head;
      head = static_cast<std::uint8_t>(i + 1);
    }
  }

  /// The first place of each word in the text, or npos. False: none stands there.
  [[nodiscard]] bool find(std::string_view text, std::array<std::size_t, count>& places) const {
    bool found = false;
    for (std::size_t at = 0; at + 2 < text.size(); at += length_at(text, at)) {
      for (std::uint8_t word = heads_[key_of(text, at)]; word != 0; word = next_[word - 1U]) {
        if (!text.substr(at).starts_with(words_[word - 1U])) continue;
        if (!found) places.fill(std::string_view::npos);
        found = true;
        if (places[word - 1U] == std::string_view::npos) places[word - 1U] = at;
      }
    }
    return found;
  }

 private:
  /// Of the character there: no word begins within one.
  [[nodiscard]] static constexpr std::size_t length_at(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if ((byte & 0xF0U) == 0xE0) return 3;
    return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : 4;
  }
  /// Of three bytes the last two: those that tell one Chinese character from another.
  [[nodiscard]] static constexpr std::size_t key_of(std::string_view text, std::size_t at) {
    return (static_cast<unsigned char>(text[at + 1]) & 63U) << 6U | (static_cast<unsigned char>(text[at + 2]) & 63U);
  }
  static_assert(count < 255);

  std::array<std::string_view, count> words_;
  std::array<std::uint8_t, 4096> heads_ = {};  ///< by key: 1 + the last word that begins so
  std::array<std::uint8_t, count> next_ = {};
};

}  // namespace ljfl::check
