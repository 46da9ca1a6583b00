/// What a text would have to hold for a rule to speak of it, told in one quick pass. Private to `check`.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

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
inline constexpr std::string_view telltales = "双况律鼓案配村供它干湿份座";
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

/// Room for the characters of a text as numbers that are equal for equal ones of more than a byte, and for few others.
struct Characters {
  static constexpr std::size_t most = 1024;
  static constexpr std::size_t beyond = 16;
  std::array<std::uint16_t, most + beyond>
      codes;  // NOLINT(cppcoreguidelines-pro-type-member-init): those that count are
};

/// Numbers that no character has stand behind the last.
inline constexpr std::array<std::uint16_t, Characters::beyond> no_characters = [] {
  std::array<std::uint16_t, Characters::beyond> out = {};
  for (std::uint32_t i = 0; i < out.size(); ++i) out[i] = static_cast<std::uint16_t>((i + 1) << 8U);
  return out;
}();

/// One of `count` characters stands twice, or two of them do. `no_characters` stand behind them.
[[nodiscard]] constexpr bool any_doubled(const std::uint16_t* codes, std::size_t count) {
#ifdef __SSE2__
  if (!std::is_constant_evaluated()) {
    __m128i found = _mm_setzero_si128();
    for (std::size_t i = 0; i < count; i += 8) {
      const auto from = [&](std::size_t shift) {
        return _mm_loadu_si128(reinterpret_cast<const __m128i*>(codes + i + shift));
      };
      const __m128i first = from(0);
      const __m128i second = from(1);
      const __m128i two = _mm_and_si128(_mm_cmpeq_epi16(first, from(2)), _mm_cmpeq_epi16(second, from(3)));
      found = _mm_or_si128(found, _mm_or_si128(_mm_cmpeq_epi16(first, second), two));
    }
    return _mm_movemask_epi8(found) != 0;
  }
#endif
  for (std::size_t i = 0; i < count; ++i) {
    if (codes[i] == codes[i + 1] || (codes[i] == codes[i + 2] && codes[i + 1] == codes[i + 3])) return true;
  }
  return false;
}

/// All that may be looked for in the text; of one of more than `Characters::most` bytes everything is said.
[[nodiscard]] constexpr std::uint8_t traits_of(std::string_view text) {
  if (text.size() > Characters::most) return 0xFF;
  std::uint32_t found = text.size() <= brief_size ? std::uint32_t{trait::brief} : 0U;
  Characters characters;  // NOLINT(cppcoreguidelines-pro-type-member-init)
  std::uint16_t* const codes = characters.codes.data();
  std::uint16_t* code = codes;
  std::uint32_t before = 0;
  std::uint32_t both = 0;  // what two in a row have
  const char* at = text.data();
  const char* const end = at + text.size();
  const char* const last = text.size() > 2 ? end - 2 : at;  // a character of three bytes begins before it
  const auto is_wide = [&] { return at < last && (static_cast<unsigned char>(*at) & 0xF0U) == 0xE0; };
  while (at != end) {
    const auto byte = static_cast<unsigned char>(*at);
    if (is_wide()) {
      do {  // they come in rows
        const std::uint32_t here = last_two(at);
        *code++ = static_cast<std::uint16_t>(here);
        const std::uint32_t signs = signs_of.wide(here);
        found |= signs;
        both |= signs & before;
        before = signs;
        at += 3;
      } while (is_wide());
    } else if (byte < 0x80) {
      found |= signs_of.ascii[byte];
      *code = static_cast<std::uint16_t>((code - codes) & 0x7F);  // its place: it is like none near it
      ++code;
      before = 0;
      ++at;
    } else {  // rare: any two of two bytes are alike, and the space among them is one
      *code++ = static_cast<std::uint16_t>(0xD800U + byte);  // no last two of three bytes
      found |= trait::space;
      both |= trait::space & before;
      before = trait::space;
      at += std::min<std::ptrdiff_t>(byte >= 0xF0 ? 4 : 2, end - at);
    }
  }
  std::copy(no_characters.begin(), no_characters.end(), code);
  if ((both & trait::space) != 0 || any_doubled(codes, static_cast<std::size_t>(code - codes)))
    found |= std::uint32_t{trait::doubled} | trait::blank;
  return static_cast<std::uint8_t>(found);
}

}  // namespace ljfl::check
