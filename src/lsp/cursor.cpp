#include "lsp/cursor.hpp"

#include <algorithm>

namespace ljfl::lsp {
namespace {

struct Line {
  std::size_t begin = 0;
  std::string_view text = {};  ///< without its end
  [[nodiscard]] std::size_t indent() const { return std::min(text.find_first_not_of(' '), text.size()); }
  [[nodiscard]] bool blank() const { return indent() == text.size() || text[indent()] == '#'; }
  [[nodiscard]] bool dash() const { return text.substr(indent()).starts_with("- ") || text.substr(indent()) == "-"; }
};

std::vector<Line> lines_of(std::string_view bytes) {
  std::vector<Line> out;
  for (std::size_t begin = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;;) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    std::string_view text = bytes.substr(begin, end - begin);
    if (text.ends_with('\r')) text.remove_suffix(1);
    out.push_back({.begin = begin, .text = text});
    if (end == bytes.size()) return out;
    begin = end + 1;
  }
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r' || text.back() == '\n')) text.remove_suffix(1);
  return text;
}

/// `key: value` → both; the value may be missing yet.
std::optional<std::pair<std::string_view, std::string_view>> entry_of(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  if (colon + 1 < text.size() && text[colon + 1] != ' ' && text[colon + 1] != '\n' && text[colon + 1] != '\r')
    return std::nullopt;
  return std::pair{trimmed(text.substr(0, colon)), trimmed(text.substr(colon + 1))};
}

const load::Key* key_of(const load::Shape& shape, std::string_view word) {
  const auto found = std::ranges::find(shape.details, word, &load::Key::word);
  return found == shape.details.end() ? nullptr : &*found;
}

/// Pieces between the commas of the outermost { } or [ ], which may be open yet: where each begins and ends.
struct Pieces {
  std::vector<std::pair<std::size_t, std::size_t>> list = {};
  std::size_t end = 0;
};
Pieces pieces_of(std::string_view text) {
  Pieces out;
  int depth = 0;
  char quote = 0;
  std::size_t begin = 1;
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if ((c == '"' || c == '\'') &&
               (at == 0 || std::string_view{" ,[{:"}.find(text[at - 1]) != std::string_view::npos)) {
      quote = c;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      break;
    } else if (c == ',' && depth == 1) {
      out.list.emplace_back(begin, at);
      begin = at + 1;
    }
  }
  out.list.emplace_back(begin, at);
  out.end = at;
  return out;
}

/// Sets where the word begins that ends at `offset`, in what stands from `from` on; and the quote before it.
void take_word(Cursor& cursor, std::string_view bytes, std::size_t from, std::size_t offset) {
  for (; from < offset && (bytes[from] == ' ' || bytes[from] == '"' || bytes[from] == '\''); ++from) {
    if (bytes[from] != ' ') cursor.quote = bytes[from];
  }
  cursor.begin = from;
}

class Finder {
 public:
  Finder(std::string_view bytes, std::size_t offset, const load::Shape& root)
      : bytes_(bytes), offset_(offset), root_(root), lines_(lines_of(bytes)) {
    while (line_ + 1 < lines_.size() && lines_[line_ + 1].begin <= offset) ++line_;
  }

  std::optional<Cursor> find() {
    const Line& here = lines_[line_];
    const std::string_view before = bytes_.substr(here.begin, offset_ - std::min(offset_, here.begin));
    if (before.find(" #") != std::string_view::npos || before.starts_with('#')) return std::nullopt;
    const bool top = here.indent() == 0 && !here.dash() && (!here.blank() || trimmed(before).empty());
    std::size_t section = line_;
    if (!top || (here.blank() && !before.empty())) {
      while (section > 0 && (lines_[section].indent() > 0 || lines_[section].blank() || lines_[section].dash()))
        --section;
    }
    const auto head = entry_of(lines_[section].text);
    if (section == line_) return in_block(root_, line_, lines_.size(), 0, line_);
    if (!head) return std::nullopt;
    const load::Key* const key = key_of(root_, head->first);
    if (key == nullptr) return std::nullopt;
    if (key->holds == load::Holds::texts) return in_list_item(root_, *key, section);
    if (key->holds != load::Holds::maps) return std::nullopt;
    return in_item(*key->item, section);
  }

 private:
  /// In the items of a list below the line `section`.
  std::optional<Cursor> in_item(const load::Shape& shape, std::size_t section) {
    std::size_t end = section + 1;
    while (end < lines_.size() && (lines_[end].blank() || lines_[end].indent() > 0 || lines_[end].dash())) ++end;
    std::size_t dashes = std::string_view::npos;
    for (std::size_t i = section + 1; i < end; ++i) {
      if (lines_[i].dash()) dashes = std::min(dashes, lines_[i].indent());
    }
    std::size_t first = line_;
    while (first > section && !(lines_[first].dash() && lines_[first].indent() == dashes)) --first;
    if (first == section) return std::nullopt;
    std::size_t last = first + 1;
    while (last < end && !(lines_[last].dash() && lines_[last].indent() == dashes)) ++last;
    const std::size_t body = lines_[first].begin + std::min(dashes + 2, lines_[first].text.size());
    if (offset_ < body) return std::nullopt;
    if (bytes_.substr(body).starts_with('{')) return in_flow(shape, body, last);
    return in_block(shape, first, last, dashes + 2, line_);
  }

  /// In { … } that begins at `body`.
  std::optional<Cursor> in_flow(const load::Shape& shape, std::size_t body, std::size_t last) {
    const std::size_t stop = last < lines_.size() ? lines_[last].begin : bytes_.size();
    const std::string_view text = bytes_.substr(body, stop - body);
    const Pieces pieces = pieces_of(text);
    if (offset_ - body > pieces.end || offset_ == body) return std::nullopt;
    Cursor out{.shape = &shape, .in_brackets = true};
    std::optional<std::pair<std::size_t, std::size_t>> own;
    for (const auto& [begin, end] : pieces.list) {
      if (offset_ - body >= begin && offset_ - body <= end) {
        own = std::pair{begin, end};
      } else if (const auto entry = entry_of(text.substr(begin, end - begin))) {
        out.keys.push_back(entry->first);
        out.values.push_back(*entry);
      }
    }
    if (!own) return std::nullopt;
    return in_entry(std::move(out), body + own->first, offset_);
  }

  /// In lines `key: value` from `first` to before `last`, whose keys stand in column `indent`.
  std::optional<Cursor> in_block(const load::Shape& shape, std::size_t first, std::size_t last, std::size_t indent,
                                 std::size_t here) {
    Cursor out{.shape = &shape, .in_block = true};
    std::size_t owner = here;  // the line whose entry this line belongs to
    if (indent > 0) {
      while (owner > first && (lines_[owner].indent() > indent || (lines_[owner].dash() && owner != first))) --owner;
    }
    const std::size_t begin_of_all = indent == 0 ? 0 : first;
    for (std::size_t i = begin_of_all; i < last; ++i) {
      const std::size_t column = indent > 0 && i == first ? indent : lines_[i].indent();
      if (i == owner || lines_[i].blank() || column != indent || (lines_[i].dash() && i != first)) continue;
      if (const auto entry = entry_of(lines_[i].text.substr(std::min(column, lines_[i].text.size())))) {
        out.keys.push_back(entry->first);
        out.values.push_back(*entry);
      }
    }
    const std::size_t column = std::min(indent, lines_[owner].text.size());
    if (owner != here) {
      const auto entry = entry_of(lines_[owner].text.substr(column));
      out.key = entry ? key_of(shape, entry->first) : nullptr;
      if (out.key == nullptr) return std::nullopt;
      out.in_block = false;
      return at_list_item(std::move(out), here);
    }
    if (!lines_[here].blank() && indent > 0 && here != first && lines_[here].indent() < indent) return std::nullopt;
    return in_entry(std::move(out), lines_[here].begin + column, offset_);
  }

  /// In one entry that begins at `begin`: its key, or its value, perhaps a list between brackets.
  std::optional<Cursor> in_entry(Cursor out, std::size_t begin, std::size_t offset) {
    const std::string_view typed = bytes_.substr(begin, offset - std::min(begin, offset));
    const std::size_t colon = typed.find(':');
    if (colon == std::string_view::npos) {
      take_word(out, bytes_, begin, offset);
      return out;
    }
    out.in_block = false;
    out.key = key_of(*out.shape, trimmed(typed.substr(0, colon)));
    if (out.key == nullptr) return std::nullopt;
    std::size_t from = colon + 1;
    if (const std::size_t bracket = typed.find('[', colon); bracket != std::string_view::npos) {
      if (typed.find(']', bracket) != std::string_view::npos) return std::nullopt;
      out.in_brackets = true;
      const std::size_t comma = typed.rfind(',');
      from = comma != std::string_view::npos && comma > bracket ? comma + 1 : bracket + 1;
    } else if (out.key->holds == load::Holds::texts) {
      return std::nullopt;  // a list must be opened first
    }
    take_word(out, bytes_, begin + from, offset);
    return out;
  }

  std::optional<Cursor> in_list_item(const load::Shape& shape, const load::Key& key, std::size_t section) {
    Cursor out{.shape = &shape, .key = &key};
    static_cast<void>(section);
    return at_list_item(std::move(out), line_);
  }

  /// `- word` on a line of its own.
  std::optional<Cursor> at_list_item(Cursor out, std::size_t here) {
    const Line& line = lines_[here];
    if (!line.dash()) return std::nullopt;
    const std::size_t from = line.begin + line.indent() + 1;
    if (offset_ < from) return std::nullopt;
    take_word(out, bytes_, from, offset_);
    return out;
  }

  std::string_view bytes_;
  std::size_t offset_;
  const load::Shape& root_;
  std::vector<Line> lines_;
  std::size_t line_ = 0;
};

}  // namespace

std::optional<Cursor> cursor_at(std::string_view bytes, std::size_t offset, const load::Shape& root) {
  return Finder(bytes, std::min(offset, bytes.size()), root).find();
}

}  // namespace ljfl::lsp
