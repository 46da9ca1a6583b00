#include "diag/dump.hpp"

#include "text/text.hpp"

namespace ljfl::diag {
namespace {

void append_unit(std::string& out, std::uint32_t unit) {
  constexpr std::string_view hex = "0123456789abcdef";
  out.append("\\u");
  for (unsigned shift = 16; shift > 0;) {
    shift -= 4;
    out.push_back(hex[unit >> shift & 0xFU]);
  }
}

}  // namespace

std::string dump(const Json& json) {
  const std::string plain = json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  std::string out;
  out.reserve(plain.size());
  for (std::size_t at = 0; at < plain.size();) {
    const text::Character c = text::character_at(plain, at);
    // Below U+007F only line ends are left, which stand between the values.
    if (c.code < 0x7F || !text::is_unprintable(c.code)) {
      out.append(plain, at, c.length);
    } else if (c.code > 0xFFFF) {
      append_unit(out, 0xD800U + ((c.code - 0x10000U) >> 10U));
      append_unit(out, 0xDC00U + ((c.code - 0x10000U) & 0x3FFU));
    } else {
      append_unit(out, c.code);
    }
    at += c.length;
  }
  return out;
}

}  // namespace ljfl::diag
