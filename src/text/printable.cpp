#include <array>

#include "text/text.hpp"

namespace ljfl::text {
namespace {

void append_hex(std::string& out, char32_t value, int digits) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) out.push_back(hex[value >> shift & 0xFU]);
}

/// Where a run of what most texts are made of ends: printable ASCII, and Chinese characters (U+4000 to U+9FFF: the
/// bytes E4 to E9 and two that continue them). Every one of these is printable.
std::size_t end_of_plain(std::string_view data, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(data[i]); };
  while (at < data.size()) {
    if (byte(at) >= 0x20 && byte(at) < 0x7F) {
      ++at;
    } else if (byte(at) >= 0xE4 && byte(at) <= 0xE9 && at + 2 < data.size() && (byte(at + 1) & 0xC0U) == 0x80 &&
               (byte(at + 2) & 0xC0U) == 0x80) {
      at += 3;
    } else {
      break;
    }
  }
  return at;
}

}  // namespace

bool is_unprintable(char32_t code) {
  if (code < 0x20 || (code >= 0x7F && code <= 0x9F)) return true;
  if (code < 0x200B) {
    return code == 0xAD || code == 0x34F || code == 0x61C ||    // soft hyphen, joiner, Arabic letter mark
           code == 0x115F || code == 0x1160 || code == 0x180E;  // Hangul fillers, Mongolian separator
  }
  if (code <= 0x200F) return true;                                        // zero-width, left-to-right marks
  if (code >= 0x2028 && code <= 0x202E) return true;                      // separators, embeddings, overrides
  if (code >= 0x2060 && code <= 0x206F) return true;                      // word joiner, isolates
  if (code == 0x3164 || code == 0xFFA0) return true;                      // Hangul fillers of other widths
  if (code == 0xFEFF || (code >= 0xFFF9 && code <= 0xFFFB)) return true;  // BOM, interlinear marks
  if ((code & 0xFFFEU) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF)) return true;  // non-characters
  return code >= 0xE0000 && code <= 0xE007F;                                          // tags
}

std::string printable(std::string_view data) {
  std::string out;
  out.reserve(data.size());
  for (std::size_t at = 0; at < data.size();) {
    if (const std::size_t end = end_of_plain(data, at); end > at) {
      out.append(data.substr(at, end - at));
      at = end;
      continue;
    }
    const Character c = character_at(data, at);
    if (!c.valid) {
      out.append("<0x");
      append_hex(out, static_cast<unsigned char>(data[at]), 2);
      out.push_back('>');
    } else if (is_unprintable(c.code)) {
      out.append("<U+");
      append_hex(out, c.code, c.code > 0xFFFF ? 6 : 4);
      out.push_back('>');
    } else {
      out.append(data.substr(at, c.length));
    }
    at += c.length;
  }
  return out;
}

}  // namespace ljfl::text
