#include "history/stored.hpp"

#include <algorithm>

namespace ljfl::history {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    out.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

PathPattern pattern_of(std::string_view folder, std::string_view word) {
  PathPattern out{.base = std::string{folder}};
  if (word.ends_with('/')) {
    out.folder_only = true;
    word.remove_suffix(1);
  }
  if (word.starts_with('/')) {
    out.anchored = true;
    word.remove_prefix(1);
  }
  out.anchored = out.anchored || word.find('/') != std::string_view::npos;
  out.pattern = word;
  return out;
}

/// One character against the set that begins at pattern[0] == '['; `end` becomes the place behind its ']'.
bool in_set(std::string_view pattern, char c, std::size_t& end) {
  std::size_t i = 1;
  const bool against = i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^');
  if (against) ++i;
  bool found = false;
  for (bool first = true; i < pattern.size() && (first || pattern[i] != ']'); first = false) {
    if (i + 2 < pattern.size() && pattern[i + 1] == '-' && pattern[i + 2] != ']') {
      found = found || (pattern[i] <= c && c <= pattern[i + 2]);
      i += 3;
    } else {
      found = found || pattern[i] == c;
      ++i;
    }
  }
  end = std::min(i + 1, pattern.size());
  return found != against;
}

/// One character against what stands at pattern[at], which is no star; `at` goes on behind it where they fit.
bool fits_one(std::string_view pattern, char c, std::size_t& at) {
  const char sign = pattern[at];
  if (sign == '[' && pattern.find(']', at + 2) != std::string_view::npos) {
    std::size_t length = 0;
    if (c == '/' || !in_set(pattern.substr(at), c, length)) return false;
    at += length;
    return true;
  }
  const bool escaped = sign == '\\' && at + 1 < pattern.size();
  if (escaped ? pattern[at + 1] != c : sign == '?' ? c == '/' : sign != c) return false;
  at += escaped ? 2 : 1;
  return true;
}

/// Git's own measure: no NUL, no CR of its own, and hardly a control character.
bool looks_like_text(std::string_view bytes) {
  std::size_t printable = 0;
  std::size_t other = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    if (c == '\r') {
      if (i + 1 >= bytes.size() || bytes[i + 1] != '\n') return false;
    } else if (c == 0) {
      return false;
    } else if (c == 0x7F || (c < 32 && c != '\n' && c != '\b' && c != '\t' && c != '\x1b' && c != '\f')) {
      ++other;
    } else if (c != '\n') {
      ++printable;
    }
  }
  if (bytes.ends_with('\x1a')) --other;
  return (printable >> 7U) >= other;
}

}  // namespace

/// Two places to come back to are enough: a later star could take over whatever an earlier one of its kind would, and
/// behind **/ the stars of the folders before it have nothing left to choose.
bool glob(std::string_view pattern, std::string_view path) {
  struct Star {
    std::size_t pattern = std::string_view::npos;  ///< what follows it; npos: there was none
    std::size_t path = 0;                          ///< where that is to begin
  };
  Star name;     // * goes on by one character of a name
  Star folders;  // **/ goes on by one folder
  std::size_t p = 0;
  std::size_t at = 0;
  for (;;) {
    if (p < pattern.size() && pattern[p] == '*') {
      const std::size_t begin = p;
      p = std::min(pattern.find_first_not_of('*', p), pattern.size());
      const bool whole = p - begin > 1 && (begin == 0 || pattern[begin - 1] == '/');
      if (whole && p == pattern.size()) return true;
      if (whole && pattern[p] == '/') {
        folders = {.pattern = ++p, .path = at};
        name = {};
      } else {
        name = {.pattern = p, .path = at};
      }
      continue;
    }
    if (p == pattern.size() && at == path.size()) return true;
    if (p < pattern.size() && at < path.size() && fits_one(pattern, path[at], p)) {
      ++at;
      continue;
    }
    if (name.pattern != std::string_view::npos && name.path < path.size() && path[name.path] != '/') {
      p = name.pattern;
      at = ++name.path;
      continue;
    }
    const std::size_t slash =
        folders.pattern == std::string_view::npos ? folders.pattern : path.find('/', folders.path);
    if (slash == std::string_view::npos) return false;
    p = folders.pattern;
    at = folders.path = slash + 1;
    name = {};
  }
}

bool PathPattern::fits(std::string_view path, bool is_folder) const {
  if (!path.starts_with(base) || (folder_only && !is_folder)) return false;
  path.remove_prefix(base.size());
  return glob(pattern, anchored ? path : path.substr(path.rfind('/') + 1));
}

void Ignores::add(std::string_view folder, std::string_view text) {
  for (std::string_view line : lines_of(text)) {
    while (line.ends_with(' ') && !line.ends_with("\\ ")) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    const bool back = line.starts_with('!');
    if (back) line.remove_prefix(1);
    rules_.push_back({.path = pattern_of(folder, line), .back = back});
  }
}

bool Ignores::ignored(std::string_view path, bool is_folder) const {
  const auto last =
      std::find_if(rules_.rbegin(), rules_.rend(), [&](const Rule& rule) { return rule.path.fits(path, is_folder); });
  return last != rules_.rend() && !last->back;
}

void Attributes::add(std::string_view folder, std::string_view text) {
  for (std::string_view line : lines_of(text)) {
    const auto word = [&] {
      while (line.starts_with(' ') || line.starts_with('\t')) line.remove_prefix(1);
      const std::string_view out = line.substr(0, line.find_first_of(" \t"));
      line.remove_prefix(out.size());
      return out;
    };
    const std::string_view pattern = word();
    if (pattern.empty() || pattern.starts_with('#') || pattern.starts_with("[attr]")) continue;
    Text kind = Text::unset;
    for (std::string_view attribute = word(); !attribute.empty(); attribute = word()) {
      if (attribute == "text") kind = Text::yes;
      if (attribute == "-text" || attribute == "binary") kind = Text::no;
      if (attribute == "text=auto") kind = Text::if_it_looks_so;
      // Line ends that are asked for make a text of it, unless it was said not to be one.
      if (attribute.starts_with("eol=") && kind == Text::unset) kind = Text::yes;
    }
    if (kind != Text::unset) rules_.push_back({.path = pattern_of(folder, pattern), .text = kind});
  }
}

std::optional<std::string> Attributes::stored_otherwise(std::string_view path, std::string_view bytes) const {
  const auto last =
      std::find_if(rules_.rbegin(), rules_.rend(), [&](const Rule& rule) { return rule.path.fits(path, false); });
  if (last == rules_.rend() || last->text == Text::no) return std::nullopt;
  if (bytes.find("\r\n") == std::string_view::npos) return std::nullopt;
  if (last->text == Text::if_it_looks_so && !looks_like_text(bytes)) return std::nullopt;
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] != '\r' || i + 1 >= bytes.size() || bytes[i + 1] != '\n') out.push_back(bytes[i]);
  }
  return out;
}

}  // namespace ljfl::history
