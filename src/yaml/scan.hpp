/// Looking ahead through many bytes at once: for the reader, and for whoever takes a file by a quicker look.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace ljfl::yaml {

/// May end a plain text, or need a closer look: a line end, ':' and '#', inside brackets also ',', '?' and the
/// brackets.
template <bool in_flow>
[[nodiscard]] constexpr bool may_end_plain(char c) {
  if (c == '\n' || c == ':' || c == '#') return true;
  return in_flow && (c == ',' || c == '?' || c == '[' || c == ']' || c == '{' || c == '}');
}

/// The first byte of [at, size) that may_end_plain; `size` where there is none.
template <bool in_flow>
[[nodiscard]] inline std::uint32_t find_plain_end(const char* bytes, std::uint32_t at, std::uint32_t size) {
#ifdef __SSE2__
  for (; at + 16 <= size; at += 16) {
    __m128i v;
    std::memcpy(&v, bytes + at, sizeof v);
    __m128i found = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('\n')), _mm_cmpeq_epi8(v, _mm_set1_epi8(':')));
    found = _mm_or_si128(found, _mm_cmpeq_epi8(v, _mm_set1_epi8('#')));
    if constexpr (in_flow) {
      const __m128i braces = _mm_or_si128(v, _mm_set1_epi8(0x20));  // [ and { differ in this bit, and so do ] and }
      found = _mm_or_si128(found, _mm_cmpeq_epi8(v, _mm_set1_epi8(',')));
      found = _mm_or_si128(found, _mm_cmpeq_epi8(v, _mm_set1_epi8('?')));
      found = _mm_or_si128(found, _mm_cmpeq_epi8(braces, _mm_set1_epi8('{')));
      found = _mm_or_si128(found, _mm_cmpeq_epi8(braces, _mm_set1_epi8('}')));
    }
    const auto mask = static_cast<std::uint32_t>(_mm_movemask_epi8(found));
    if (mask != 0) return at + static_cast<std::uint32_t>(std::countr_zero(mask));
  }
#endif
  while (at < size && !may_end_plain<in_flow>(bytes[at])) ++at;
  return at;
}

/// The first '"', '\\' or line end of [at, size); `size` where there is none.
[[nodiscard]] inline std::uint32_t find_quote_end(const char* bytes, std::uint32_t at, std::uint32_t size) {
#ifdef __SSE2__
  for (; at + 16 <= size; at += 16) {
    __m128i v;
    std::memcpy(&v, bytes + at, sizeof v);
    const __m128i quote = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('"')), _mm_cmpeq_epi8(v, _mm_set1_epi8('\\')));
    const __m128i found = _mm_or_si128(quote, _mm_cmpeq_epi8(v, _mm_set1_epi8('\n')));
    const auto mask = static_cast<std::uint32_t>(_mm_movemask_epi8(found));
    if (mask != 0) return at + static_cast<std::uint32_t>(std::countr_zero(mask));
  }
#endif
  while (at < size && bytes[at] != '"' && bytes[at] != '\\' && bytes[at] != '\n') ++at;
  return at;
}

/// Where a full-width comma stands in a plain text in braces with the next entry's key behind it, npos where none does:
/// {date: 2026-10-08，note：…}. `colon_follows`: a key's colon stands right after the text, which is of a key then.
[[nodiscard]] inline std::size_t find_hidden_entry(std::string_view text, bool colon_follows) {
  constexpr std::string_view mark = "，";
  for (std::size_t comma = text.find(mark); comma != std::string_view::npos; comma = text.find(mark, comma + 1)) {
    if (colon_follows) return comma;
    std::string_view key = text.substr(comma + mark.size());
    while (!key.empty() && (key.front() == ' ' || key.front() == '\t')) key.remove_prefix(1);
    const std::size_t word = key.find_first_not_of("abcdefghijklmnopqrstuvwxyz_");
    if (word == 0 || word == std::string_view::npos) continue;
    if (key[word] == ':' || key.substr(word).starts_with("：")) return comma;
  }
  return std::string_view::npos;
}

[[nodiscard]] inline bool hides_entry(std::string_view text) {
  return find_hidden_entry(text, false) != std::string_view::npos;
}

/// Surely begins nothing that the reader must refuse, at the beginning of a line or of a scalar: letters, digits, and
/// the ideographs from U+4000. Everything else is looked at closely.
[[nodiscard]] constexpr bool begins_plainly(char c) {
  const auto byte = static_cast<unsigned char>(c);
  const auto lower = static_cast<unsigned char>(byte | 0x20U);
  return (lower >= 'a' && lower <= 'z') || (byte >= '0' && byte <= '9') || (byte >= 0xE4 && byte <= 0xE9);
}

}  // namespace ljfl::yaml
