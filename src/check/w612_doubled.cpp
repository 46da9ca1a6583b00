#include <array>

#include "check/words.hpp"

namespace ljfl::check {
namespace {

constexpr std::array<std::string_view, 14> doubles = {"的的", "关于关于", "进行进行", "开展开展", "，，", "。。", "、、", "；；", "，。", "。，", "、，", "，、", "；。", "。；"};

void run(const Subject& subject, const Tell& tell) {
  each_sentence(subject.reg, [&](const model::Text& text, Writer) {
    for (const std::string_view found : doubles) {
      const std::size_t at = text.value.find(found);
      if (at == std::string_view::npos) continue;
      tell(piece_of(subject, text, at, found.size()), {diag::arg("found", found)});
      return;
    }
  });
}

}  // namespace

extern constinit const Check w612_doubled;
constinit const Check w612_doubled{
    .rule = {.code = "W612",
             .severity = diag::Severity::note,
             .message = {.zh = "“{found}”重了",
                         .en = "“{found}” is doubled"},
             .help = {.zh = "留一个",
                      .en = "keep one"},
             .why = {.zh = "重复的字和标点多半是改了一半留下的。",
                     .en = "Doubled words and signs are mostly left over from a change."},
             .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection, note: 开展了关于关于分类的培训}
)",
             .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection, note: 开展了关于分类的培训}
)"},
    .run = run,
};

}  // namespace ljfl::check
