#include "text/columns.hpp"

#include <algorithm>

namespace ljfl::text {
namespace {

std::size_t utf16_units(std::string_view utf8) {
  std::size_t units = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const Character c = character_at(utf8, at);
    units += c.valid && c.code > 0xFFFF ? 2 : 1;
    at += c.length;
  }
  return units;
}

}  // namespace

Place place_of(std::string_view bytes, std::size_t offset, Columns unit) {
  Place out = place_of(bytes, offset);
  if (unit == Columns::characters) return out;
  offset = std::min(offset, bytes.size());
  const Line line = line_of(bytes, offset);
  const std::size_t within = offset > line.begin ? offset - line.begin : 0;
  if (unit == Columns::utf16) {
    out.column = static_cast<std::uint32_t>(utf16_units(bytes.substr(line.begin, within))) + 1;
  } else {
    const bool behind_bom = out.line == 1 && bytes.starts_with(bom);
    out.column = static_cast<std::uint32_t>(within + (behind_bom ? bom.size() : 0)) + 1;
  }
  return out;
}

Region region_of(std::string_view bytes, Span at, Columns unit) {
  Region out{.begin = place_of(bytes, at.begin, unit), .end = place_of(bytes, at.end, unit)};
  if (out.end < out.begin) out.end = out.begin;
  return out;
}

}  // namespace ljfl::text
