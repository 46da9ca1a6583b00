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
  std::uint64_t common = 0;     ///< begins one of U+3000 to U+CFFF, or of U+FF00 to U+FF7F (full-width punctuation):
                                ///< three bytes, none is refused, none overlong
  std::uint64_t odd = 0;        ///< below a space, or DEL; and some that are `high`
  std::uint64_t newline = 0;
};

Kinds kinds_of(const char* bytes) {
  const auto all = [](unsigned byte) { return _mm_set1_epi8(static_cast<char>(byte)); };
  Kinds out;
  std::uint64_t ef = 0;
  std::uint64_t bc_or_bd = 0;
  for (int i = 0; i < 4; ++i) {
    __m128i v;
    std::memcpy(&v, bytes + i * 16, sizeof v);
    const auto put = [&](std::uint64_t& mask, __m128i found) {
      mask |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(found))) << (i * 16);
    };
    put(out.high, v);
    put(out.following, _mm_cmpgt_epi8(all(0xC0), v));
    const __m128i from_e3 = _mm_sub_epi8(v, all(0xE3));
    put(out.common, _mm_cmpeq_epi8(_mm_min_epu8(from_e3, all(0xEC - 0xE3)), from_e3));
    put(ef, _mm_cmpeq_epi8(v, all(0xEF)));
    put(bc_or_bd, _mm_cmpeq_epi8(_mm_and_si128(v, all(0xFE)), all(0xBC)));
    put(out.odd, _mm_or_si128(_mm_cmpgt_epi8(all(0x20), v), _mm_cmpeq_epi8(v, all(0x7F))));
    put(out.newline, _mm_cmpeq_epi8(v, all('\n')));
  }
  out.common |= ef & bc_or_bd >> 1U;
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
  explicit Look(const Limits& limits) : limits_(limits) {}

  /// 64 bytes that stand at `at`; those beyond the end of `bytes` are letters.
  bool block(const char* here, std::string_view bytes, std::size_t at) {
    const Kinds kinds = kinds_of(here);
    if (!controls(kinds, here, bytes, at)) return false;
    if ((kinds.high | promised_) == 0) return true;
    const std::uint64_t lead = kinds.high & ~kinds.following;
    std::uint64_t wanted = lead << 1U | kinds.common << 2U | promised_;
    promised_ = lead >> 63U | kinds.common >> 62U;
    std::uint64_t rest = lead & ~kinds.common;
    while (rest != 0) {
      const auto bit = static_cast<unsigned>(std::countr_zero(rest));
      rest &= rest - 1;
      if (at + bit >= bytes.size() || !is_fine(bytes, at + bit)) return false;
      const auto byte = static_cast<unsigned char>(bytes[at + bit]);
      const std::uint64_t more = byte >= 0xF0 ? 6 : byte >= 0xE0 ? 2 : 0;  // beyond the first following byte
      wanted |= more << bit << 1U;
      promised_ |= more >> (63 - bit);
    }
    return wanted == kinds.following;
  }

  /// The last line's length, and that no character is cut short.
  [[nodiscard]] bool end(std::size_t size) const { return promised_ == 0 && size - line_begin_ <= limits_.max_line; }

 private:
  bool controls(const Kinds& kinds, const char* here, std::string_view bytes, std::size_t at) {
    std::uint64_t other = kinds.odd & ~(kinds.newline | kinds.high);
    while (other != 0) {
      const auto bit = static_cast<unsigned>(std::countr_zero(other));
      other &= other - 1;
      const bool line_end = here[bit] == '\r' && at + bit + 1 < bytes.size() && bytes[at + bit + 1] == '\n';
      if (here[bit] != '\t' && !line_end) return false;
    }
    if (kinds.newline == 0) return true;
    if (at + static_cast<unsigned>(std::countr_zero(kinds.newline)) > line_begin_ + limits_.max_line) return false;
    line_begin_ = at + 64 - static_cast<unsigned>(std::countl_zero(kinds.newline));
    return true;
  }

  const Limits& limits_;
  std::size_t line_begin_ = 0;
  std::uint64_t promised_ = 0;  ///< the first bits: bytes of the next block that must follow a lead
};

}  // namespace

bool plainly_fine(std::string_view bytes, const Limits& limits) {
  if (bytes.size() > limits.max_file || limits.max_line < 128) return false;
  Look look(limits);
  std::size_t at = 0;
  for (; at + 64 <= bytes.size(); at += 64) {
    if (!look.block(bytes.data() + at, bytes, at)) return false;
  }
  if (at < bytes.size()) {
    std::array<char, 64> rest = {};
    rest.fill('x');
    std::memcpy(rest.data(), bytes.data() + at, bytes.size() - at);
    if (!look.block(rest.data(), bytes, at)) return false;
  }
  return look.end(bytes.size());
}

#else

bool plainly_fine(std::string_view /*bytes*/, const Limits& /*limits*/) {
  return false;
}

#endif

}  // namespace ljfl::text
