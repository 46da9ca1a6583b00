#include "text/glance.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "text/processor.hpp"

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace ljfl::text {

#ifdef __x86_64__
namespace {

/// What 64 bytes are, a bit for each: the lowest for the first.
struct Kinds {
  std::uint64_t high = 0;       ///< not ASCII
  std::uint64_t following = 0;  ///< 0x80 to 0xBF
  std::uint64_t common = 0;     ///< begins one of U+3000 to U+CFFF but U+3140 to U+317F, or of U+FF00 to U+FF7F
                                ///< (full-width punctuation): three bytes, none is refused, none overlong
  std::uint64_t odd = 0;        ///< a control other than a line's end
};

/// A few blocks of 64 bytes at a time: what is found of them stays near.
constexpr std::size_t block_size = 64;
constexpr std::size_t most_blocks = 32;
/// Each kind in a row of its own, as they are found.
class Blocks {
 public:
  void put(std::size_t block, const Kinds& kinds) {
    high_[block] = kinds.high;
    following_[block] = kinds.following;
    common_[block] = kinds.common;
    odd_[block] = kinds.odd;
  }
  [[nodiscard]] Kinds operator[](std::size_t block) const {
    return {.high = high_[block], .following = following_[block], .common = common_[block], .odd = odd_[block]};
  }

 private:
  using Row = std::array<std::uint64_t, most_blocks>;
  Row high_;  // NOLINTBEGIN(cppcoreguidelines-pro-type-member-init): filled as far as it is looked at
  Row following_;
  Row common_;
  Row odd_;  // NOLINTEND(cppcoreguidelines-pro-type-member-init)
};

// The same twice: 16 bytes at once, as every processor of the kind can, and 32 as most can. No compiler inlines what
// needs AVX2 into a template that does without, so these are two. The byte after the last is looked at, too.

__m128i all(unsigned byte) {
  return _mm_set1_epi8(static_cast<char>(byte));
}
__m128i load(const char* bytes) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
}
std::uint64_t bits(__m128i found) {
  return static_cast<unsigned>(_mm_movemask_epi8(found));
}
/// As unsigned numbers, which SSE2 does not compare.
__m128i at_most(__m128i v, unsigned byte) {
  return _mm_cmpeq_epi8(_mm_min_epu8(v, all(byte)), v);
}

void find_kinds(const char* bytes, std::size_t blocks, Blocks& out) {
  for (std::size_t block = 0; block < blocks; ++block, bytes += block_size) {
    Kinds kinds;
#pragma GCC unroll 4
    for (int i = 0; i < 64; i += 16) {
      const __m128i v = load(bytes + i);
      const __m128i next = load(bytes + i + 1);
      kinds.high |= bits(v) << i;
      kinds.following |= bits(_mm_cmpgt_epi8(all(0xC0), v)) << i;
      const __m128i filler = _mm_and_si128(_mm_cmpeq_epi8(v, all(0xE3)), _mm_cmpeq_epi8(next, all(0x85)));
      const __m128i ideograph = _mm_andnot_si128(filler, at_most(_mm_sub_epi8(v, all(0xE3)), 0xEC - 0xE3));
      const __m128i bc_or_bd = _mm_cmpeq_epi8(_mm_and_si128(next, all(0xFE)), all(0xBC));
      const __m128i punctuation = _mm_and_si128(_mm_cmpeq_epi8(v, all(0xEF)), bc_or_bd);
      kinds.common |= bits(_mm_or_si128(ideograph, punctuation)) << i;
      const __m128i control = _mm_andnot_si128(_mm_cmpeq_epi8(v, all('\n')), at_most(v, 0x1F));
      kinds.odd |= bits(_mm_or_si128(control, _mm_cmpeq_epi8(v, all(0x7F)))) << i;
    }
    out.put(block, kinds);
  }
}

// NOLINTNEXTLINE(cppcoreguidelines-macro-usage): an attribute has no other name
#define LJFL_AVX2 [[gnu::target("avx2"), gnu::always_inline]] inline

LJFL_AVX2 __m256i all_32(unsigned byte) {
  return _mm256_set1_epi8(static_cast<char>(byte));
}
LJFL_AVX2 __m256i load_32(const char* bytes) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes));
}
LJFL_AVX2 std::uint64_t bits_32(__m256i found) {
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(found));
}
LJFL_AVX2 __m256i at_most_32(__m256i v, unsigned byte) {
  return _mm256_cmpeq_epi8(_mm256_min_epu8(v, all_32(byte)), v);
}

[[gnu::target("avx2")]] void find_kinds_32(const char* bytes, std::size_t blocks, Blocks& out) {
  for (std::size_t block = 0; block < blocks; ++block, bytes += block_size) {
    Kinds kinds;
#pragma GCC unroll 2
    for (int i = 0; i < 64; i += 32) {
      const __m256i v = load_32(bytes + i);
      const __m256i next = load_32(bytes + i + 1);
      kinds.high |= bits_32(v) << i;
      kinds.following |= bits_32(_mm256_cmpgt_epi8(all_32(0xC0), v)) << i;
      const __m256i filler =
          _mm256_and_si256(_mm256_cmpeq_epi8(v, all_32(0xE3)), _mm256_cmpeq_epi8(next, all_32(0x85)));
      const __m256i ideograph = _mm256_andnot_si256(filler, at_most_32(_mm256_sub_epi8(v, all_32(0xE3)), 0xEC - 0xE3));
      const __m256i bc_or_bd = _mm256_cmpeq_epi8(_mm256_and_si256(next, all_32(0xFE)), all_32(0xBC));
      const __m256i punctuation = _mm256_and_si256(_mm256_cmpeq_epi8(v, all_32(0xEF)), bc_or_bd);
      kinds.common |= bits_32(_mm256_or_si256(ideograph, punctuation)) << i;
      const __m256i control = _mm256_andnot_si256(_mm256_cmpeq_epi8(v, all_32('\n')), at_most_32(v, 0x1F));
      kinds.odd |= bits_32(_mm256_or_si256(control, _mm256_cmpeq_epi8(v, all_32(0x7F)))) << i;
    }
    out.put(block, kinds);
  }
}

#undef LJFL_AVX2

/// Line ends among 64 bytes.
std::uint64_t newlines_of(const char* bytes) {
  std::uint64_t out = 0;
  for (int i = 0; i < 64; i += 16) out |= bits(_mm_cmpeq_epi8(load(bytes + i), all('\n'))) << i;
  return out;
}

/// Of a character that is well formed as to its following bytes: may it stand in a text?
bool is_fine(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[at + i]); };
  if (at + 2 < bytes.size()) {
    if (byte(0) == 0xEF && (byte(1) & 0xFEU) == 0xBC) return true;  // full-width punctuation
    if (byte(0) == 0xE2 && byte(1) == 0x80 && byte(2) >= 0x93 && byte(2) <= 0xA6) return true;  // dashes, quotes, …
  }
  const Character c = character_at(bytes, at);
  return c.valid && !is_unprintable(c.code);
}

/// Where the line begins that the look has come to, and what the bytes before promised for those that follow.
class Look {
 public:
  /// A file that is no longer than a line may be has no line that is too long.
  Look(std::string_view bytes, const Limits& limits)
      : bytes_(bytes), limits_(limits), measured_(bytes.size() > limits.max_line) {}

  /// 64 bytes that stand at `at`; those beyond the end are letters.
  bool block(const char* here, const Kinds& kinds, std::size_t at) {
    if ((kinds.odd != 0 && !controls(here, at)) || (measured_ && !lines(newlines_of(here), at))) return false;
    if ((kinds.high | promised_) == 0) return true;
    const std::uint64_t lead = kinds.high & ~kinds.following;
    std::uint64_t wanted = lead << 1U | kinds.common << 2U | promised_;
    promised_ = lead >> 63U | kinds.common >> 62U;
    std::uint64_t rest = lead & ~kinds.common;
    while (rest != 0) {
      const auto bit = static_cast<unsigned>(std::countr_zero(rest));
      rest &= rest - 1;
      if (at + bit >= bytes_.size() || !is_fine(bytes_, at + bit)) return false;
      const auto byte = static_cast<unsigned char>(bytes_[at + bit]);
      const std::uint64_t more = byte >= 0xF0 ? 6 : byte >= 0xE0 ? 2 : 0;  // beyond the first following byte
      wanted |= more << bit << 1U;
      promised_ |= more >> (63 - bit);
    }
    return wanted == kinds.following;
  }

  /// The last line's length, and that no character is cut short.
  [[nodiscard]] bool end() const { return promised_ == 0 && bytes_.size() - line_begin_ <= limits_.max_line; }

 private:
  /// Tabs, and CRs before a line's end.
  [[nodiscard]] bool controls(const char* here, std::size_t at) const {
    for (std::size_t i = 0; i < 64; ++i) {
      const auto byte = static_cast<unsigned char>(here[i]);
      if ((byte >= 0x20 && byte != 0x7F) || byte == '\t' || byte == '\n') continue;
      if (byte != '\r' || at + i + 1 >= bytes_.size() || bytes_[at + i + 1] != '\n') return false;
    }
    return true;
  }

  /// Of two line ends in 64 bytes the lines between are short.
  [[nodiscard]] bool lines(std::uint64_t newlines, std::size_t at) {
    if (newlines == 0) return true;
    if (at + static_cast<unsigned>(std::countr_zero(newlines)) > line_begin_ + limits_.max_line) return false;
    line_begin_ = at + 64 - static_cast<unsigned>(std::countl_zero(newlines));
    return true;
  }

  std::string_view bytes_;
  const Limits& limits_;
  bool measured_;
  std::size_t line_begin_ = 0;
  std::uint64_t promised_ = 0;  ///< the first bits: bytes of the next block that must follow a lead
};

}  // namespace

bool plainly_fine(std::string_view bytes, const Limits& limits) {
  if (bytes.size() > limits.max_file || limits.max_line < 128) return false;
  static const auto find = has_avx2() ? find_kinds_32 : find_kinds;
  Look look(bytes, limits);
  Blocks kinds;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled where it is looked at
  // The last block, whole or not, is looked at in a place that has a byte after it.
  const std::size_t whole = bytes.empty() ? 0 : (bytes.size() - 1) / block_size;
  for (std::size_t block = 0; block < whole;) {
    const char* const here = bytes.data() + block * block_size;
    const std::size_t count = std::min(whole - block, most_blocks);
    find(here, count, kinds);
    for (std::size_t i = 0; i < count; ++i) {
      if (!look.block(here + i * block_size, kinds[i], (block + i) * block_size)) return false;
    }
    block += count;
  }
  std::array<char, block_size + 1> rest;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled at once
  rest.fill('x');
  std::ranges::copy(bytes.substr(whole * block_size), rest.begin());
  find(rest.data(), 1, kinds);
  return look.block(rest.data(), kinds[0], whole * block_size) && look.end();
}

#else

bool plainly_fine(std::string_view /*bytes*/, const Limits& /*limits*/) {
  return false;
}

#endif

}  // namespace ljfl::text
