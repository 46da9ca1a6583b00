#include "load/allowance.hpp"

#include <algorithm>

#include "load/rules.hpp"

namespace ljfl::load {
namespace {

constexpr std::string_view blanks = " \t\r";
constexpr std::string_view full_width_space = "　";

bool starts_blank(std::string_view text) {
  return !text.empty() && (blanks.find(text.front()) != std::string_view::npos || text.starts_with(full_width_space));
}

std::string_view without_blanks(std::string_view text) {
  while (starts_blank(text)) text.remove_prefix(text.starts_with(full_width_space) ? full_width_space.size() : 1);
  return text;
}

/// The next word, cut from `text`.
std::string_view next_word(std::string_view& text) {
  text = without_blanks(text);
  std::size_t end = 0;
  while (end < text.size() && !starts_blank(text.substr(end))) ++end;
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end);
  return word;
}

bool is_code(std::string_view word) {
  return word.size() == 4 && word[0] >= 'A' && word[0] <= 'Z' &&
         std::ranges::all_of(word.substr(1), [](char c) { return c >= '0' && c <= '9'; });
}

/// Behind a #: the words for us, or nothing where the comment is none of ours. A full-width colon is meant for one.
std::optional<std::string_view> addressed_to_us(std::string_view comment) {
  std::string_view rest = without_blanks(comment);
  if (!rest.starts_with("ljfl")) return std::nullopt;
  rest = without_blanks(rest.substr(4));
  for (const std::string_view colon : {":", "："}) {
    if (rest.starts_with(colon)) return rest.substr(colon.size());
  }
  return std::nullopt;
}

class Reader {
 public:
  Reader(const yaml::Tree& tree, diag::Diagnostics& told) : tree_(tree), told_(told) {}

  void read(std::vector<model::Allowance>& out) {
    const std::string_view bytes = tree_.bytes;
    for (std::size_t at = bytes.find("ljfl"); at != std::string_view::npos; at = bytes.find("ljfl", at + 4)) {
      const text::Line line = text::line_of(bytes, at);
      const std::size_t sign = bytes.rfind('#', at);
      if (sign == std::string_view::npos || sign < line.begin) continue;
      if (!without_blanks(bytes.substr(sign + 1, at - sign - 1)).empty() || !is_comment(sign, line.begin)) continue;
      const std::size_t end = line.begin + line.text.size();
      const auto words = addressed_to_us(bytes.substr(sign + 1, end - sign - 1));
      if (!words) continue;
      const text::Span comment = span(sign, end);
      if (auto allowance = parsed(*words, comment)) {
        allowance->covers = covered(sign, line);
        out.push_back(*allowance);
      }
    }
  }

 private:
  [[nodiscard]] text::Span span(std::size_t begin, std::size_t end) const {
    return {.file = tree_.file, .begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)};
  }
  [[nodiscard]] text::Span span_of(std::string_view word) const {
    const auto begin = static_cast<std::size_t>(word.data() - tree_.bytes.data());
    return span(begin, begin + word.size());
  }

  /// A # begins a comment at a line's beginning or behind a blank, unless a text holds it.
  [[nodiscard]] bool is_comment(std::size_t sign, std::size_t line_begin) const {
    if (sign > line_begin && tree_.bytes[sign - 1] != ' ' && tree_.bytes[sign - 1] != '\t') return false;
    return std::ranges::none_of(tree_.nodes, [&](const yaml::Node& node) {
      return node.kind == yaml::Kind::scalar && node.begin <= sign && sign < node.end;
    });
  }

  std::optional<model::Allowance> parsed(std::string_view words, text::Span comment) {
    std::string_view rest = words;
    const auto refuse = [&](diag::Words what) {
      told_.tell(e230_bad_allowance, comment, {diag::arg("what", what)});
      return std::nullopt;
    };
    if (next_word(rest) != "allow") return refuse({"“ljfl:”后面应是 allow", "“allow” must follow “ljfl:”"});
    const std::string_view code = next_word(rest);
    if (!is_code(code))
      return refuse({"allow 后面应是规则的代码，例如 W612", "a rule's code must follow “allow”, such as W612"});
    if (code.starts_with("E1"))
      return refuse(
          {"E1 开头的问题不能豁免：文件要先读得懂", "E1xx cannot be allowed: the file must be readable first"});
    if (next_word(rest) != "until")
      return refuse({"代码后面应是 until 和日期", "“until” and a date must follow the code"});
    const std::string_view day = next_word(rest);
    const time::ParsedDate date = time::parse_date(day);
    if (!date.date)
      return refuse({"until 后面应是日期，例如 2026-12-31", "a date must follow “until”, such as 2026-12-31"});
    std::string_view reason = without_blanks(rest);
    while (!reason.empty() && blanks.find(reason.back()) != std::string_view::npos) reason.remove_suffix(1);
    if (reason.empty()) return refuse({"日期后面要写原因", "a reason must follow the date"});
    return model::Allowance{.code = {.value = code, .at = span_of(code)},
                            .until = {.value = *date.date, .at = span_of(day)},
                            .reason = {.value = reason, .at = span_of(reason)},
                            .at = comment};
  }

  /// Its own line; that of the next content where it stands alone.
  [[nodiscard]] text::Span covered(std::size_t sign, const text::Line& own) const {
    if (!without_blanks(tree_.bytes.substr(own.begin, sign - own.begin)).empty())
      return span(own.begin, own.begin + own.text.size());
    std::size_t next = own.begin;
    for (;;) {
      const std::size_t newline = tree_.bytes.find('\n', next);
      if (newline == std::string_view::npos) return span(tree_.bytes.size(), tree_.bytes.size());
      next = newline + 1;
      const text::Line line = text::line_of(tree_.bytes, next);
      const std::string_view content = without_blanks(line.text);
      if (!content.empty() && !content.starts_with('#')) return span(line.begin, line.begin + line.text.size());
    }
  }

  const yaml::Tree& tree_;
  diag::Diagnostics& told_;
};

}  // namespace

void read_allowances(const yaml::Tree& tree, std::vector<model::Allowance>& out, diag::Diagnostics& told) {
  Reader(tree, told).read(out);
}

}  // namespace ljfl::load
