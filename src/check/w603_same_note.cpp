#include <algorithm>
#include <tuple>

#include "check/words.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  constexpr std::size_t long_enough = 12;  // characters: of a longer note two are a copy, of a shorter one three
  constexpr std::size_t short_note = 4;    // of one shorter still, none is
  for (const model::Unit& unit : subject.units) {
    std::vector<const model::Record*> records = sieve_of(subject, unit).noted_alike;
    std::erase_if(records, [](const model::Record* record) {
      return record->note.value.size() < short_note;
    });  // in bytes: characters are counted where they matter
    std::ranges::stable_sort(records, [](const model::Record* a, const model::Record* b) {
      return std::tie(a->note.value, a->date.value) < std::tie(b->note.value, b->date.value);
    });
    for (std::size_t i = 0; i < records.size();) {
      std::size_t end = i + 1;
      std::size_t days = 1;
      while (end < records.size() && records[end]->note.value == records[i]->note.value) {
        if (records[end]->date.value != records[end - 1]->date.value) ++days;
        ++end;
      }
      // One act that served two tasks on one day is told of in the same words, and may be.
      const std::size_t characters = days < 2 ? 0 : text::count_characters(records[i]->note.value);
      if (characters >= short_note && days >= (characters >= long_enough ? 2U : 3U)) {
        diag::Diagnostic& told =
            tell(records[end - 1]->note.at,
                 {diag::arg("unit", label(unit)), diag::arg("count", static_cast<std::int64_t>(end - i))});
        told.labels.push_back({.at = records[i]->note.at, .words = {"最早写在这里", "it stands here first"}});
      }
      i = end;
    }
  }
}

}  // namespace

extern constinit const Check w603_same_note;
constinit const Check w603_same_note{
    .rule = {.code = "W603",
             .severity = diag::Severity::warning,
             .message = {.zh = "这段说明在{unit}的 {count} 条记录里一字不差",
                         .en = "this note stands word for word in {count:record|records} of {unit}"},
             .help = {.zh = "写这一次自己的情况：在哪里、多少人、结果怎样",
                      .en = "write what was so this time: where, how many, with what result"},
             .why = {.zh = "照抄上一次的说明，检查的人会认为事情没有做。",
                     .en = "A note copied from the last time looks as if nothing had been done."},
             .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: publicity, note: 开展垃圾分类宣传活动，效果良好}
  - {date: 2026-10-20, task: publicity, note: 开展垃圾分类宣传活动，效果良好}
)",
             .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: publicity, note: 在二小开展宣传，发放手册60份}
  - {date: 2026-10-20, task: publicity, note: 主题班会，五年级三个班参加}
)"},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
