#include <algorithm>
#include <utility>

#include "check/sieve.hpp"
#include "check/words.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  for (const model::Unit& unit : subject.units) {
    std::vector<const model::Record*> last(unit.quotas.size(), nullptr);
    std::vector<const model::Record*> records;
    for (const model::Record* record : detailed_records(subject, unit)) {
      if (record->quota_index != model::none && record->more->value && record->more->value->value.percent)
        records.push_back(record);
    }
    std::ranges::stable_sort(records, {}, [](const model::Record* record) { return record->date.value; });
    for (const model::Record* record : records) {
      const model::Record* before = std::exchange(last[record->quota_index], record);
      if (before == nullptr || record->more->value->value.number >= before->more->value->value.number) continue;
      // Who writes why it fell was asked already.
      if (record->note.value.find("降") != std::string_view::npos) continue;
      diag::Diagnostic& told =
          tell(record->more->value->at,
               {diag::arg("quota", label(unit, *record)),
                diag::arg("before", std::string_view{model::plain(before->more->value->value.number)}),
                diag::arg("after", std::string_view{model::plain(record->more->value->value.number)})});
      told.labels.push_back({.at = before->more->value->at, .words = {"前一次", "the time before"}});
    }
  }
}

}  // namespace

extern constinit const Check e508_level_falls;
constinit const Check e508_level_falls{
    .rule = {.code = "E508",
             .severity = diag::Severity::warning,
             .message = {.zh = "“{quota}”从 {before}% 降到了 {after}%",
                         .en = "“{quota}” fell from {before}% to {after}%"},
             .help = {.zh = "核对两次的口径（分母是不是同一个）；确实下降的，在 note 里写明原因",
                      .en = "check that both have the same base; if it did fall, say why in the note"},
             .why = {.zh = "覆盖率、知晓率很少下降；降下来多半是分母变了，或少写了一位。",
                     .en = "Such levels rarely fall: mostly the base changed or a digit is missing."},
             .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-20, quota: coverage, value: 59%}
)",
             .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-20, quota: coverage, value: 95%}
)"},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
