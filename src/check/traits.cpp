#include "check/traits.hpp"

#include <algorithm>

#include "text/processor.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace ljfl::check {

#if defined(__x86_64__)
namespace {

/// Sets of bytes, up to eight at one place of a pattern, told by their halves: a byte may be of set `i` where both
/// halves have bit `i`. The processor looks up the halves of 32 bytes at once, of 16 in either row of a table.
class Place {
 public:
  constexpr void add(char byte, unsigned set) {
    const auto bits = static_cast<unsigned char>(byte);
    add(low, bits & 15U, set);
    add(high, bits >> 4U, set);
  }
  using Table = std::array<std::uint8_t, 32>;
  alignas(32) Table low = {};
  alignas(32) Table high = {};

 private:
  static constexpr void add(Table& table, unsigned half, unsigned set) {
    for (const unsigned row : {0U, 16U}) table[row + half] |= static_cast<std::uint8_t>(1U << set);
  }
};

/// Patterns of `length` bytes in up to eight sets. Those of a set are taken as one: each of their first bytes with each
/// of their second ones, and so on.
template <std::size_t length>
struct Patterns {
  std::array<Place, length> places = {};
  /// `words` holds one after the other.
  constexpr void add(std::string_view words, unsigned set) {
    for (std::size_t i = 0; i < words.size(); ++i) places[i % length].add(words[i], set);
  }
};

constexpr unsigned half_width = 0;  // and 1: there are two rows of them in ASCII
constexpr unsigned brackets = 2;
constexpr unsigned spaces = 3;   // and 4
constexpr unsigned letters = 5;  // and 6
constexpr auto ascii_signs = [] {
  Patterns<1> out;
  out.add("!,", half_width);
  out.add(":;?", half_width + 1);
  out.add("()", brackets);
  out.add(" ", spaces);
  out.add("\t", spaces + 1);
  out.add("XT", letters);
  out.add("x", letters + 1);
  return out;
}();

constexpr unsigned blanks = 0;
constexpr unsigned points = 1;
constexpr unsigned digits = 2;
constexpr unsigned round_marks = 3;
constexpr unsigned square_marks = 4;
constexpr unsigned title_marks = 5;
constexpr unsigned wide_stops = 6;
constexpr unsigned stops_and_space = 7;
constexpr auto wide_signs = [] {
  Patterns<3> out;
  out.add(blank_signs, blanks);
  out.add("％．", points);
  out.add("０１２３４５６７８９", digits);
  out.add("（）", round_marks);
  out.add("〔〕【】", square_marks);
  out.add("《》“”", title_marks);
  out.add("，；", wide_stops);
  out.add("。、　", stops_and_space);
  return out;
}();

/// Of two characters the three bytes that tell them best from others.
constexpr auto telltale_patterns = [] {
  Patterns<3> out;
  for (std::size_t i = 0; i < telltales.size(); ++i) {
    const std::string_view two = telltales[i];
    const std::array<char, 3> three = {two[1], two[2], two[4]};
    out.add({three.data(), three.size()}, static_cast<unsigned>(i % 8));
  }
  return out;
}();

/// Traits by the sets that were met.
using BySets = std::array<std::uint8_t, 256>;
constexpr BySets by_sets(const std::array<unsigned, 8>& traits) {
  BySets out = {};
  for (std::size_t sets = 0; sets < out.size(); ++sets) {
    for (unsigned set = 0; set < 8; ++set) {
      if ((sets >> set & 1U) != 0) out[sets] |= static_cast<std::uint8_t>(traits[set]);
    }
  }
  return out;
}
constexpr BySets by_ascii_signs = by_sets({trait::half_sign, trait::half_sign, trait::half_sign | trait::mark,
                                           trait::space, trait::space, trait::blank, trait::blank, 0});
constexpr BySets by_wide_signs = by_sets({trait::blank, trait::wide_digit, trait::wide_digit, trait::mark, trait::mark,
                                          trait::mark, trait::space, trait::space});

// All below runs only where the processor was asked.
#define LJFL_AVX2 [[gnu::target("avx2"), gnu::always_inline]] inline  // NOLINT(cppcoreguidelines-macro-usage)

LJFL_AVX2 __m256i load(const char* at) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
}
LJFL_AVX2 std::uint32_t bits(__m256i found) {
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(found));
}
LJFL_AVX2 __m256i load(const Place::Table& table) {
  return _mm256_load_si256(reinterpret_cast<const __m256i*>(table.data()));
}

/// The halves of 32 bytes.
struct Halves {
  __m256i low;
  __m256i high;
};
LJFL_AVX2 Halves halves_of(__m256i bytes) {
  const __m256i half = _mm256_set1_epi8(0x0F);
  return {_mm256_and_si256(bytes, half), _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half)};
}

/// The sets that each of 32 bytes may be of at this place.
LJFL_AVX2 __m256i sets_of(const Place& place, Halves bytes) {
  return _mm256_and_si256(_mm256_shuffle_epi8(load(place.low), bytes.low),
                          _mm256_shuffle_epi8(load(place.high), bytes.high));
}

/// All bits that any of the 32 bytes has: those of `a` in the lowest byte, those of `b` in the fifth.
LJFL_AVX2 std::uint64_t any_of(__m256i a, __m256i b) {
  const __m256i fours = _mm256_or_si256(_mm256_unpacklo_epi32(a, b), _mm256_unpackhi_epi32(a, b));
  __m128i out = _mm_or_si128(_mm256_castsi256_si128(fours), _mm256_extracti128_si256(fours, 1));
  out = _mm_or_si128(out, _mm_srli_si128(out, 8));
  out = _mm_or_si128(out, _mm_srli_epi32(out, 16));
  out = _mm_or_si128(out, _mm_srli_epi32(out, 8));
  return static_cast<std::uint64_t>(_mm_cvtsi128_si64(out));
}
LJFL_AVX2 bool is_zero(__m256i bytes) {
  return _mm256_testz_si256(bytes, bytes) != 0;
}

/// The sets that the patterns may be of that begin at each of 32 bytes.
LJFL_AVX2 __m256i sets_of(const Patterns<3>& patterns, Halves first, Halves second, Halves third) {
  const auto& [one, two, three] = patterns.places;
  return _mm256_and_si256(_mm256_and_si256(sets_of(one, first), sets_of(two, second)), sets_of(three, third));
}

/// A bit for each of the last 64 bytes that were looked at: the highest for the last.
class Row {
 public:
  void add(std::uint32_t found) { bits_ = bits_ >> 32U | std::uint64_t{found} << 32U; }
  [[nodiscard]] std::uint64_t bits() const { return bits_; }
  /// Where three in a row begin.
  [[nodiscard]] std::uint64_t threes() const { return bits_ & bits_ >> 1U & bits_ >> 2U; }

 private:
  std::uint64_t bits_ = 0;
};

/// By a lead's higher half: it leads two bytes, or four.
alignas(32) constexpr Place::Table other_leads = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1,
                                                  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1};

constexpr std::size_t step = 32;
constexpr std::size_t most_after = step + 6;

/// The 32 bytes there, and nothing in the place of those that are not among the next `count`.
LJFL_AVX2 __m256i load_first(const char* at, std::ptrdiff_t count) {
  static constexpr std::array<std::uint8_t, 2 * step> bytes = [] {
    std::array<std::uint8_t, 2 * step> out = {};
    for (std::size_t i = 0; i < step; ++i) out[i] = 0xFF;
    return out;
  }();
  constexpr auto most = static_cast<std::ptrdiff_t>(step);
  const auto* const own = bytes.data() + most - std::clamp<std::ptrdiff_t>(count, 0, most);
  return _mm256_and_si256(load(at), _mm256_loadu_si256(reinterpret_cast<const __m256i*>(own)));
}

/// Of a text after which `most_after` bytes may be read; what they are plays no part.
[[gnu::target("avx2")]] std::uint8_t traits_by_avx2(std::string_view text) {
  const __m256i none = _mm256_setzero_si256();
  __m256i ascii = none;
  __m256i wide = none;
  __m256i telltale = none;
  __m256i other_lengths = none;  // leads of two and of four bytes
  Row high;                      // not ASCII
  Row stops;                     // and spaces, wide ones
  Row third_after;               // as the third byte after it
  Row sixth_after;
  std::uint64_t doubled = 0;
  for (std::size_t at = 0; at < text.size(); at += step) {
    const char* const here = text.data() + at;
    const auto left = static_cast<std::ptrdiff_t>(text.size() - at);
    const __m256i bytes = load_first(here, left);
    const Halves first = halves_of(bytes);
    const Halves second = halves_of(load(here + 1));
    const Halves third = halves_of(load(here + 2));
    ascii = _mm256_or_si256(ascii, sets_of(ascii_signs.places[0], first));
    const __m256i signs = sets_of(wide_signs, first, second, third);
    wide = _mm256_or_si256(wide, signs);
    const Halves fifth = halves_of(load_first(here + 4, left - 4));
    telltale = _mm256_or_si256(telltale, sets_of(telltale_patterns, second, third, fifth));
    other_lengths = _mm256_or_si256(other_lengths, _mm256_shuffle_epi8(load(other_leads), first.high));
    high.add(bits(bytes));
    static_assert(wide_stops == 6 && stops_and_space == 7);  // the highest bit and the one below
    stops.add(bits(_mm256_or_si256(signs, _mm256_slli_epi16(signs, 1))));
    third_after.add(bits(_mm256_cmpeq_epi8(bytes, load_first(here + 3, left - 3))));
    sixth_after.add(bits(_mm256_cmpeq_epi8(bytes, load_first(here + 6, left - 6))));
    // One of three bytes twice: three in a row are as the three after them. Two such twice: six are as the next six.
    const std::uint64_t twice = third_after.threes() | (sixth_after.threes() & sixth_after.threes() >> 3U);
    doubled |= (twice & high.bits()) | (stops.bits() & stops.bits() >> 3U);
  }
  if (!is_zero(other_lengths)) return traits_of(text);  // few sentences have such
  const std::uint64_t signs = any_of(ascii, wide);
  std::uint32_t out = by_ascii_signs[signs & 0xFFU] | by_wide_signs[signs >> 32U & 0xFFU];
  if (!is_zero(telltale)) out |= trait::telltale;
  if (doubled != 0) out |= std::uint32_t{trait::doubled} | trait::blank;
  if (text.size() <= brief_size) out |= trait::brief;
  return static_cast<std::uint8_t>(out);
}

#undef LJFL_AVX2

}  // namespace

std::uint8_t quick_traits_of(std::string_view text, std::size_t readable_after) {
  static const bool wide = text::has_avx2();
  if (!wide || text.size() > Characters::most) return traits_of(text);
  if (readable_after >= most_after) return traits_by_avx2(text);
  std::array<char, Characters::most + most_after>
      room;  // NOLINT(cppcoreguidelines-pro-type-member-init): as much as is looked at
  std::memcpy(room.data(), text.data(), text.size());
  std::memset(room.data() + text.size(), 0, most_after);
  return traits_by_avx2({room.data(), text.size()});
}

#else

std::uint8_t quick_traits_of(std::string_view text, std::size_t /*readable_after*/) {
  return traits_of(text);
}

#endif

}  // namespace ljfl::check
