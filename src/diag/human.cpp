#include <algorithm>

#include "diag/diag.hpp"

namespace ljfl::diag {
namespace {

struct Colours {
  std::string_view bold, severity, faint, end;
};

Colours colours(const HumanStyle& style, Severity severity) {
  if (!style.colour) return {};
  const std::string_view tone = severity == Severity::error     ? "\x1b[1;31m"
                                : severity == Severity::warning ? "\x1b[1;33m"
                                                                : "\x1b[1;36m";
  return {.bold = "\x1b[1m", .severity = tone, .faint = "\x1b[2m", .end = "\x1b[0m"};
}

/// What is shown of a line, and where the marked piece stands in it, in columns of the terminal.
struct Excerpt {
  std::string shown = {};
  int mark_column = 0;
  int mark_width = 1;
};

/// `line` as it can be printed: a tab as four spaces, what is unprintable by name; [begin, end) are the marked bytes.
/// Wider than `columns`, it is cut at both ends so that the mark's beginning stays in sight.
Excerpt excerpt(std::string_view line, std::size_t begin, std::size_t end, int columns) {
  struct Cell {
    std::string text = {};
    int width = 0;
    bool marked = false;
  };
  std::vector<Cell> cells;
  for (std::size_t at = 0; at < line.size();) {
    const text::Character c = text::character_at(line, at);
    const std::string_view piece = line.substr(at, c.length);
    Cell cell{.text = piece == "\t" ? std::string(4, ' ') : text::printable(piece),
              .marked = at >= begin && at < end};
    cell.width = text::width_of(cell.text);
    cells.push_back(std::move(cell));
    at += c.length;
  }
  std::size_t first_marked = 0;
  while (first_marked < cells.size() && !cells[first_marked].marked) ++first_marked;

  int total = 0;
  for (const Cell& cell : cells) total += cell.width;
  std::size_t from = 0;
  if (total > columns) {
    int lead = 0;  // keep a third of the window before the mark
    for (from = first_marked; from > 0 && lead + cells[from - 1].width <= columns / 3; --from) lead += cells[from - 1].width;
  }
  Excerpt out;
  int used = 0;
  if (from > 0) {
    out.shown = "…";
    used = 1;
  }
  bool any = false;
  out.mark_column = -1;
  out.mark_width = 0;
  for (std::size_t i = from; i < cells.size(); ++i) {
    if (total > columns && used + cells[i].width > columns - 1) {
      out.shown.append("…");
      break;
    }
    if (cells[i].marked) {
      if (!any) out.mark_column = used;
      any = true;
      out.mark_width = used + cells[i].width - out.mark_column;
    }
    out.shown.append(cells[i].text);
    used += cells[i].width;
  }
  if (!any) out.mark_column = used;  // the end of the line, or an empty piece
  out.mark_width = std::max(1, out.mark_width);
  return out;
}

/// The part of [at.begin, at.end) that lies on the line where it begins.
struct OnLine {
  text::Line line = {};
  text::Place place = {};
  std::size_t begin = 0;
  std::size_t end = 0;
};

OnLine on_line(std::string_view bytes, text::Span at) {
  OnLine out{.line = text::line_of(bytes, at.begin), .place = text::place_of(bytes, at.begin)};
  const std::size_t size = out.line.text.size();
  out.begin = at.begin > out.line.begin ? std::min<std::size_t>(at.begin - out.line.begin, size) : 0;
  out.end = at.end > out.line.begin ? std::min<std::size_t>(at.end - out.line.begin, size) : 0;
  return out;
}

void append_excerpt(std::string& out, std::string_view bytes, text::Span at, char sign, std::string_view words,
                    const HumanStyle& style, const Colours& colour) {
  const OnLine where = on_line(bytes, at);
  const std::string number = std::to_string(where.place.line);
  const std::string margin(number.size(), ' ');
  // An empty piece is marked as the one column where it would stand.
  const Excerpt shown = excerpt(where.line.text, where.begin, std::max(where.end, where.begin + 1), style.columns);
  out.append(colour.faint).append(" ").append(number).append(" | ").append(colour.end).append(shown.shown).append("\n");
  out.append(colour.faint).append(" ").append(margin).append(" | ").append(colour.end);
  out.append(static_cast<std::size_t>(shown.mark_column), ' ');
  out.append(sign == '^' ? colour.severity : colour.faint);
  out.append(static_cast<std::size_t>(shown.mark_width), sign);
  if (!words.empty()) out.append(" ").append(words);
  out.append(colour.end).append("\n");
}

}  // namespace

std::string human(const Diagnostic& told, const text::Snapshot& files, const HumanStyle& style) {
  const Colours colour = colours(style, told.severity);
  std::string out;
  const bool placed = told.at.file < files.files.size();
  const std::string_view bytes = placed ? std::string_view{files.files[told.at.file].bytes} : std::string_view{};
  if (placed) {
    const text::Place place = text::place_of(bytes, told.at.begin);
    out.append(colour.bold).append(text::printable(files.files[told.at.file].path));
    out.append(":" + std::to_string(place.line) + ":" + std::to_string(place.column) + ": ").append(colour.end);
  }
  out.append(colour.severity).append(name_of(told.severity));
  out.append("[").append(told.rule->code).append("]").append(colour.end).append(": ");
  out.append(colour.bold).append(text::printable(message(told, style.lang))).append(colour.end).append("\n");
  if (placed && !bytes.empty()) append_excerpt(out, bytes, told.at, '^', {}, style, colour);
  for (const Label& label : told.labels) {
    if (label.at.file >= files.files.size()) continue;
    const text::Source& source = files.files[label.at.file];
    if (label.at.file != told.at.file) {
      const text::Place place = text::place_of(source.bytes, label.at.begin);
      out.append(" --> ").append(text::printable(source.path));
      out.append(":" + std::to_string(place.line) + ":" + std::to_string(place.column) + "\n");
    }
    append_excerpt(out, source.bytes, label.at, '-', label.words.in(style.lang), style, colour);
  }
  const std::string advice = help(told, style.lang);
  if (!advice.empty()) {
    out.append(" = ").append(style.lang == Lang::zh ? "改法：" : "help: ");
    out.append(text::printable(advice)).append("\n");
  }
  return out;
}

}  // namespace ljfl::diag
