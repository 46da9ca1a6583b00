#include "text/escape.hpp"

#include <algorithm>

#include "text/text.hpp"

namespace ljfl::text {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// The value with what no output may hold replaced. `line_end` stands for each line end.
std::string cleaned(std::string_view value, std::string_view line_end) {
  std::string out;
  out.reserve(value.size());
  for (std::size_t at = 0; at < value.size();) {
    const Character c = character_at(value, at);
    if (c.code == '\r' && at + 1 < value.size() && value[at + 1] == '\n') {
      // the line feed behind it speaks for both
    } else if (c.code == '\n' || c.code == '\r') {
      out.append(line_end);
    } else if (c.code == '\t') {
      out.push_back(line_end == "\n" ? '\t' : ' ');
    } else if (!c.valid || is_unprintable(c.code)) {
      out.append(replacement);
    } else {
      out.append(value.substr(at, c.length));
    }
    at += c.length;
  }
  return out;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Where a value may begin a line, its first sign must not make a heading, a list, a rule or a GitLab command of it.
std::size_t leading_sign(std::string_view text) {
  if (text.empty()) return std::string_view::npos;
  const char c = text.front();
  const char next = text.size() > 1 ? text[1] : ' ';
  if (c == '=' || c == '/' || c == ':') return 0;
  if ((c == '-' || c == '+') && !is_digit(next)) return 0;
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  if (digits == 0 || digits == text.size() || digits > 9) return std::string_view::npos;
  const bool marker =
      text[digits] == ')' || (text[digits] == '.' && (digits + 1 == text.size() || text[digits + 1] == ' '));
  return marker ? digits : std::string_view::npos;
}

void append_markdown(std::string& out, std::string_view value) {
  const std::string text = cleaned(value, " ");
  // Spaces at the beginning could make a block of code.
  std::string_view rest = text;
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  const std::size_t lead = leading_sign(rest);
  for (std::size_t i = 0; i < rest.size(); ++i) {
    const char c = rest[i];
    constexpr std::string_view special = "\\`*_[]<>|~&#@!$^";
    const bool scheme = c == ':' && rest.substr(i).starts_with("://");
    const bool www = c == '.' && i >= 3 && rest.substr(i - 3, 3) == "www";
    if (i == lead || scheme || www || special.find(c) != std::string_view::npos) out.push_back('\\');
    out.push_back(c);
  }
}

/// -3 and 0.5 are numbers, not formulas.
bool is_number(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  bool any = false;
  bool point = false;
  for (const char c : text) {
    if (c == '.' && !point && any) {
      point = true;
    } else if (is_digit(c)) {
      any = true;
    } else {
      return false;
    }
  }
  return any && text.back() != '.';
}

bool may_run(std::string_view text) {
  std::string_view rest = text;
  while (rest.starts_with(' ') || rest.starts_with("　")) rest.remove_prefix(rest.front() == ' ' ? 1 : 3);
  if (rest.empty()) return false;
  for (const std::string_view sign : {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"}) {
    if (rest.starts_with(sign)) return !is_number(rest);
  }
  return false;
}

void append_csv(std::string& out, std::string_view value) {
  std::string text = cleaned(value, "\n");
  if (may_run(text)) text.insert(text.begin(), '\'');
  const bool outer_space = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  const auto parts = [](char c) { return c == ',' || c == '"' || c == '\n'; };
  if (!outer_space && std::ranges::none_of(text, parts)) {
    out.append(text);
    return;
  }
  out.push_back('"');
  for (const char c : text) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  out.push_back('"');
}

void append_html(std::string& out, std::string_view value) {
  for (const char c : cleaned(value, "\n")) {
    switch (c) {
      case '&': out.append("&amp;"); break;
      case '<': out.append("&lt;"); break;
      case '>': out.append("&gt;"); break;
      case '"': out.append("&quot;"); break;
      case '\'': out.append("&#39;"); break;
      default: out.push_back(c);
    }
  }
}

void append_json(std::string& out, std::string_view value) {
  for (const char c : cleaned(value, "\n")) {
    switch (c) {
      case '"': out.append("\\\""); break;
      case '\\': out.append("\\\\"); break;
      case '\n': out.append("\\n"); break;
      case '\t': out.append("\\t"); break;
      default: out.push_back(c);
    }
  }
}

}  // namespace

std::optional<Format> format_of(std::string_view path) {
  std::string ending{path.substr(std::min(path.rfind('.'), path.size()))};
  for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  struct Known {
    std::string_view ending = {};
    Format format = Format::text;
  };
  constexpr Known all[] = {{".md", Format::markdown}, {".markdown", Format::markdown}, {".csv", Format::csv},
                           {".html", Format::html},   {".htm", Format::html},          {".xhtml", Format::html},
                           {".xml", Format::html},    {".svg", Format::html},          {".json", Format::json},
                           {".txt", Format::text},    {".text", Format::text}};
  for (const Known& one : all) {
    if (one.ending == ending) return one.format;
  }
  return std::nullopt;
}

void append_escaped(std::string& out, std::string_view value, Format format) {
  switch (format) {
    case Format::markdown: append_markdown(out, value); break;
    case Format::csv: append_csv(out, value); break;
    case Format::html: append_html(out, value); break;
    case Format::json: append_json(out, value); break;
    case Format::text: out.append(cleaned(value, "\n")); break;
  }
}

std::string escaped(std::string_view value, Format format) {
  std::string out;
  append_escaped(out, value, format);
  return out;
}

}  // namespace ljfl::text
