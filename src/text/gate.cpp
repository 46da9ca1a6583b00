#include <cstring>
#include <type_traits>

#include "text/glance.hpp"

namespace ljfl::text {
namespace {

static_assert(std::is_signed_v<char>, "bytes beyond ASCII are below zero here: compile with -fsigned-char");

Refusal character_refused(std::size_t at, const Character& c, std::string_view bytes) {
  if (!c.valid) {
    return {.kind = Refusal::Kind::not_utf8, .begin = at, .end = at + 1, .code = static_cast<unsigned char>(bytes[at])};
  }
  const bool control = c.code < 0x20 || (c.code >= 0x7F && c.code <= 0x9F);
  return {.kind = control ? Refusal::Kind::control : Refusal::Kind::invisible,
          .begin = at,
          .end = at + c.length,
          .code = c.code};
}

/// Eight bytes at once: true when each is a printable ASCII character (0x20 to 0x7E).
bool eight_plain(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  constexpr std::uint64_t high = 0x8080808080808080U;
  constexpr std::uint64_t ones = 0x0101010101010101U;
  const std::uint64_t below_space = word - ones * 0x20U;           // borrows into the high bit for a byte < 0x20
  const std::uint64_t delete_sign = (word ^ ones * 0x7FU) - ones;  // likewise for 0x7F
  return ((word | below_space | delete_sign) & high) == 0;
}

}  // namespace

std::optional<Refusal> gate(std::string_view bytes, const Limits& limits) {
  if (bytes.size() > limits.max_file) {
    return Refusal{.kind = Refusal::Kind::too_large, .begin = 0, .end = 0, .code = 0};
  }
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return Refusal{.kind = Refusal::Kind::utf16, .begin = 0, .end = 2, .code = 0};
  }
  std::size_t at = bytes.starts_with(bom) ? bom.size() : 0;
  if (plainly_fine(bytes.substr(at), limits)) return std::nullopt;
  std::size_t line_begin = at;
  while (at < bytes.size()) {
    if (at + 8 <= bytes.size() && eight_plain(bytes.data() + at)) {
      at += 8;
      continue;
    }
    const char c = bytes[at];
    if (c >= 0x20 && c != 0x7F) {
      ++at;
    } else if (c == '\n') {
      if (at - line_begin > limits.max_line) break;
      line_begin = ++at;
    } else if (c == '\t') {
      ++at;
    } else if (c == '\r') {
      if (at + 1 >= bytes.size() || bytes[at + 1] != '\n') {
        return Refusal{.kind = Refusal::Kind::carriage, .begin = at, .end = at + 1, .code = '\r'};
      }
      ++at;
    } else {
      const Character character = character_at(bytes, at);
      if (!character.valid || is_unprintable(character.code)) return character_refused(at, character, bytes);
      at += character.length;
    }
  }
  if (at - line_begin > limits.max_line) {
    return Refusal{.kind = Refusal::Kind::long_line, .begin = line_begin, .end = line_begin, .code = 0};
  }
  return std::nullopt;
}

}  // namespace ljfl::text
