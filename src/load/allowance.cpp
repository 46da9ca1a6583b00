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

std::string_view without_blanks_behind(std::string_view text) {
  for (;;) {
    if (text.ends_with(full_width_space)) {
      text.remove_suffix(full_width_space.size());
    } else if (!text.empty() && blanks.find(text.back()) != std::string_view::npos) {
      text.remove_suffix(1);
    } else {
      return text;
    }
  }
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
      const auto sign = sign_before(at);
      if (!sign) continue;
      come_to_line_of(*sign);
      if (!is_comment(*sign)) continue;
      const auto words = addressed_to_us(bytes.substr(*sign + 1, line_.end - *sign - 1));
      if (!words) continue;
      if (auto allowance = parsed(*words, span(*sign, line_.end))) {
        allowance->covers = covered(*sign);
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

  /// The # that has nothing but blanks between itself and `at`.
  [[nodiscard]] std::optional<std::size_t> sign_before(std::size_t at) const {
    const std::string_view before = without_blanks_behind(tree_.bytes.substr(0, at));
    if (!before.ends_with('#')) return std::nullopt;
    return before.size() - 1;
  }

  void come_to_line_of(std::size_t sign) {
    if (sign < line_.end) return;
    const text::Line line = text::line_of(tree_.bytes, sign);
    const std::size_t end = line.begin + line.text.size();
    line_ = {.begin = line.begin, .content = end - without_blanks(line.text).size(), .end = end};
  }

  /// A # begins a comment at a line's beginning or behind a blank, unless a text holds it.
  [[nodiscard]] bool is_comment(std::size_t sign) {
    if (sign > line_.begin && tree_.bytes[sign - 1] != ' ' && tree_.bytes[sign - 1] != '\t') return false;
    const auto ends_before = [&](const yaml::Node& node) {
      return node.kind != yaml::Kind::scalar || node.end <= sign;
    };
    while (node_ < tree_.nodes.size() && ends_before(tree_.nodes[node_])) ++node_;
    return node_ == tree_.nodes.size() || sign < tree_.nodes[node_].begin;
  }

  std::optional<model::Allowance> parsed(std::string_view words, text::Span comment) {
    std::string_view rest = words;
    std::string_view meant = "W602";  // what the advice shows, until another is known
    const auto refuse = [&](diag::Words what) {
      told_.tell(e230_bad_allowance, comment, {diag::arg("what", what), diag::arg("code", meant)});
      return std::nullopt;
    };
    if (next_word(rest) != "allow") return refuse({"“ljfl:”后面应是 allow", "“allow” must follow “ljfl:”"});
    const std::string_view code = next_word(rest);
    if (!is_code(code))
      return refuse({"allow 后面应是规则的代码，例如 W612", "a rule's code must follow “allow”, such as W612"});
    if (code.starts_with("E1"))
      return refuse(
          {"E1 开头的问题不能豁免：文件要先读得懂", "E1xx cannot be allowed: the file must be readable first"});
    meant = code;
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
  [[nodiscard]] text::Span covered(std::size_t sign) {
    if (sign > line_.content) return span(line_.begin, line_.end);
    // Comments that stand together share one answer.
    if (!below_ || below_->begin <= line_.begin) below_ = content_below();
    return *below_;
  }

  [[nodiscard]] text::Span content_below() const {
    for (std::size_t at = line_.end;;) {
      const std::size_t newline = tree_.bytes.find('\n', at);
      if (newline == std::string_view::npos) return span(tree_.bytes.size(), tree_.bytes.size());
      const text::Line line = text::line_of(tree_.bytes, newline + 1);
      at = line.begin + line.text.size();
      const std::string_view content = without_blanks(line.text);
      if (!content.empty() && !content.starts_with('#')) return span(line.begin, at);
    }
  }

  /// The line that was come to last.
  struct Here {
    std::size_t begin = 0;
    std::size_t content = 0;  ///< behind its indentation
    std::size_t end = 0;
  };

  const yaml::Tree& tree_;
  diag::Diagnostics& told_;
  // Comments come in the order of the file, and so all this goes on from where it was.
  Here line_ = {};
  std::size_t node_ = 0;                  ///< the first text that does not end before the last # asked for
  std::optional<text::Span> below_ = {};  ///< the content below the last comment that stood alone
};

}  // namespace

void read_allowances(const yaml::Tree& tree, std::vector<model::Allowance>& out, diag::Diagnostics& told) {
  Reader(tree, told).read(out);
}

}  // namespace ljfl::load
