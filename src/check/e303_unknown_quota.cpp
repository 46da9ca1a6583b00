#include "check/sieve.hpp"
#include "check/words.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  Guesses guess;
  for (const model::Unit& unit : subject.units) {
    if (!unit.items_known) continue;
    for (const model::Record* record : detailed_records(subject, unit)) {
      if (record->quota_index != model::none || !record->more->quota.given() || record->more->quota.empty()) continue;
      const model::Text& word = record->more->quota;
      const auto known = ids_of(unit.quotas);
      const model::Quota* const titled = only_titled(unit.quotas, word.value);
      diag::Diagnostic& told =
          tell(word.at, {diag::arg("unit", unit.name.value), diag::arg("quota", word.value),
                         titled != nullptr ? id_of_title(titled->id.value) : guess(word.value, known),
                         diag::arg("known", std::string_view{listed(known)})});
      told.effect = {"这里的数不计入任何一项指标", "its number counts for no quota"};
      if (titled != nullptr) told.fixes.push_back({.at = word.at, .text = std::string{titled->id.value}});
    }
  }
}

}  // namespace

extern constinit const Check e303_unknown_quota;
constinit const Check e303_unknown_quota{
    .rule = {.code = "E303",
             .severity = diag::Severity::error,
             .message = {.zh = "{unit}没有“{quota}”这项指标", .en = "{unit} has no quota “{quota}”"},
             .help = {.zh = "{hint}{unit}的指标有：{known}", .en = "{hint}the quotas of {unit}: {known}"},
             .why = {.zh = "数要加在一项指标上，否则这些点位不算数。",
                     .en = "A number must add to a quota, or it counts for nothing."},
             .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-20, quota: demo-school, sites: [三小]}
)",
             .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-20, quota: demo-schools, sites: [三小]}
)"},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
