#include <algorithm>

#include "check/words.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  Guesses guess;
  std::vector<std::string_view> known;
  known.reserve(subject.reg.config.assessment.items.size());
  for (const model::RubricItem& item : subject.reg.config.assessment.items) known.push_back(item.id);
  for (const model::Mark& mark : subject.reg.marks) {
    if (mark.item.empty() || std::ranges::find(known, mark.item.value) != known.end()) continue;
    const std::string list = listed(known);
    tell(mark.item.at, {diag::arg("item", mark.item.value), guess(mark.item.value, known),
                        diag::arg("known", std::string_view{list})});
  }
}

}  // namespace

extern constinit const Check e311_unknown_item;
constinit const Check e311_unknown_item{
    .rule = {.code = "E311",
             .severity = diag::Severity::error,
             .message = {.zh = "考核细则里没有“{item}”这一项", .en = "the rubric has no item “{item}”"},
             .help = {.zh = "{hint}ljfl.toml 的 [assessment.items] 里有：{known}",
                      .en = "{hint}[assessment.items] of ljfl.toml has: {known}"},
             .why = {.zh = "“不得分”“不适用”说的是细则里的某一项；对不上，就等于没有说。",
                     .en = "What is zeroed or exempt must be an item of the rubric, or nothing was said."},
             .bad = R"(# units/fenleiban/2026-10.yaml
marks:
  - {id: m1, date: 2026-10-15, unit: 教育局, kind: zero, item: report, text: 材料造假}
# ljfl.toml
district = "示例区"
year = 2026

[assessment.items.returns]
name = "信息报送"
measure = "returns"
points = 100
)",
             .good = R"(# units/fenleiban/2026-10.yaml
marks:
  - {id: m1, date: 2026-10-15, unit: 教育局, kind: zero, item: returns, text: 材料造假}
# ljfl.toml
district = "示例区"
year = 2026

[assessment.items.returns]
name = "信息报送"
measure = "returns"
points = 100
)"},
    .run = run,
};

}  // namespace ljfl::check
