#include "text/glance.hpp"

#include <array>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace ljfl::text {

#ifdef __SSE2__
namespace {

/// What 64 bytes are, a bit for each: the lowest for the first.
struct Kinds {
  std::uint64_t high = 0;       ///< not ASCII
  std::uint64_t following = 0;  ///< 0x80 to 0xBF
  std::uint64_t common = 0;     ///< begins one of U+3000 to U+CFFF but U+3140 to U+317F, or of U+FF00 to U+FF7F
                                ///< (full-width punctuation): three bytes, none is refused, none overlong
  bool odd = false;             ///< a control other than a line's end is among them
};

__m128i all(unsigned byte) {
  return _mm_set1_epi8(static_cast<char>(byte));
}
__m128i load(const char* bytes) {
  __m128i v;
  std::memcpy(&v, bytes, sizeof v);
  return v;
}
std::uint64_t bits(__m128i found) {
  return static_cast<unsigned>(_mm_movemask_epi8(found));
}
/// As unsigned numbers, which SSE2 does not compare.
__m128i at_most(__m128i v, unsigned byte) {
  return _mm_cmpeq_epi8(_mm_min_epu8(v, all(byte)), v);
}

/// The byte after them is looked at, too.
Kinds kinds_of(const char* bytes) {
  Kinds out;
  __m128i odd = _mm_setzero_si128();
#pragma GCC unroll 4
  for (int i = 0; i < 64; i += 16) {
    const __m128i v = load(bytes + i);
    const __m128i next = load(bytes + i + 1);
    out.high |= bits(v) << i;
    out.following |= bits(_mm_cmpgt_epi8(all(0xC0), v)) << i;
    const __m128i filler = _mm_and_si128(_mm_cmpeq_epi8(v, all(0xE3)), _mm_cmpeq_epi8(next, all(0x85)));
    const __m128i ideograph = _mm_andnot_si128(filler, at_most(_mm_sub_epi8(v, all(0xE3)), 0xEC - 0xE3));
    const __m128i bc_or_bd = _mm_cmpeq_epi8(_mm_and_si128(next, all(0xFE)), all(0xBC));
    const __m128i punctuation = _mm_and_si128(_mm_cmpeq_epi8(v, all(0xEF)), bc_or_bd);
    out.common |= bits(_mm_or_si128(ideograph, punctuation)) << i;
    const __m128i control = _mm_andnot_si128(_mm_cmpeq_epi8(v, all('\n')), at_most(v, 0x1F));
    odd = _mm_or_si128(odd, _mm_or_si128(control, _mm_cmpeq_epi8(v, all(0x7F))));
  }
  out.odd = bits(odd) != 0;
  return out;
}

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
  bool block(const char* here, std::size_t at) {
    const Kinds kinds = kinds_of(here);
    if ((kinds.odd && !controls(here, at)) || (measured_ && !lines(newlines_of(here), at))) return false;
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
  Look look(bytes, limits);
  std::array<char, 65> rest;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled where it is looked at
  for (std::size_t at = 0; at < bytes.size(); at += 64) {
    const char* here = bytes.data() + at;
    if (bytes.size() - at <= 64) {
      rest.fill('x');
      std::memcpy(rest.data(), here, bytes.size() - at);
      here = rest.data();
    }
    if (!look.block(here, at)) return false;
  }
  return look.end();
}

#else

bool plainly_fine(std::string_view /*bytes*/, const Limits& /*limits*/) {
  return false;
}

#endif

}  // namespace ljfl::text
