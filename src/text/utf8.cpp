#include "text/text.hpp"

namespace ljfl::text {

Character character_at(std::string_view bytes, std::size_t offset) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return offset + i < bytes.size() ? static_cast<unsigned char>(bytes[offset + i]) : 0U;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return {.code = lead, .length = 1, .valid = true};
  const Character bad{.code = 0xFFFD, .length = 1, .valid = false};
  std::size_t length = 0;
  char32_t code = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
    code = lead & 0x1FU;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    code = lead & 0x0FU;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    code = lead & 0x07U;
  } else {
    return bad;
  }
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return bad;
    code = code << 6U | (byte(i) & 0x3FU);
  }
  // Overlong forms, surrogates and what lies beyond Unicode are no UTF-8.
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  if (overlong || (code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF) return bad;
  return {.code = code, .length = length, .valid = true};
}

void append_utf8(std::string& out, char32_t code) {
  const auto put = [&](char32_t value) { out.push_back(static_cast<char>(static_cast<unsigned char>(value))); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0U | code >> 6U);
    put(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    put(0xE0U | code >> 12U);
    put(0x80U | (code >> 6U & 0x3FU));
    put(0x80U | (code & 0x3FU));
  } else {
    put(0xF0U | code >> 18U);
    put(0x80U | (code >> 12U & 0x3FU));
    put(0x80U | (code >> 6U & 0x3FU));
    put(0x80U | (code & 0x3FU));
  }
}

std::size_t count_characters(std::string_view utf8) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < utf8.size(); at += character_at(utf8, at).length) ++count;
  return count;
}

}  // namespace ljfl::text
