/// One pass over all texts of the register before the rules on them: what a text would have to hold for a rule to speak
/// of it, and which texts may be the same. The rules then look closely at few. Private to `check`.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "check/check.hpp"
#include "text/line_ends.hpp"

namespace ljfl::check {

/// What a text holds. Too much may be said of it, never too little: a rule states at compile time that what it looks
/// for has its trait.
namespace trait {
enum : std::uint8_t {
  brief = 1U,        ///< no longer than `brief_size`
  blank = 2U,        ///< a sign of templates, or something doubled
  half_sign = 4U,    ///< ASCII , ; : ? ! ( )
  doubled = 8U,      ///< a character twice, or two of them twice; two stops in a row
  telltale = 16U,    ///< one of `telltales`
  mark = 32U,        ///< one that comes in pairs
  wide_digit = 64U,  ///< a full-width digit, percent sign or point
  space = 128U       ///< a space of any kind, or a stop
};
}  // namespace trait

inline constexpr std::size_t brief_size = 6;
/// Characters that few sentences hold: each phrase that is a slip has one of them.
inline constexpr std::string_view telltales = "双况律鼓案范村供它干湿份座";
inline constexpr std::string_view blank_signs = "填补";
inline constexpr std::string_view paired_marks = "《》“”（）〔〕【】";
inline constexpr std::string_view stops = "，。、；";
inline constexpr std::string_view wide_digits = "０１２３４５６７８９％．";

/// Of a character of three bytes the last two, which tell nearly all apart and are read at once.
[[nodiscard]] constexpr std::uint32_t last_two(const char* at) {
  return std::uint32_t{static_cast<unsigned char>(at[1])} | std::uint32_t{static_cast<unsigned char>(at[2])} << 8U;
}

/// Traits by character.
class Signs {
 public:
  constexpr Signs() {
    add(telltales, trait::telltale);
    add(blank_signs, trait::blank);
    add(paired_marks, trait::mark);
    add(stops, trait::space);
    add("　", trait::space);
    add(wide_digits, trait::wide_digit);
    for (const char c : {',', ';', ':', '?', '!', '(', ')'}) ascii[static_cast<unsigned char>(c)] |= trait::half_sign;
    for (const char c : {'(', ')'}) ascii[static_cast<unsigned char>(c)] |= trait::mark;
    for (const char c : {' ', '\t'}) ascii[static_cast<unsigned char>(c)] |= trait::space;
    for (const char c : {'X', 'x', 'T'}) ascii[static_cast<unsigned char>(c)] |= trait::blank;
  }

  std::array<std::uint8_t, 0x80> ascii = {};
  /// Of a character of three bytes; some have another's, too.
  [[nodiscard]] constexpr std::uint8_t wide(std::uint32_t last_two) const { return wide_[last_two & 0x3FFFU]; }

 private:
  constexpr void add(std::string_view characters, std::uint8_t trait) {
    for (std::size_t at = 0; at < characters.size(); at += 3)
      wide_[last_two(characters.data() + at) & 0x3FFFU] |= trait;
  }
  std::array<std::uint8_t, 0x4000> wide_ = {};
};
inline constexpr Signs signs_of;

[[nodiscard]] constexpr std::uint8_t traits_of(std::string_view text) {
  std::uint32_t found = text.size() <= brief_size ? std::uint32_t{trait::brief} : 0U;
  std::uint64_t last = 0;  // the last four characters, 16 bits each; ASCII begins anew
  std::uint32_t signs_before = 0;
  bool doubled = false;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at != end) {
    const auto byte = static_cast<unsigned char>(*at);
    if (byte < 0x80) {
      found |= signs_of.ascii[byte];
      last = 0;
      signs_before = 0;
      ++at;
      continue;
    }
    std::uint32_t code = 0;
    std::uint32_t signs = 0;
    if ((byte & 0xF0U) == 0xE0 && end - at > 2) {
      code = last_two(at);
      signs = signs_of.wide(code);
      at += 3;
    } else {                  // rare: any two of two bytes are alike, and the space among them is one
      code = 0xD800U + byte;  // no last two of three bytes
      signs = trait::space;
      at += std::min<std::ptrdiff_t>(byte >= 0xF0 ? 4 : 2, end - at);
    }
    last = last << 16U | code;
    found |= signs | (signs & signs_before) >> 4U;  // two spaces or stops in a row: doubled
    const auto same_as_before = static_cast<std::uint16_t>(last ^ last >> 16U);
    const auto same_two = static_cast<std::uint32_t>(last ^ last >> 32U);
    doubled = doubled | (same_as_before == 0) | (same_two == 0);
    signs_before = signs & trait::space;
  }
  if (doubled) found |= trait::doubled;
  if ((found & trait::doubled) != 0) found |= trait::blank;
  return static_cast<std::uint8_t>(found);
}
static_assert(trait::space >> 4U == trait::doubled);

/// Who answers for a text: its wording is the table's own, or the clerk's.
enum class Writer : std::uint8_t { table, clerk };

/// A sentence of the register that has traits.
struct Sentence {
  const model::Text* text = nullptr;
  Writer writer = Writer::clerk;
  std::uint8_t traits = 0;
};

struct Sieve {
  struct OfUnit {
    /// Of duties, tasks and documents of the table; of notes and highlights. What comes with a common set comes once
    /// for each unit that owes it: findings of one place are one finding.
    std::vector<Sentence> sentences = {};
    std::vector<model::Text> names = {};  ///< of the unit, its sites and documents: those with traits
    /// Of each record's day and note: equal for equal ones, and for few others; 0 where it is of no task or has no
    /// note.
    std::vector<std::uint32_t> acts = {};
    std::vector<const model::Record*> noted_alike = {};  ///< whose note another record may have, too; or that have none
  };
  std::vector<OfUnit> units = {};  ///< as Register::units
  std::vector<Sentence> findings = {};
  std::vector<model::Text> names = {};     ///< that findings use: those with traits
  std::vector<text::LineEnds> files = {};  ///< as Snapshot::files
};

[[nodiscard]] Sieve::OfUnit sift(const model::Unit& unit);
void sift(const std::vector<model::Finding>& findings, Sieve& out);

/// Which of about `count` hashes came more than once. Some that came once may be counted in.
class Repeats {
 public:
  explicit Repeats(std::size_t count, std::size_t room = 32)
      : shift_(64 - std::countr_zero(std::bit_ceil(count * room + places_a_word))),
        words_((std::size_t{1} << (64 - shift_)) / places_a_word) {}

  void add(std::uint64_t hash) {
    const Place place = place_of(hash);
    std::uint64_t& word = words_[place.word];
    const std::uint64_t once = std::uint64_t{1} << place.bit;
    word |= once | (word & once) << 1U;
  }
  [[nodiscard]] bool has(std::uint64_t hash) const {
    const Place place = place_of(hash);
    return (words_[place.word] >> place.bit & 2U) != 0;
  }

 private:
  static constexpr std::size_t places_a_word = 32;  ///< two bits each: it came, and it came again
  struct Place {
    std::size_t word = 0;
    unsigned bit = 0;
  };
  [[nodiscard]] Place place_of(std::uint64_t hash) const {
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;
    const std::uint64_t place = (hash * odd) >> shift_;
    return {.word = place / places_a_word, .bit = static_cast<unsigned>(place % places_a_word * 2)};
  }

  int shift_;
  std::vector<std::uint64_t> words_;
};

/// Takes out the items that surely stand alone: whose hash no other has. The rest keep their order.
template <typename Item, typename Hash>
void keep_repeated(std::vector<Item>& items, Hash&& hash_of) {
  Repeats seen(items.size());
  for (const Item& item : items) seen.add(hash_of(item));
  std::erase_if(items, [&](const Item& item) { return !seen.has(hash_of(item)); });
}

[[nodiscard]] inline std::uint64_t hash_of(std::string_view text) {
  return std::hash<std::string_view>{}(text);
}

}  // namespace ljfl::check
