#include <algorithm>
#include <array>
#include <optional>

#include "check/words.hpp"

namespace ljfl::check {
namespace {

struct Pair {
  std::string_view open = {};
  std::string_view close = {};
};
constexpr std::array<Pair, 5> pairs = {{{"《", "》"}, {"“", "”"}, {"（", "）"}, {"〔", "〕"}, {"【", "】"}}};
static_assert(std::ranges::all_of(pairs, [](const Pair& pair) {
  return (traits_of(pair.open) & traits_of(pair.close) & trait::mark) != 0;
}));

/// The marks of a text that have no partner, the first of each pair, in the order of `pairs`. (A half-width bracket may
/// close a full-width one.)
class Unpaired {
 public:
  explicit Unpaired(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if (byte < 0x80) {
        if (byte == '(') take(round, true, at);
        if (byte == ')') take(round, false, at);
        ++at;
        continue;
      }
      if (byte >= 0xE0 && byte < 0xF0 && at + 2 < text.size()) {
        if ((signs_of.wide(last_two(text.data() + at)) & trait::mark) != 0) take(text.substr(at, 3), at);
        at += 3;
      } else {
        at += text::character_at(text, at).length;
      }
    }
  }

  [[nodiscard]] std::optional<std::size_t> of(std::size_t pair) const {
    if (alone_[pair]) return alone_[pair];
    return open_[pair].empty() ? std::nullopt : std::optional{open_[pair].front()};
  }

 private:
  static constexpr std::size_t round = 2;
  static_assert(pairs[round].open == "（");

  void take(std::string_view mark, std::size_t at) {
    for (std::size_t pair = 0; pair < pairs.size(); ++pair) {
      if (mark == pairs[pair].open) take(pair, true, at);
      if (mark == pairs[pair].close) take(pair, false, at);
    }
  }
  void take(std::size_t pair, bool opens, std::size_t at) {
    if (alone_[pair]) return;
    if (opens) {
      open_[pair].push_back(at);
    } else if (open_[pair].empty()) {
      alone_[pair] = at;
    } else {
      open_[pair].pop_back();
    }
  }

  std::array<std::vector<std::size_t>, pairs.size()> open_ = {};
  std::array<std::optional<std::size_t>, pairs.size()> alone_ = {};  ///< one that closes and nothing was open
};

void run(const Subject& subject, const Tell& tell) {
  each_sentence(subject, trait::mark, [&](const model::Text& text, Writer writer) {
    if (writer == Writer::table) return;  // a pair may span the pieces of a cell
    const Unpaired unpaired(text.value);
    for (std::size_t pair = 0; pair < pairs.size(); ++pair) {
      const auto at = unpaired.of(pair);
      if (!at) continue;
      const std::size_t size = text::character_at(text.value, *at).length;
      tell(piece_of(subject, text, *at, size), {diag::arg("mark", text.value.substr(*at, size))});
    }
  });
}

}  // namespace

extern constinit const Check w615_unpaired_mark;
constinit const Check w615_unpaired_mark{
    .rule = {.code = "W615",
             .severity = diag::Severity::note,
             .message = {.zh = "“{mark}”没有配对", .en = "“{mark}” has no partner"},
             .help = {.zh = "补上另一半，或删掉这一半", .en = "add the other half, or delete this one"},
             .why = {.zh = "书名号、引号少了一半，文件的名字就不知道到哪里为止。",
                     .en = "With half a pair missing nobody knows where a title ends."},
             .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection, note: 印发《教育系统工作方案，共三份}
)",
             .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection, note: 印发《教育系统工作方案》，共三份}
)"},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
