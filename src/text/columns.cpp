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

Lines::Lines(std::string_view bytes) : bytes_(bytes) {
  for (std::size_t at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1))
    starts_.push_back(at + 1);
}

Place Lines::place(std::size_t offset, Columns unit) const {
  offset = std::min(offset, bytes_.size());
  const auto next = std::ranges::upper_bound(starts_, offset);
  Place out{.line = static_cast<std::uint32_t>(next - starts_.begin())};
  std::size_t begin = *(next - 1);
  const bool behind_bom = begin == 0 && bytes_.starts_with(bom);
  if (behind_bom) begin = bom.size();
  const std::string_view before = bytes_.substr(begin, offset > begin ? offset - begin : 0);
  const std::size_t units = unit == Columns::bytes   ? before.size() + (behind_bom ? bom.size() : 0)
                            : unit == Columns::utf16 ? utf16_units(before)
                                                     : count_characters(before);
  out.column = static_cast<std::uint32_t>(units) + 1;
  return out;
}

Region Lines::region(Span at, Columns unit) const {
  Region out{.begin = place(at.begin, unit), .end = place(at.end, unit)};
  if (out.end < out.begin) out.end = out.begin;
  return out;
}

const Lines& LinesOfFiles::operator[](std::uint32_t file) const {
  if (const auto known = known_.find(file); known != known_.end()) return known->second;
  const bool there = file < files_->files.size();
  return known_.emplace(file, Lines(there ? std::string_view{files_->files[file].bytes} : "")).first->second;
}

}  // namespace ljfl::text
