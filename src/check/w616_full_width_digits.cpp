#include "check/words.hpp"

namespace ljfl::check {
namespace {

bool is_full_width(char32_t code) {
  return (code >= 0xFF10 && code <= 0xFF19) || code == 0xFF05 || code == 0xFF0E;
}

void run(const Subject& subject, const Tell& tell) {
  each_sentence(subject, trait::wide_digit, [&](const model::Text& text, Writer) {
    std::size_t begin = std::string_view::npos;
    std::string wanted;
    std::size_t at = text.value.find("\xEF\xBC");  // with these bytes each of them begins
    if (at == std::string_view::npos) return;
    for (; at < text.value.size();) {
      const text::Character c = text::character_at(text.value, at);
      if (is_full_width(c.code)) {
        if (begin == std::string_view::npos) begin = at;
        wanted.push_back(static_cast<char>(c.code - 0xFF01 + '!'));
      } else if (begin != std::string_view::npos) {
        break;
      }
      at += c.length;
    }
    if (begin == std::string_view::npos) return;
    const text::Span place = piece_of(subject, text, begin, at - begin);
    diag::Diagnostic& told = tell(place, {diag::arg("found", text.value.substr(begin, at - begin)),
                                          diag::arg("wanted", std::string_view{wanted})});
    if (place != text.at || text.at.end - text.at.begin == at - begin)
      told.fixes.push_back({.at = place, .text = wanted});
  });
}

}  // namespace

extern constinit const Check w616_full_width_digits;
constinit const Check w616_full_width_digits{
    .rule = {.code = "W616",
             .severity = diag::Severity::note,
             .message = {.zh = "数字用了全角“{found}”，写成“{wanted}”",
                         .en = "full-width digits “{found}” stand here; write “{wanted}”"},
             .help = {.zh = "切到半角再输入数字", .en = "type digits in half width"},
             .why = {.zh = "阿拉伯数字用半角（GB/T 15835）；全角的数字查找不到，也加不起来。",
                     .en = "Digits are half-width (GB/T 15835): full-width ones are neither found nor added."},
             .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection, note: 抽查１２所学校}
)",
             .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection, note: 抽查12所学校}
)"},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
