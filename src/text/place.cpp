#include <algorithm>

#include "text/text.hpp"

namespace ljfl::text {

Line line_of(std::string_view bytes, std::size_t offset) {
  offset = std::min(offset, bytes.size());
  const std::size_t before = offset == 0 ? std::string_view::npos : bytes.rfind('\n', offset - 1);
  std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  std::size_t end = bytes.find('\n', offset);
  if (end == std::string_view::npos) end = bytes.size();
  if (end > begin && bytes[end - 1] == '\r') --end;
  if (begin == 0 && bytes.starts_with(bom)) begin = std::min(bom.size(), end);
  return {.text = bytes.substr(begin, end - begin), .begin = begin};
}

Place place_of(std::string_view bytes, std::size_t offset) {
  offset = std::min(offset, bytes.size());
  const Line line = line_of(bytes, offset);
  const auto newlines = std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(line.begin), '\n');
  const std::size_t within = offset > line.begin ? offset - line.begin : 0;
  return {.line = static_cast<std::uint32_t>(newlines) + 1,
          .column = static_cast<std::uint32_t>(count_characters(bytes.substr(line.begin, within))) + 1};
}

}  // namespace ljfl::text
