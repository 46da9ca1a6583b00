#include "diag/excerpt.hpp"

#include <algorithm>

#include "text/text.hpp"

namespace ljfl::diag {
namespace {

constexpr std::string_view ellipsis = "…";

/// Where the character begins that ends before `at`; a bad byte is one.
std::size_t character_before(std::string_view line, std::size_t at) {
  for (std::size_t length = 2; length <= std::min<std::size_t>(4, at); ++length) {
    const text::Character c = text::character_at(line, at - length);
    if (c.valid && c.length == length) return at - length;
  }
  return at - 1;
}

}  // namespace

Excerpt::Excerpt(std::string_view line, std::size_t begin, std::size_t end, int columns) {
  // Of a long line with many findings, only what may come into sight is looked at for each: the marked piece, and on
  // both sides a little more than there is room for.
  begin = std::min(begin, line.size());
  while (begin > 0 && begin < line.size() && (static_cast<unsigned char>(line[begin]) & 0xC0U) == 0x80U) --begin;
  const auto add = [&](std::size_t at) {
    const std::size_t length = text::character_at(line, at).length;
    const std::string_view piece = line.substr(at, length);
    Cell cell{.text = piece == "\t" ? std::string(4, ' ') : text::printable(piece), .begin = at, .end = at + length};
    cell.width = text::width_of(cell.text);
    cells_.push_back(std::move(cell));
    return cells_.back().width;
  };
  int room = columns;
  for (std::size_t at = begin; at > 0 && room >= 0;) {
    at = character_before(line, at);
    room -= add(at);
  }
  std::ranges::reverse(cells_);
  room = columns;
  for (std::size_t at = begin; at < line.size() && (at < end || room >= 0); at = cells_.back().end) {
    const int width = add(at);
    if (at >= end) room -= width;
  }
  choose(cell_at(begin), std::max(cell_at(begin), cell_at(end)), columns);
}

std::size_t Excerpt::cell_at(std::size_t offset) const {
  const auto found = std::ranges::find_if(cells_, [&](const Cell& cell) { return cell.end > offset; });
  return static_cast<std::size_t>(found - cells_.begin());
}

/// Decides which cells are shown, and where; [first, last) are the marked ones.
void Excerpt::choose(std::size_t first, std::size_t last, int columns) {
  const auto width = [&](std::size_t from, std::size_t to) {
    int sum = 0;
    for (std::size_t i = from; i < to; ++i) sum += cells_[i].width;
    return sum;
  };
  /// How many cells from `from` on fit into `room`; backwards, how many before it.
  const auto fit = [&](std::size_t from, std::size_t to, int room) {
    std::size_t i = from;
    for (; i < to && cells_[i].width <= room; ++i) room -= cells_[i].width;
    return i;
  };
  const auto fit_before = [&](std::size_t from, std::size_t to, int room) {
    std::size_t i = to;
    for (; i > from && cells_[i - 1].width <= room; --i) room -= cells_[i - 1].width;
    return i;
  };
  std::vector<bool> kept(cells_.size(), true);
  const auto drop = [&](std::size_t from, std::size_t to) {
    if (from < to && width(from, to) <= text::width_of(ellipsis)) return;  // the sign would take its room
    for (std::size_t i = from; i < to; ++i) kept[i] = false;
  };
  if (width(0, cells_.size()) > columns) {
    const int room = columns - 3;  // for at most three signs that something was left out
    const int marked = width(first, last);
    const int before = width(0, first);
    const int after = width(last, cells_.size());
    if (marked > room - std::min(before, room / 4)) {
      const int lead = std::min(before, room / 4);
      drop(0, fit_before(0, first, lead));
      const int inside = room - lead;
      const std::size_t head = fit(first, last, inside * 3 / 5);
      drop(head, std::max(head, fit_before(head, last, inside - width(first, head))));
      drop(last, cells_.size());
    } else {
      // A third of what is left stands before the mark, unless the other side needs less.
      const int left = room - marked;
      const int lead = std::min(before, std::max(left / 3, left - after));
      drop(0, fit_before(0, first, lead));
      drop(fit(last, cells_.size(), left - lead), cells_.size());
    }
  }
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    if (kept[i]) {
      cells_[i].column = width_;
      shown_.append(cells_[i].text);
      width_ += cells_[i].width;
    } else if (i == 0 || kept[i - 1]) {
      shown_.append(ellipsis);
      width_ += text::width_of(ellipsis);
    }
  }
  cut_at_end_ = !kept.empty() && !kept.back();
}

std::optional<Mark> Excerpt::mark(std::size_t begin, std::size_t end) const {
  const std::size_t from = cell_at(begin);
  const std::size_t to = std::max(from + 1, cell_at(end));
  if (from >= cells_.size()) {
    if (cut_at_end_) return std::nullopt;
    return Mark{.column = width_};
  }
  Mark out{.column = -1, .width = 0};
  for (std::size_t i = from; i < to && i < cells_.size(); ++i) {
    if (cells_[i].column < 0) continue;
    if (out.column < 0) out.column = cells_[i].column;
    out.width = cells_[i].column + cells_[i].width - out.column;
  }
  if (out.column < 0) return std::nullopt;
  out.width = std::max(1, out.width);
  return out;
}

}  // namespace ljfl::diag
