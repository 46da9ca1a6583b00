#include <algorithm>
#include <array>

#include "check/words.hpp"

namespace ljfl::check {
namespace {

struct Sign {
  char found = ' ';
  std::string_view wanted = {};
};
constexpr std::array<Sign, 7> signs = {
    {{',', "，"}, {';', "；"}, {':', "："}, {'?', "？"}, {'!', "！"}, {'(', "（"}, {')', "）"}}};

constexpr std::array<bool, 128> is_sign = [] {
  std::array<bool, 128> out = {};
  for (const Sign& sign : signs) out[static_cast<unsigned char>(sign.found)] = true;
  return out;
}();

/// The character that ends right before `at`; 0 at the beginning.
char32_t before(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0) {
    --begin;
    if ((static_cast<unsigned char>(text[begin]) & 0xC0U) != 0x80U) break;
  }
  return begin < at ? text::character_at(text, begin).code : 0;
}

void run(const Subject& subject, const Tell& tell) {
  each_sentence(subject, trait::half_sign, [&](const model::Text& text, Writer) {
    for (std::size_t at = 0; at < text.value.size(); ++at) {
      const auto byte = static_cast<unsigned char>(text.value[at]);
      if (byte >= is_sign.size() || !is_sign[byte]) continue;
      const auto sign = std::ranges::find(signs, text.value[at], &Sign::found);
      const char32_t left = before(text.value, at);
      const char32_t right = at + 1 < text.value.size() ? text::character_at(text.value, at + 1).code : 0;
      const bool chinese = sign->found == '('   ? is_han(right)
                           : sign->found == ')' ? is_han(left)
                                                : is_han(left) && (right == 0 || is_han(right));
      if (!chinese) continue;
      tell(piece_of(subject, text, at, 1),
           {diag::arg("found", text.value.substr(at, 1)), diag::arg("wanted", sign->wanted)});
      return;  // one is enough to look at the sentence
    }
  });
}

}  // namespace

extern constinit const Check w611_half_width_sign;
constinit const Check w611_half_width_sign{
    .rule = {.code = "W611",
             .severity = diag::Severity::note,
             .message = {.zh = "中文里用了半角的“{found}”", .en = "a half-width “{found}” stands in Chinese text"},
             .help = {.zh = "改成全角的“{wanted}”；官方原文照录，不改",
                      .en = "write “{wanted}”; the official text stays as it is"},
             .why = {.zh = "中文的标点是全角的；混用半角，排版和查找都不齐。",
                     .en = "Chinese punctuation is full-width; mixed, neither print nor search is even."},
             .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection, note: "抽查两所学校,发现问题一处"}
)",
             .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection, note: 抽查两所学校，发现问题一处}
)",
             .many = {.zh = "有 {findings} 处中文里用了半角标点",
                      .en = "half-width punctuation stands in Chinese text in {findings} places"}},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
