/// What the files may hold, as data: each kind of mapping with its keys, and of each key what stands behind it and what
/// it means. The loader reads by these tables; the editor's schemas, completion and hovers are made from the same.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "diag/diag.hpp"

namespace ljfl::load {

/// What stands behind a key.
enum class Holds : std::uint8_t {
  text,
  id,       ///< lower-case letters, digits and dashes
  date,     ///< 2026-10-12
  period,   ///< 2026-10, 2026Q3, 2026H1, 2026
  term,     ///< 5d, 5wd, -6d
  whole,    ///< a whole number in [low, high]
  decimal,  ///< at most two digits after the point, in [low, high]
  target,   ///< a count in [low, high], a level (96.5%), or tbd
  value,    ///< a number in [low, high], or a level
  word,     ///< one of `words`
  counts,   ///< dates, each with a whole number in [low, high]
  texts,    ///< a list of texts
  maps,     ///< a list of mappings of shape `item`
  // of ljfl.toml alone
  flag,    ///< true or false
  days,    ///< a list of dates or of date..date
  months,  ///< a list of months
  points,  ///< a decimal, or one for each role
};

/// What a text names.
enum class Names : std::uint8_t { nothing, duty, task, quota, unit, set, site, other_task, item };

struct Shape;

struct Key {
  std::string_view word = {};
  Holds holds = Holds::text;
  diag::Words title = {};
  diag::Words help = {};
  std::int64_t low = 0;
  std::int64_t high = 0;
  std::span<const std::string_view> words = {};
  std::span<const diag::Words> meanings = {};  ///< of the words, one each
  Names names = Names::nothing;
  const Shape* item = nullptr;
};

/// Two keys of which one mapping has only one; by their place among the keys.
struct Conflict {
  std::size_t first = 0;
  std::size_t second = 0;
  diag::Words advice = {};
};

/// Where the key `given` has this word, the key `needed` must be there.
struct Needed {
  std::size_t given = 0;
  std::string_view word = {};
  std::size_t needed = 0;
};

/// What a mapping is and what it may hold: its name in a sentence, and its keys with the required ones first.
struct Shape {
  diag::Words name = {};
  std::span<const std::string_view> keys = {};
  std::span<const Key> details = {};  ///< of the keys, one each
  std::size_t required = 0;
  std::span<const Conflict> conflicts = {};
  std::span<const std::size_t> one_of = {};  ///< of these one must be there
  std::span<const Needed> needed = {};
};

template <std::size_t N>
[[nodiscard]] constexpr std::array<std::string_view, N> words_of(const std::array<Key, N>& keys) {
  std::array<std::string_view, N> out = {};
  for (std::size_t i = 0; i < N; ++i) out[i] = keys[i].word;
  return out;
}

/// Lower-case letters, digits, - and _, a letter first, no - last; at most 64 of them.
[[nodiscard]] bool is_id(std::string_view text);

[[nodiscard]] const Shape& unit_shape();   ///< unit.yaml
[[nodiscard]] const Shape& set_shape();    ///< units/_common/<set>.yaml
[[nodiscard]] const Shape& month_shape();  ///< <month>.yaml
/// ljfl.toml: each word is a path, where * stands for a name (calendar.*.days_off).
[[nodiscard]] const Shape& settings_shape();

}  // namespace ljfl::load
