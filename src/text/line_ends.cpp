#include "text/line_ends.hpp"

#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace ljfl::text {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t';
}

}  // namespace

LineEnds line_ends(std::string_view bytes) {
  LineEnds out;
  if (!bytes.empty() && is_space(bytes.back())) out.trailing = true;  // of a last line without an end
  std::size_t at = 0;
#ifdef __SSE2__
  __m128i carriages = _mm_setzero_si128();
  __m128i spaces = _mm_setzero_si128();
  for (; at + 17 <= bytes.size(); at += 16) {
    __m128i here;
    __m128i next;
    std::memcpy(&here, bytes.data() + at, sizeof here);
    std::memcpy(&next, bytes.data() + at + 1, sizeof next);
    const __m128i space =
        _mm_or_si128(_mm_cmpeq_epi8(here, _mm_set1_epi8(' ')), _mm_cmpeq_epi8(here, _mm_set1_epi8('\t')));
    carriages = _mm_or_si128(carriages, _mm_cmpeq_epi8(here, _mm_set1_epi8('\r')));
    spaces = _mm_or_si128(spaces, _mm_and_si128(space, _mm_cmpeq_epi8(next, _mm_set1_epi8('\n'))));
  }
  out.carriage = _mm_movemask_epi8(carriages) != 0;
  out.trailing = out.trailing || _mm_movemask_epi8(spaces) != 0;
#endif
  for (; at < bytes.size(); ++at) {
    out.carriage = out.carriage || bytes[at] == '\r';
    out.trailing = out.trailing || (bytes[at] == '\n' && at > 0 && is_space(bytes[at - 1]));
  }
  // A CR stands between the space and the end of its line.
  out.trailing = out.trailing || out.carriage;
  return out;
}

}  // namespace ljfl::text
