/// The only file that includes toml11.
#include "load/settings.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <sstream>
#include <toml.hpp>

#include "load/quick_settings.hpp"
#include "load/rules.hpp"
#include "yaml/yaml.hpp"

namespace ljfl::load {
namespace {

// toml11 recurses without a limit and is quadratic in long arrays and dotted keys: what no settings need is refused.
constexpr std::size_t most_bytes = std::size_t{64} << 10U;
constexpr int most_depth = 16;
constexpr int most_dots = 64;

text::Span line_span(std::string_view bytes, std::uint32_t file, std::size_t offset) {
  const text::Line line = text::line_of(bytes, offset);
  return {.file = file,
          .begin = static_cast<std::uint32_t>(line.begin),
          .end = static_cast<std::uint32_t>(line.begin + line.text.size())};
}

bool tell_syntax(diag::Diagnostics& told, text::Span at, std::string zh, std::string en) {
  told.tell(e220_toml_syntax, at, {{.name = "what", .zh = std::move(zh), .en = std::move(en)}});
  return false;
}

/// Nesting and dots, counted outside texts and comments.
bool within_limits(std::string_view bytes, std::uint32_t file, diag::Diagnostics& told) {
  if (bytes.size() > most_bytes) {
    return tell_syntax(told, {.file = file}, "文件超过 64 KiB", "the file is above 64 KiB");
  }
  int depth = 0;
  int dots = 0;
  char quote = '\0';
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (c == '\n') {
      dots = 0;
      quote = '\0';
    } else if (quote != '\0') {
      if (c == '\\' && quote == '"') ++i;
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '#') {
      while (i + 1 < bytes.size() && bytes[i + 1] != '\n') ++i;
    } else if (c == '[' || c == '{') {
      ++depth;
    } else if (c == ']' || c == '}') {
      --depth;
    } else if (c == '.') {
      ++dots;
    }
    if (depth > most_depth || dots > most_dots) {
      return tell_syntax(told, line_span(bytes, file, i), "一层套一层太深", "this is nested too deep");
    }
  }
  return true;
}

/// toml11 says where in a picture of the lines: " 3 | name = ". Its first such number is the line.
std::size_t line_in(std::string_view message) {
  for (std::size_t begin = 0; begin < message.size();) {
    const std::size_t end = std::min(message.find('\n', begin), message.size());
    std::string_view line = message.substr(begin, end - begin);
    while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
    std::size_t number = 0;
    const auto [stop, fault] = std::from_chars(line.data(), line.data() + line.size(), number);
    std::string_view rest = line.substr(static_cast<std::size_t>(stop - line.data()));
    while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
    if (fault == std::errc{} && rest.starts_with('|')) return number;
    begin = end + 1;
  }
  return 1;
}

std::size_t offset_of_line(std::string_view bytes, std::size_t line) {
  std::size_t offset = 0;
  for (std::size_t i = 1; i < line; ++i) {
    const std::size_t newline = bytes.find('\n', offset);
    if (newline == std::string_view::npos) break;
    offset = newline + 1;
  }
  return offset;
}

/// Where each key stands, by path: one line a key, as people write settings. Others are found at their table's head.
std::map<std::string, text::Span> key_places(std::string_view bytes, std::uint32_t file) {
  std::map<std::string, text::Span> out;
  std::string table;
  const auto trimmed = [](std::string_view word) {
    while (!word.empty() && (word.front() == ' ' || word.front() == '\t')) word.remove_prefix(1);
    while (!word.empty() && (word.back() == ' ' || word.back() == '\t' || word.back() == '\r')) word.remove_suffix(1);
    if (word.size() >= 2 && (word.front() == '"' || word.front() == '\'') && word.back() == word.front()) {
      word = word.substr(1, word.size() - 2);
    }
    return word;
  };
  for (std::size_t begin = bytes.starts_with(text::bom) ? 3 : 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const std::string_view line = bytes.substr(begin, end - begin);
    const std::string_view word = trimmed(line);
    const auto at = static_cast<std::uint32_t>(begin + static_cast<std::size_t>(word.data() - line.data()));
    if (word.starts_with('[')) {
      table = std::string{trimmed(word.substr(1, word.find(']') - 1))};
      out.emplace(table, text::Span{.file = file, .begin = at, .end = at + static_cast<std::uint32_t>(word.size())});
    } else if (const std::size_t equals = line.find('='); equals != std::string_view::npos && !word.starts_with('#')) {
      const std::string_view key = trimmed(line.substr(0, equals));
      const auto key_at = static_cast<std::uint32_t>(begin + static_cast<std::size_t>(key.data() - line.data()));
      out.emplace(table.empty() ? std::string{key} : table + "." + std::string{key},
                  text::Span{.file = file, .begin = key_at, .end = key_at + static_cast<std::uint32_t>(key.size())});
    }
    begin = end + 1;
  }
  return out;
}

/// The commonest slips of a line `key = value`, by name; false where it is none of them.
bool told_what_is_typed(std::string_view bytes, std::uint32_t file, std::size_t offset, diag::Diagnostics& told) {
  const text::Line line = text::line_of(bytes, offset);
  const auto span = [&](std::string_view piece) {
    const auto begin = static_cast<std::uint32_t>(piece.data() - bytes.data());
    return text::Span{.file = file, .begin = begin, .end = begin + static_cast<std::uint32_t>(piece.size())};
  };
  const std::size_t equals = line.text.find('=');
  if (const std::size_t wide = line.text.find("＝"); wide < equals) {
    tell_syntax(told, span(line.text.substr(wide, 3)), "用了全角的“＝”，应为英文的“=”",
                "a full-width “＝” stands here; it must be “=”");
    return true;
  }
  if (equals == std::string_view::npos) return false;
  const auto trimmed = [](std::string_view word) {
    while (word.starts_with(' ')) word.remove_prefix(1);
    while (word.ends_with(' ') || word.ends_with('\r')) word.remove_suffix(1);
    return word;
  };
  const std::string_view key = trimmed(line.text.substr(0, equals));
  const std::string_view value = trimmed(line.text.substr(equals + 1, line.text.find('#', equals) - equals - 1));
  constexpr std::array<std::string_view, 7> yes = {"是", "yes", "Yes", "YES", "True", "TRUE", "on"};
  constexpr std::array<std::string_view, 7> no = {"否", "no", "No", "NO", "False", "FALSE", "off"};
  const bool said_yes = std::ranges::find(yes, value) != yes.end();
  if (said_yes || std::ranges::find(no, value) != no.end()) {
    const std::string_view wanted = said_yes ? "true" : "false";
    diag::Diagnostic& one = told.tell(e222_not_true_or_false, span(value),
                                      {diag::arg("key", key), diag::arg("value", value), diag::arg("wanted", wanted)});
    one.fixes.push_back({.at = span(value), .text = std::string{wanted}});
    return true;
  }
  if (value.starts_with("“") || value.starts_with("”") || value.starts_with("＂")) {
    tell_syntax(told, span(value), "用了中文引号，要用英文引号 \"", "these quotes are Chinese ones; use \"");
    return true;
  }
  if (!value.empty() && static_cast<unsigned char>(value.front()) >= 0x80) {
    tell_syntax(told, span(value), "文字要加英文引号", "a text needs quotes");
    return true;
  }
  return false;
}

SettingValue plain_value(const toml::value& value) {
  if (value.is_string()) return toml::get<std::string>(value);
  if (value.is_integer()) return static_cast<std::int64_t>(toml::get<std::int64_t>(value));
  if (value.is_boolean()) return toml::get<bool>(value);
  if (value.is_floating()) {
    // What a person wrote with two digits comes back within a hair of them; anything else was not written so.
    const double hundredths = toml::get<double>(value) * 100;
    // NOLINTNEXTLINE(readability-simplify-boolean-expr): what is no number lies within no bounds
    if (!(hundredths > -1e12 && hundredths < 1e12)) return OtherKind{};
    const auto nearest = static_cast<std::int64_t>(hundredths < 0 ? hundredths - 0.5 : hundredths + 0.5);
    const double off = hundredths - static_cast<double>(nearest);
    if (off > 1e-6 || off < -1e-6) return OtherKind{};
    return model::Decimal{nearest};
  }
  if (value.is_local_date()) {
    std::ostringstream text;
    text << value.as_local_date();
    return text.str();
  }
  if (value.is_array()) {
    std::vector<std::string> texts;
    for (const toml::value& item : value.as_array()) {
      SettingValue one = plain_value(item);
      if (!std::holds_alternative<std::string>(one)) return OtherKind{};
      texts.push_back(std::get<std::string>(std::move(one)));
    }
    return texts;
  }
  return OtherKind{};
}

void flatten(const toml::value& table, const std::string& path, Settings& out) {
  for (const auto& [key, value] : table.as_table()) {
    const std::string here = path.empty() ? std::string{key} : path + "." + std::string{key};
    if (value.is_table()) {
      flatten(value, here, out);
    } else {
      out[here].value = plain_value(value);
    }
  }
}

/// What was written behind the key: toml11 reads a number that is too large as the largest there is.
std::string number_behind(std::string_view bytes, const text::Span& key) {
  const std::string_view rest = bytes.substr(key.end);
  const std::size_t begin = std::min(rest.find_first_of("+-0123456789"), rest.size());
  const std::size_t end = rest.find_first_not_of("+-_0123456789abcdefABCDEFox", begin);
  return std::string{rest.substr(begin, end - begin)};
}

/// Each setting where its key stands, or its table's head.
void put_in_place(std::string_view bytes, std::uint32_t file, Settings& settings) {
  const std::map<std::string, text::Span> places = key_places(bytes, file);
  for (auto& [path, setting] : settings) {
    auto place = places.find(path);
    const auto* const number = std::get_if<std::int64_t>(&setting.value);
    using Limits = std::numeric_limits<std::int64_t>;
    if (place != places.end() && number != nullptr && (*number == Limits::max() || *number == Limits::min()))
      setting.value = TooLarge{number_behind(bytes, place->second)};
    if (place == places.end()) place = places.find(path.substr(0, std::min(path.rfind('.'), path.size())));
    setting.at = place == places.end() ? text::Span{.file = file} : place->second;
  }
}

}  // namespace

std::optional<Settings> read_settings(const text::Source& source, std::uint32_t file, diag::Diagnostics& told,
                                      bool quick) {
  if (!yaml::passes_gate(source, file, told) || !within_limits(source.bytes, file, told)) return std::nullopt;
  const std::string_view bytes = source.bytes;
  if (quick) {
    if (auto settings = quick_settings(bytes)) {
      put_in_place(bytes, file, *settings);
      return settings;
    }
  }
  try {
    std::istringstream stream{source.bytes};
    const toml::value root = toml::parse(stream, "ljfl.toml");
    Settings out;
    flatten(root, "", out);
    put_in_place(bytes, file, out);
    return out;
  } catch (const std::exception& error) {
    const std::string_view message = error.what();
    const std::size_t offset = offset_of_line(bytes, line_in(message));
    // toml11's own words are English, and differ from version to version.
    if (message.find("already exist") != std::string_view::npos) {
      tell_syntax(told, line_span(bytes, file, offset), "和别处写重了：一个键、一个 [表] 只能写一次",
                  "it stands here and elsewhere: a key or a [table] is written once");
    } else if (!told_what_is_typed(bytes, file, offset, told)) {
      tell_syntax(told, line_span(bytes, file, offset), "这里读不通", "this makes no sense");
    }
    return std::nullopt;
  }
}

}  // namespace ljfl::load
