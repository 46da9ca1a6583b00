#include <algorithm>
#include <array>

#include "check/finder.hpp"
#include "check/words.hpp"

namespace ljfl::check {
namespace {

constexpr std::array<std::string_view, 14> doubles = {"的的", "关于关于", "进行进行", "开展开展", "，，",
                                                      "。。", "、、",     "；；",     "，。",     "。，",
                                                      "、，", "，、",     "；。",     "。；"};
constexpr Finder finder(doubles);
static_assert(std::ranges::all_of(doubles,
                                  [](std::string_view found) { return (traits_of(found) & trait::doubled) != 0; }));

void run(const Subject& subject, const Tell& tell) {
  each_sentence(subject, trait::doubled, [&](const model::Text& text, Writer) {
    std::array<std::size_t, doubles.size()> places;  // NOLINT(cppcoreguidelines-pro-type-member-init): find fills it
    if (!finder.find(text.value, places)) return;
    const auto first = std::ranges::find_if(places, [](std::size_t at) { return at != std::string_view::npos; });
    const std::string_view found = doubles[static_cast<std::size_t>(first - places.begin())];
    tell(piece_of(subject, text, *first, found.size()), {diag::arg("found", found)});
  });
}

}  // namespace

extern constinit const Check w612_doubled;
constinit const Check w612_doubled{
    .rule = {.code = "W612",
             .severity = diag::Severity::note,
             .message = {.zh = "“{found}”重了", .en = "“{found}” is doubled"},
             .help = {.zh = "留一个", .en = "keep one"},
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
    .unit_by_unit = true,
};

}  // namespace ljfl::check
