#include "diag/line_hash.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>

#include "text/text.hpp"

namespace ljfl::diag {
namespace {

constexpr std::size_t block = 100;
constexpr std::uint64_t base = 37;
constexpr std::uint16_t end_of_file = 65535;

/// The units that are hashed, and where each line begins among them.
struct Units {
  std::vector<std::uint16_t> units = {};
  std::vector<std::size_t> starts = {};
};

Units units_of(std::string_view bytes) {
  Units out;
  bool line_start = true;
  const auto add = [&](std::uint32_t unit) {
    if (line_start) out.starts.push_back(out.units.size());
    line_start = unit == '\n';
    out.units.push_back(static_cast<std::uint16_t>(unit));
  };
  bool after_return = false;
  for (std::size_t at = 0; at < bytes.size();) {
    const text::Character c = text::character_at(bytes, at);
    at += c.length;
    const bool second_of_two = after_return && c.code == '\n';
    after_return = c.code == '\r';
    if (c.code == ' ' || c.code == '\t' || second_of_two) continue;
    if (c.code > 0xFFFF) {
      add(0xD800U + ((c.code - 0x10000U) >> 10U));
      add(0xDC00U + ((c.code - 0x10000U) & 0x3FFU));
    } else {
      add(c.code == '\r' ? '\n' : c.code);
    }
  }
  add(end_of_file);
  return out;
}

std::string hex(std::uint64_t value) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  do {
    out.push_back(digits[value & 0xFU]);
    value >>= 4U;
  } while (value != 0);
  std::ranges::reverse(out);
  return out;
}

}  // namespace

std::vector<std::string> line_hashes(std::string_view bytes) {
  const Units source = units_of(bytes);
  std::vector<std::string> out;
  std::map<std::string, int, std::less<>> times;
  for (const std::size_t start : source.starts) {
    std::uint64_t hash = 0;
    for (std::size_t i = start; i < start + block; ++i)
      hash = hash * base + (i < source.units.size() ? source.units[i] : 0);
    std::string words = hex(hash);
    const int n = ++times[words];
    out.push_back(words.append(":").append(std::to_string(n)));
  }
  return out;
}

}  // namespace ljfl::diag
