#include "diag/findings.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace ljfl::diag {
namespace {

/// FNV-1a, 64 bits.
class Hash {
 public:
  void add(std::string_view bytes) {
    for (const char c : bytes) step(static_cast<unsigned char>(c));
    step(0);
  }
  [[nodiscard]] std::string hex() const {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (int shift = 60; shift >= 0; shift -= 4) out.push_back(digits[state_ >> static_cast<unsigned>(shift) & 0xFU]);
    return out;
  }

 private:
  void step(std::uint64_t byte) {
    state_ ^= byte;
    state_ *= 0x100000001B3U;
  }
  std::uint64_t state_ = 0xCBF29CE484222325U;
};

std::string without_digits(std::string_view words) {
  std::string out;
  for (const char c : words) {
    if (c < '0' || c > '9') out.push_back(c);
  }
  return out;
}

/// The marked bytes as far as their first line goes.
std::string_view marked(const Site& site) {
  if (site.at.begin >= site.bytes.size() || site.at.end <= site.at.begin) return {};
  const std::string_view text = site.bytes.substr(site.at.begin, site.at.end - site.at.begin);
  return text.substr(0, text.find_first_of("\r\n"));
}

}  // namespace

bool fails(const Findings& findings, Severity severity) {
  return findings.fails_from && severity >= *findings.fails_from;
}

Site site_of(const Findings& findings, text::Span at) {
  const text::Lines* const lines = &findings.lines[at.file];
  if (at.file >= findings.files.files.size())
    return {.path = std::string{findings.prefix} + "ljfl.toml", .lines = lines};
  const text::Source& source = findings.files.files[at.file];
  return {.path = std::string{findings.prefix} + source.path, .bytes = source.bytes, .at = at, .lines = lines};
}

std::string headline(const Diagnostic& told, Lang lang) {
  return text::printable(message(told, lang));
}

std::vector<Note> notes_of(const Diagnostic& told, Lang lang) {
  std::vector<Note> out;
  if (told.read_as) {
    const Words nothing = {"（空）", "(nothing)"};
    std::string read = told.read_as->empty() ? std::string{nothing.in(lang)} : text::printable(*told.read_as);
    out.push_back({.name = {"机器读到的：", "what was read: "}, .words = std::move(read), .data = true});
  }
  if (std::string words = text::printable(put(told.effect, told.args, lang)); !words.empty()) {
    out.push_back({.name = {"影响：", "effect: "}, .words = std::move(words)});
  }
  if (std::string words = text::printable(help(told, lang)); !words.empty()) {
    out.push_back({.name = {"改法：", "help: "}, .words = std::move(words)});
  }
  return out;
}

std::string whole_words(const Diagnostic& told, Lang lang) {
  std::string out = headline(told, lang);
  for (const Note& note : notes_of(told, lang)) out.append("\n").append(note.name.in(lang)).append(note.words);
  return out;
}

std::string title(const Rule& rule, Lang lang) {
  std::string out;
  const std::string_view pattern = rule.message.in(lang);
  for (std::size_t at = 0; at < pattern.size();) {
    const bool doubled = pattern.substr(at, 2) == "{{" || pattern.substr(at, 2) == "}}";  // one, as fmt has it
    if (doubled) ++at;
    const std::size_t end = pattern[at] == '{' && !doubled ? pattern.find('}', at) : std::string_view::npos;
    if (end != std::string_view::npos) {
      if (!out.ends_with("…")) out.append("…");
      const std::string_view piece = pattern.substr(at, end - at);
      if (const std::size_t bar = piece.find('|'); bar != std::string_view::npos) {
        out.append(" ").append(piece.substr(bar + 1));  // of {n:day|days} what stands for many
      }
      at = end + 1;
    } else {
      out.push_back(pattern[at++]);
    }
  }
  return out;
}

std::string_view family(const Rule& rule) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 10> families = {{
      {"E1", "yaml"},
      {"E2", "structure"},
      {"E3", "references"},
      {"E4", "dates"},
      {"E5", "numbers"},
      {"W6", "wording"},
      {"D7", "deadlines"},
      {"Q8", "quotas"},
      {"H9", "history"},
      {"T1", "templates"},
  }};
  for (const auto& [begin, name] : families) {
    if (rule.code.starts_with(begin)) return name;
  }
  return "other";
}

std::vector<std::string> fingerprints(const Findings& findings) {
  std::vector<std::string> out;
  std::map<std::string, int, std::less<>> times;
  for (const Diagnostic& told : findings.told) {
    const Site site = site_of(findings, told.at);
    Hash hash;
    hash.add(told.rule->code);
    hash.add(site.path);
    hash.add(marked(site));
    hash.add(without_digits(message(told, Lang::zh)));
    std::string print = hash.hex();
    if (const int n = ++times[print]; n > 1) print.append("-").append(std::to_string(n));
    out.push_back(std::move(print));
  }
  return out;
}

}  // namespace ljfl::diag
