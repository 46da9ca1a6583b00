/// Values as YAML that reads back as just these values.
#include <algorithm>
#include <array>

#include "edit/manner.hpp"

namespace ljfl::edit {
namespace {

using yaml::Kind;
using yaml::Style;

constexpr int widest_brackets = 100;  // longer lists go on lines of their own

/// What YAML 1.1 or 1.2 readers make something else of than a text.
bool looks_like_another_type(std::string_view text) {
  constexpr std::array words = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"};
  std::string small;
  for (const char c : text) small.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  if (small == "~" || small == "=" || small == "<<" || std::ranges::find(words, std::string_view{small}) != words.end())
    return true;
  if (small == ".nan" || small == ".inf" || small == "-.inf" || small == "+.inf") return true;
  const char first = small.front();
  const bool numeric = (first >= '0' && first <= '9') || first == '.' || first == '+' || first == '-';
  return numeric && small.find_first_not_of("0123456789abcdefotxz+-_.: ") == std::string::npos;
}

/// Does our reader take "k: text" (or "[text]") for that text?
bool reads_back(std::string_view text, bool in_brackets) {
  text::Source source{.path = "value.yaml"};
  source.bytes.append(in_brackets ? "[" : "k: ").append(text).append(in_brackets ? ",x]\n" : "\n");
  diag::Diagnostics told;
  const yaml::Tree tree = yaml::read(source, 0, told);
  if (!tree.readable || !told.all().empty()) return false;
  const yaml::Id id = in_brackets ? 1 : 2;
  return tree.nodes.size() == 3 && tree.kind(id) == Kind::scalar && tree.text(id) == text &&
         !yaml::second_opinion(tree);
}

void append_single_quoted(std::string& out, std::string_view text) {
  out.push_back('\'');
  for (const char c : text) out.append(c == '\'' ? 2 : 1, c);
  out.push_back('\'');
}

void append_double_quoted(std::string& out, std::string_view text) {
  out.push_back('"');
  for (const char c : text) {
    switch (c) {
      case '\n': out.append("\\n"); break;
      case '\t': out.append("\\t"); break;
      case '"':
      case '\\': out.push_back('\\'); [[fallthrough]];
      default: out.push_back(c);
    }
  }
  out.push_back('"');
}

void append_scalar(std::string& out, std::string_view key, const Value& value, const Manner& manner, bool in_brackets) {
  const std::string_view text = value.text;
  const Style wanted = manner.of(key).quotes;
  if ((value.word || wanted == Style::plain) && may_be_plain(text, in_brackets, value.word)) {
    out.append(text);
  } else if (wanted == Style::single_quoted && text.find_first_of("\n\t") == std::string_view::npos) {
    append_single_quoted(out, text);
  } else {
    append_double_quoted(out, text);
  }
}

/// Can the lines of `text` stand below a |- as they are?
bool fits_below_a_bar(std::string_view text) {
  if (text.find('\n') == std::string_view::npos || text.front() == '\n' || text.back() == '\n') return false;
  if (text.front() == ' ' || text.find('\t') != std::string_view::npos) return false;
  return text.find(" \n") == std::string_view::npos && text.back() != ' ';
}

void append_below_a_bar(std::string& out, std::string_view text, std::size_t column, const Manner& manner) {
  out.append("|-");
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    out.append(manner.eol);
    if (end > begin) out.append(column, ' ').append(text.substr(begin, end - begin));
    begin = end + 1;
  }
}

bool only_scalars(const Value& value) {
  return std::ranges::all_of(value.items, [](const Value& item) { return item.kind == Kind::scalar; });
}

bool goes_in_brackets(std::string_view key, const Value& value, std::size_t column, const Manner& manner) {
  if (value.items.empty()) return true;
  if (!only_scalars(value)) return false;
  const KeyManner& seen = manner.of(key);
  if (!seen.in_brackets && seen.on_lines) return false;
  std::string line;
  append_inline(line, key, value, manner, false);
  return static_cast<int>(column + key.size()) + 2 + text::width_of(line) <= widest_brackets;
}

}  // namespace

bool may_be_plain(std::string_view text, bool in_brackets, bool word) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ') return false;
  constexpr std::string_view signs = "-?:,[]{}#&*!|>'\"%@`";
  if (signs.find(text.front()) != std::string_view::npos) return false;
  if (text.find_first_of("\n\t") != std::string_view::npos) return false;
  if (text.find(": ") != std::string_view::npos || text.back() == ':') return false;
  if (text.find(" #") != std::string_view::npos) return false;
  // A full-width colon or space is often a slip of the input method: in quotes it is clearly none.
  if (text.starts_with("　") || text.ends_with("　")) return false;
  if (in_brackets) {
    if (text.find_first_of(",[]{}") != std::string_view::npos) return false;
    if (text.find("，") != std::string_view::npos || text.find("、") != std::string_view::npos) return false;
  }
  if (!word && looks_like_another_type(text)) return false;
  return reads_back(text, in_brackets);
}

void append_inline(std::string& out, std::string_view key, const Value& value, const Manner& manner, bool in_brackets) {
  switch (value.kind) {
    case Kind::null: break;
    case Kind::scalar: append_scalar(out, key, value, manner, in_brackets); break;
    case Kind::list:
    case Kind::map: {
      const bool map = value.kind == Kind::map;
      out.push_back(map ? '{' : '[');
      for (std::size_t i = 0; i < value.items.size(); ++i) {
        if (i > 0) out.append(", ");
        if (map) {
          append_scalar(out, "", word(value.keys[i]), Manner{}, true);
          out.append(": ");
        }
        append_inline(out, map ? std::string_view{value.keys[i]} : key, value.items[i], manner, true);
      }
      out.push_back(map ? '}' : ']');
    }
  }
}

std::string written(const Value& scalar, bool in_brackets) {
  std::string out;
  append_scalar(out, "", scalar, Manner{}, in_brackets);
  return out;
}

void append_value(std::string& out, std::string_view key, const Value& value, std::size_t column,
                  const Manner& manner) {
  const bool collection = value.kind == Kind::list || value.kind == Kind::map;
  if (collection && !goes_in_brackets(key, value, column, manner)) {
    for (std::size_t i = 0; i < value.items.size(); ++i) {
      out.append(manner.eol);
      if (value.kind == Kind::list) {
        out.append(column + manner.list_offset, ' ');
        append_item(out, key, value.items[i], column + manner.list_offset, manner);
      } else {
        out.append(column + manner.map_offset, ' ');
        append_entry(out, value.keys[i], value.items[i], column + manner.map_offset, manner);
      }
    }
    return;
  }
  if (value.kind == Kind::null) return;
  out.push_back(' ');
  if (value.kind == Kind::scalar && fits_below_a_bar(value.text)) {
    append_below_a_bar(out, value.text, column + 2, manner);
  } else {
    append_inline(out, key, value, manner, false);
  }
}

void append_entry(std::string& out, std::string_view key, const Value& value, std::size_t column,
                  const Manner& manner) {
  // Keys are the schema's own words, or dates: written as they are where they can be.
  append_scalar(out, "", word(key), Manner{}, false);
  out.push_back(':');
  append_value(out, key, value, column, manner);
}

void append_item(std::string& out, std::string_view list_key, const Value& item, std::size_t column,
                 const Manner& manner) {
  out.append("-").append(manner.dash_gap, ' ');
  const std::size_t inner = column + 1 + manner.dash_gap;
  const bool on_lines = item.kind == Kind::map && !item.items.empty() && !manner.items_in_brackets;
  if (!on_lines) {
    append_inline(out, list_key, item, manner, false);
    return;
  }
  for (std::size_t i = 0; i < item.items.size(); ++i) {
    if (i > 0) out.append(manner.eol).append(inner, ' ');
    append_entry(out, item.keys[i], item.items[i], inner, manner);
  }
}

}  // namespace ljfl::edit
