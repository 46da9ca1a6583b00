#include "check/sieve.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  constexpr diag::Words count{"数目", "a count"};
  constexpr diag::Words level{"百分比", "a level in percent"};
  constexpr diag::Words nothing{"什么也没有", "nothing"};
  for (const model::Unit& unit : subject.units) {
    for (const model::Record* record : detailed_records(subject, unit)) {
      if (record->quota_index == model::none) continue;
      const model::Particulars& more = *record->more;
      const model::Quota& quota = unit.quotas[record->quota_index];
      const std::string_view title = quota.title.given() ? quota.title.value : quota.id.value;
      const bool by_level = quota.target.value.kind == model::TargetKind::level;
      const diag::Words& wanted = by_level ? level : count;
      if (!more.value && more.sites.empty()) {
        if (more.measured) continue;  // it was written, and what is wrong with it was told
        tell(more.quota.at, {diag::arg("quota", title), diag::arg("wanted", wanted), diag::arg("found", nothing)});
        continue;
      }
      const bool is_level = more.value && more.value->value.percent;
      const bool whole = !more.value || is_level || more.value->value.number.hundredths % 100 == 0;
      if (is_level == by_level && whole) continue;
      const text::Span at = more.value ? more.value->at : more.sites.front().at;
      tell(at, {diag::arg("quota", title), diag::arg("wanted", wanted),
                diag::arg("found", whole ? (is_level ? level : count) : diag::Words{"小数", "a fraction"})});
    }
  }
}

}  // namespace

extern constinit const Check e504_wrong_measure;
constinit const Check e504_wrong_measure{
    .rule = {.code = "E504",
             .severity = diag::Severity::error,
             .message = {.zh = "“{quota}”的目标是{wanted}，这里记的是{found}",
                         .en = "the target of “{quota}” is {wanted}, but this records {found}"},
             .help = {.zh = "数目写成 value: 3 或 sites: […]，比例写成 value: 96.5%",
                      .en = "a count is value: 3 or sites: […], a level is value: 96.5%"},
             .why = {.zh = "所、个要加起来，百分比取最近的一次；混着记就算错。",
                     .en = "Counts add up and the newest level counts; mixed, both are wrong."},
             .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-20, quota: coverage, value: 0.96}
)",
             .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-20, quota: coverage, value: 96%}
)"},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
