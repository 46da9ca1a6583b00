#include <algorithm>
#include <array>

#include "check/words.hpp"

namespace ljfl::check {
namespace {

constexpr std::array<std::string_view, 14> nothings = {"无", "暂无", "没有", "同上", "略", "待定", "空",
                                                       "/",  "\\",   "－",   "—",    "-",  "N/A",  "n/a"};
static_assert(std::ranges::all_of(nothings, [](std::string_view nothing) { return nothing.size() <= brief_size; }));

void run(const Subject& subject, const Tell& tell) {
  const auto look = [&](const model::Text& text) {
    if (text.value.size() > brief_size) return;
    if (std::ranges::find(nothings, text.value) != nothings.end()) tell(text.at, {diag::arg("text", text.value)});
  };
  each_sentence(subject, trait::brief, [&](const model::Text& text, Writer) { look(text); });
  each_name(subject, look);
}

}  // namespace

extern constinit const Check w602_says_nothing;
constinit const Check w602_says_nothing{
    .rule = {.code = "W602",
             .severity = diag::Severity::warning,
             .message = {.zh = "写了“{text}”，等于什么也没有写", .en = "“{text}” says nothing"},
             .help = {.zh = "有内容就写明，没有就删掉这一栏", .en = "write what there is, or leave the entry out"},
             .why = {.zh = "没有的就不写；写“无”的点位会算作一个，写“同上”的单独看不懂。",
                     .en = "What there is not is not written: a site called 无 counts as one, and 同上 means nothing "
                           "on its own."},
             .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection, note: 同上}
)",
             .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection}
)"},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
