#include "load/quick_settings.hpp"

#include <charconv>
#include <set>

namespace ljfl::load {
namespace {

bool is_bare(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/// Every function that returns bool says false where a closer look is needed.
class QuickSettings {
 public:
  explicit QuickSettings(std::string_view bytes) : bytes_(bytes) {}

  bool read() {
    while (to_content()) {
      if (peek() == '[' ? !table() : !entry(table_)) return false;
      if (!end_of_line()) return false;
    }
    return at_ == bytes_.size();
  }

  Settings out = {};

 private:
  [[nodiscard]] char peek() const { return at_ < bytes_.size() ? bytes_[at_] : '\0'; }
  void skip_spaces() {
    while (peek() == ' ' || peek() == '\t') ++at_;
  }
  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  void skip_comment() {
    if (peek() == '#') at_ = std::min(bytes_.find('\n', at_), bytes_.size());
  }
  /// To the next sign outside comments and blanks; false at the end.
  bool to_content() {
    for (;;) {
      skip_spaces();
      skip_comment();
      if (!take('\n')) return at_ < bytes_.size();
    }
  }
  bool end_of_line() {
    skip_spaces();
    skip_comment();
    return at_ == bytes_.size() || take('\n');
  }
  std::string_view word() {
    const std::size_t begin = at_;
    while (is_bare(peek())) ++at_;
    return bytes_.substr(begin, at_ - begin);
  }

  /// [a.b]: once each, and none that is, or lies in, something else.
  bool table() {
    ++at_;
    std::string path;
    do {
      const std::string_view name = word();
      if (name.empty()) return false;
      if (!path.empty()) path += '.';
      path += name;
      if (out.contains(path) || closed_.contains(path)) return false;
    } while (take('.'));
    table_ = std::move(path);
    return take(']') && tables_.insert(table_).second;
  }

  bool entry(const std::string& table) {
    std::string path = table;
    const std::string_view key = word();
    if (key.empty()) return false;
    if (!path.empty()) path += '.';
    path += key;
    skip_spaces();
    if (!take('=')) return false;
    skip_spaces();
    // A table that was opened already, or one within which one was.
    const auto inner = tables_.lower_bound(path);
    if (out.contains(path) || closed_.contains(path) || (inner != tables_.end() && inner->starts_with(path)))
      return false;
    if (peek() == '{') return inline_table(path);
    return value(out[path].value);
  }

  /// {a = 1, b = 2} on one line.
  bool inline_table(const std::string& path) {
    closed_.insert(path);
    do {
      ++at_;  // the brace, or a comma
      skip_spaces();
      if (!entry(path)) return false;
      skip_spaces();
    } while (peek() == ',');
    return take('}');
  }

  bool value(SettingValue& it) {
    if (peek() == '"') {
      std::string text;
      if (!string(text)) return false;
      it = std::move(text);
      return true;
    }
    if (peek() == '[') return texts(it);
    const std::string_view bare = number_or_word();
    if (bare == "true" || bare == "false") {
      it = bare == "true";
      return true;
    }
    const auto number = model::parse_decimal(bare, true);
    if (!number || bare == "-0") return false;
    if (bare.find('.') != std::string_view::npos) {
      it = *number;
    } else {
      it = number->hundredths / 100;
    }
    return true;
  }

  std::string_view number_or_word() {
    const std::size_t begin = at_;
    while (is_bare(peek()) || peek() == '.' || peek() == '+' || peek() == ':') ++at_;
    return bytes_.substr(begin, at_ - begin);
  }

  bool string(std::string& text) {
    const std::size_t begin = at_ + 1;
    const std::size_t end = bytes_.find_first_of("\"\\\n\t\r", begin);
    if (end == std::string_view::npos || bytes_[end] != '"') return false;
    text = bytes_.substr(begin, end - begin);
    at_ = end + 1;
    return !(text.empty() && peek() == '"');  // """
  }

  /// ["a", "b"], over several lines if need be.
  bool texts(SettingValue& it) {
    ++at_;
    std::vector<std::string> list;
    for (;;) {
      if (!to_content()) return false;
      if (take(']')) break;
      if (peek() != '"' || !string(list.emplace_back()) || !to_content()) return false;
      if (take(']')) break;
      if (!take(',')) return false;
    }
    it = std::move(list);
    return true;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::string table_ = {};
  std::set<std::string, std::less<>> tables_ = {};  ///< that had a head of their own
  std::set<std::string, std::less<>> closed_ = {};  ///< written in braces: nothing is added to them
};

}  // namespace

std::optional<Settings> quick_settings(std::string_view bytes) {
  QuickSettings quick(bytes);
  if (!quick.read()) return std::nullopt;
  return std::move(quick.out);
}

}  // namespace ljfl::load
