#include <array>

#include "check/words.hpp"

namespace ljfl::check {
namespace {

struct Pair {
  std::string_view open = {};
  std::string_view close = {};
};
constexpr std::array<Pair, 5> pairs = {{{"《", "》"}, {"“", "”"}, {"（", "）"}, {"〔", "〕"}, {"【", "】"}}};

/// Is there any mark at all? Most sentences have none.
bool has_mark(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '(' || c == ')') return true;
    if (c != '\xE2' && c != '\xE3' && c != '\xEF') continue;  // with one of these every mark begins
    const std::string_view rest = text.substr(at);
    for (const Pair& pair : pairs) {
      if (rest.starts_with(pair.open) || rest.starts_with(pair.close)) return true;
    }
  }
  return false;
}

/// The first mark in `text` that has no partner; its place, or npos. (A half-width bracket may close a full-width one.)
std::size_t unpaired(std::string_view text, const Pair& pair) {
  std::vector<std::size_t> open;
  const bool round = pair.open == "（";
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with(pair.open) || (round && rest.front() == '(')) {
      open.push_back(at);
    } else if (rest.starts_with(pair.close) || (round && rest.front() == ')')) {
      if (open.empty()) return at;
      open.pop_back();
    }
    at += text::character_at(text, at).length;
  }
  return open.empty() ? std::string_view::npos : open.front();
}

void run(const Subject& subject, const Tell& tell) {
  each_sentence(subject.reg, [&](const model::Text& text, Writer writer) {
    if (writer == Writer::table || !has_mark(text.value)) return;  // a pair may span the pieces of a cell
    for (const Pair& pair : pairs) {
      const std::size_t at = unpaired(text.value, pair);
      if (at == std::string_view::npos) continue;
      const std::size_t size = text::character_at(text.value, at).length;
      tell(piece_of(subject, text, at, size), {diag::arg("mark", text.value.substr(at, size))});
    }
  });
}

}  // namespace

extern constinit const Check w615_unpaired_mark;
constinit const Check w615_unpaired_mark{
    .rule = {.code = "W615",
             .severity = diag::Severity::note,
             .message = {.zh = "“{mark}”没有配对",
                         .en = "“{mark}” has no partner"},
             .help = {.zh = "补上另一半，或删掉这一半",
                      .en = "add the other half, or delete this one"},
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
};

}  // namespace ljfl::check
