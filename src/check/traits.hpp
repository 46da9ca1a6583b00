/// What a text would have to hold for a rule to speak of it, told in one quick pass. Private to `check`.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
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
  telltale = 16U,    ///< two in a row: the first begins one of `telltales`, the second ends one
  mark = 32U,        ///< one that comes in pairs
  wide_digit = 64U,  ///< a full-width digit, percent sign or point
  space = 128U       ///< a space of any kind, or a stop
};
}  // namespace trait

inline constexpr std::size_t brief_size = 6;
/// Two in a row that few sentences hold: each phrase that is a slip has such two.
inline constexpr std::array<std::string_view, 13> telltales = {"双报", "况通", "件法", "受鼓", "案件", "范配", "村社",
                                                               "动提", "其它", "干垃", "湿垃", "部份", "谈会"};
inline constexpr std::string_view blank_signs = "填补";
inline constexpr std::string_view paired_marks = "《》“”（）〔〕【】";
inline constexpr std::string_view stops = "，。、；";
inline constexpr std::string_view wide_digits = "０１２３４５６７８９％．";

/// Of a character of three bytes the last two, which tell nearly all apart and are read at once.
[[nodiscard]] constexpr std::uint32_t last_two(const char* at) {
  return std::uint32_t{static_cast<unsigned char>(at[1])} | std::uint32_t{static_cast<unsigned char>(at[2])} << 8U;
}

/// Eight bytes as a number whose lowest byte is the first of them.
[[nodiscard]] constexpr std::uint64_t eight_bytes(const char* at) {
  std::uint64_t out = 0;
  if (!std::is_constant_evaluated() && std::endian::native == std::endian::little) {
    std::memcpy(&out, at, sizeof out);
    return out;
  }
  for (unsigned i = 0; i < 8; ++i) out |= std::uint64_t{static_cast<unsigned char>(at[i])} << 8U * i;
  return out;
}

/// Traits by character.
class Signs {
 public:
  /// What two in a row have: the first has a bit that, shifted, is the second's. Traits that no single character has
  /// leave room for it.
  static constexpr unsigned to_second = 4;
  static constexpr std::uint8_t begins_telltale = trait::telltale >> to_second;
  static constexpr std::uint8_t blank_or_stop = trait::space | trait::space >> to_second;
  static_assert(begins_telltale == trait::brief && (blank_or_stop & ~trait::space) == trait::doubled);

  constexpr Signs() {
    for (const std::string_view two : telltales) {
      add(two.substr(0, 3), begins_telltale);
      add(two.substr(3), trait::telltale);
    }
    add(blank_signs, trait::blank);
    add(paired_marks, trait::mark);
    add(stops, blank_or_stop);
    add("　", blank_or_stop);
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

/// All that may be looked for in the text; of one of more than `Characters::most` bytes everything is said. As every
/// processor can tell it, and the compiler.
[[nodiscard]] constexpr std::uint8_t traits_of(std::string_view text) {
  if (text.size() > Characters::most) return 0xFF;
  std::uint32_t found = 0;
  Characters characters;  // NOLINT(cppcoreguidelines-pro-type-member-init)
  std::uint16_t* const codes = characters.codes.data();
  std::uint16_t* code = codes;
  std::uint32_t before = 0;
  std::uint32_t rows = 0;  // what two in a row have, as the second has it
  const char* at = text.data();
  const char* const end = at + text.size();
  const char* const last = text.size() > 2 ? end - 2 : at;  // a character of three bytes begins before it
  const auto is_wide = [&] { return at < last && (static_cast<unsigned char>(*at) & 0xF0U) == 0xE0; };
  const auto take_wide = [&](std::uint32_t last_two) {
    *code++ = static_cast<std::uint16_t>(last_two);
    const std::uint32_t signs = signs_of.wide(last_two);
    found |= signs;
    rows |= signs & before << Signs::to_second;
    before = signs;
  };
  while (at != end) {
    const auto byte = static_cast<unsigned char>(*at);
    if (is_wide()) {
      take_wide(last_two(at));
      at += 3;
      while (end - at >= 8) {  // they come in rows
        const std::uint64_t bytes = eight_bytes(at);
        if ((bytes & 0xF00000F0U) != 0xE00000E0U) break;
        take_wide(bytes >> 8U & 0xFFFFU);
        take_wide(bytes >> 32U & 0xFFFFU);
        at += 6;
      }
    } else if (byte < 0x80) {
      found |= signs_of.ascii[byte];
      *code = static_cast<std::uint16_t>((code - codes) & 0x7F);  // its place: it is like none near it
      ++code;
      before = 0;
      ++at;
    } else {  // rare: any two of two bytes are alike, and the space among them is one
      *code++ = static_cast<std::uint16_t>(0xD800U + byte);  // no last two of three bytes
      found |= trait::space;
      rows |= trait::space & before << Signs::to_second;
      before = Signs::blank_or_stop;
      at += std::min<std::ptrdiff_t>(byte >= 0xF0 ? 4 : 2, end - at);
    }
  }
  std::copy(no_characters.begin(), no_characters.end(), code);
  found &= ~(std::uint32_t{trait::brief} | trait::telltale | trait::doubled);
  found |= rows & trait::telltale;
  if ((rows & trait::space) != 0 || any_doubled(codes, static_cast<std::size_t>(code - codes)))
    found |= std::uint32_t{trait::doubled} | trait::blank;
  if (text.size() <= brief_size) found |= trait::brief;
  return static_cast<std::uint8_t>(found);
}

/// The same by the widest means that the processor has. Of a few signs that sentences hardly have it says more. It is
/// quicker where some bytes after the text may be read, whatever they are.
[[nodiscard]] std::uint8_t quick_traits_of(std::string_view text, std::size_t readable_after = 0);

}  // namespace ljfl::check
