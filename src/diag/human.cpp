#include <algorithm>

#include "diag/diag.hpp"
#include "diag/excerpt.hpp"
#include "diag/findings.hpp"

namespace ljfl::diag {
namespace {

struct Colours {
  std::string_view bold = {};
  std::string_view severity = {};
  std::string_view faint = {};
  std::string_view end = {};
};

Colours colours(const HumanStyle& style, Severity severity) {
  if (!style.colour) return {};
  const std::string_view tone = severity == Severity::error     ? "\x1b[1;31m"
                                : severity == Severity::warning ? "\x1b[1;33m"
                                                                : "\x1b[1;36m";
  return {.bold = "\x1b[1m", .severity = tone, .faint = "\x1b[2m", .end = "\x1b[0m"};
}

/// A place to mark: the part of a span that lies on the line where it begins.
struct Piece {
  text::Span at = {};
  text::Line line = {};
  text::Place place = {};
  std::size_t begin = 0;  ///< bytes of the line
  std::size_t end = 0;
  std::string words = {};
  bool primary = false;
};

Piece piece(std::string_view bytes, const text::Lines& lines, text::Span at, std::string_view words, bool primary) {
  Piece out{.at = at,
            .line = text::line_of(bytes, at.begin),
            .place = lines.place(at.begin),
            .words = text::printable(words),
            .primary = primary};
  const std::size_t size = out.line.text.size();
  out.begin = at.begin > out.line.begin ? std::min<std::size_t>(at.begin - out.line.begin, size) : 0;
  out.end = at.end > out.line.begin ? std::min<std::size_t>(at.end - out.line.begin, size) : 0;
  return out;
}

class Writer {
 public:
  Writer(std::string& out, const HumanStyle& style, const Colours& colour)
      : out_(out), style_(style), colour_(colour) {}

  /// The lines of one file that hold `pieces`, each once, in the file's order, with signs under every piece.
  void lines(std::vector<Piece> pieces) {
    std::ranges::stable_sort(pieces, {}, [](const Piece& p) { return p.place.line; });
    std::size_t digits = 1;
    for (const Piece& one : pieces) digits = std::max(digits, std::to_string(one.place.line).size());
    for (std::size_t i = 0; i < pieces.size();) {
      std::size_t next = i + 1;
      while (next < pieces.size() && pieces[next].place.line == pieces[i].place.line) ++next;
      const bool gap = i > 0 && pieces[i].place.line > pieces[i - 1].place.line + 1;
      if (gap) out_.append(colour_.faint).append("...").append(colour_.end).append("\n");
      line(std::span(pieces).subspan(i, next - i), digits);
      i = next;
    }
  }

 private:
  void margin(std::string_view number, std::size_t digits) {
    out_.append(colour_.faint).append(" ").append(digits - number.size(), ' ').append(number);
    out_.append(" | ").append(colour_.end);
  }

  /// One line and what stands under it; shown again for a piece that the first window leaves out.
  void line(std::span<Piece> pieces, std::size_t digits) {
    std::vector<Piece> rest(pieces.begin(), pieces.end());
    std::ranges::stable_sort(rest, [](const Piece& a, const Piece& b) { return a.primary && !b.primary; });
    while (!rest.empty()) {
      const Piece& first = rest.front();
      const Excerpt excerpt(first.line.text, first.begin, std::max(first.end, first.begin + 1), style_.columns);
      margin(std::to_string(first.place.line), digits);
      out_.append(excerpt.shown()).append("\n");
      std::vector<Piece> unseen;
      for (Piece& one : rest) {
        if (const auto mark = excerpt.mark(one.begin, one.end)) {
          signs(*mark, one, digits);
        } else {
          unseen.push_back(std::move(one));
        }
      }
      rest = unseen.size() < rest.size() ? std::move(unseen) : std::vector<Piece>{};
    }
  }

  void signs(const Mark& mark, const Piece& one, std::size_t digits) {
    margin("", digits);
    out_.append(static_cast<std::size_t>(mark.column), ' ');
    out_.append(one.primary ? colour_.severity : colour_.faint);
    out_.append(static_cast<std::size_t>(mark.width), one.primary ? '^' : '-');
    if (!one.words.empty()) out_.append(" ").append(one.words);
    out_.append(colour_.end).append("\n");
  }

  std::string& out_;
  const HumanStyle& style_;
  const Colours& colour_;
};

std::string place_words(const text::Source& source, const text::Lines& lines, text::Span at) {
  const text::Place place = lines.place(at.begin);
  return text::printable(source.path) + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

/// `words` with its middle left out where it is wider than `columns`.
std::string both_ends(std::string_view words, int columns) {
  return Excerpt(words, 0, words.size(), columns).shown();
}

std::string shown(const Diagnostic& told, const text::Snapshot& files, const text::LinesOfFiles& lines,
                  const HumanStyle& style) {
  const Colours colour = colours(style, told.severity);
  std::string out;
  const bool placed = told.at.file < files.files.size();
  if (placed) {
    out.append(colour.bold)
        .append(place_words(files.files[told.at.file], lines[told.at.file], told.at))
        .append(": ")
        .append(colour.end);
  }
  out.append(colour.severity).append(name_of(told.severity));
  out.append("[").append(told.rule->code).append("]").append(colour.end).append(": ");
  out.append(colour.bold).append(headline(told, style.lang)).append(colour.end).append("\n");

  Writer writer(out, style, colour);
  std::vector<Piece> own;
  if (placed && !files.files[told.at.file].bytes.empty()) {
    own.push_back(piece(files.files[told.at.file].bytes, lines[told.at.file], told.at,
                        put(told.here, told.args, style.lang), true));
  }
  for (const Label& label : told.labels) {
    if (label.at.file != told.at.file || !placed) continue;
    own.push_back(piece(files.files[told.at.file].bytes, lines[told.at.file], label.at,
                        put(label.words, told.args, style.lang), false));
  }
  writer.lines(std::move(own));
  for (const Label& label : told.labels) {
    if (label.at.file == told.at.file || label.at.file >= files.files.size()) continue;
    const text::Source& source = files.files[label.at.file];
    out.append(" --> ").append(place_words(source, lines[label.at.file], label.at)).append("\n");
    writer.lines({piece(source.bytes, lines[label.at.file], label.at, put(label.words, told.args, style.lang), false)});
  }
  for (const Note& note : notes_of(told, style.lang)) {
    out.append(" = ").append(note.name.in(style.lang));
    out.append(note.data ? both_ends(note.words, style.columns - text::width_of(note.name.in(style.lang)))
                         : note.words);
    out.append("\n");
  }
  return out;
}

}  // namespace

std::string human(const Diagnostic& told, const text::Snapshot& files, const HumanStyle& style) {
  return shown(told, files, text::LinesOfFiles(files), style);
}

std::string human(const Diagnostic& told, const Findings& findings, const HumanStyle& style) {
  return shown(told, findings.files, findings.lines, style);
}

}  // namespace ljfl::diag
