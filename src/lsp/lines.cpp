#include "lsp/lines.hpp"

#include <algorithm>

#include "text/text.hpp"

namespace ljfl::lsp {
namespace {

std::uint32_t units_of(const text::Character& c, Encoding encoding) {
  if (encoding == Encoding::utf8) return static_cast<std::uint32_t>(c.length);
  return encoding == Encoding::utf16 && c.code > 0xFFFF ? 2 : 1;
}

}  // namespace

Lines::Lines(std::string_view bytes, Encoding encoding) : bytes_(bytes), encoding_(encoding) {
  starts_.push_back(bytes.starts_with(text::bom) ? text::bom.size() : 0);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const bool crlf = bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n';
    if (bytes[i] == '\n' || (bytes[i] == '\r' && !crlf)) starts_.push_back(i + 1);
  }
}

std::size_t Lines::offset(Position at) const {
  if (at.line >= starts_.size()) return bytes_.size();
  std::size_t out = starts_[at.line];
  for (std::uint32_t left = at.character;
       left > 0 && out < bytes_.size() && bytes_[out] != '\n' && bytes_[out] != '\r';) {
    const text::Character c = text::character_at(bytes_, out);
    const std::uint32_t units = units_of(c, encoding_);
    if (units > left) break;  // within a character: before it
    left -= units;
    out += c.length;
  }
  return out;
}

Position Lines::position(std::size_t offset) const {
  offset = std::min(offset, bytes_.size());
  const auto after = std::ranges::upper_bound(starts_, offset);
  if (after == starts_.begin()) return {};
  Position out{.line = static_cast<std::uint32_t>(after - starts_.begin() - 1)};
  for (std::size_t at = starts_[out.line]; at < offset && bytes_[at] != '\r' && bytes_[at] != '\n';) {
    const text::Character c = text::character_at(bytes_, at);
    if (at + c.length > offset) break;
    out.character += units_of(c, encoding_);
    at += c.length;
  }
  return out;
}

}  // namespace ljfl::lsp
