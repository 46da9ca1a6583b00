#include "check/words.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  for (const model::Unit& unit : subject.units) {
    if (subject.is_faulty(unit)) continue;
    for (std::size_t i = 0; i < unit.quotas.size(); ++i) {
      const standing::QuotaStanding& standing = subject.standing_of(unit).quotas[i];
      if (unit.quotas[i].target.value.kind != model::TargetKind::count || standing.done <= standing.target ||
          standing.records.empty())
        continue;
      const model::Particulars& said = *unit.records[standing.records.back().record.record].more;
      const std::int64_t value =
          said.value ? said.value->value.number.hundredths / 100 : static_cast<std::int64_t>(said.sites.size());
      const std::int64_t before = standing.done - value;
      // The last number holds all that was counted before: a running total, not a month's.
      diag::Arg hint = diag::arg(
          "hint", diag::Words{"核对各月的数，找出重复计的", "look through the months for what was counted twice"});
      if (said.value && before > 0 && value >= before && value <= standing.target) {
        const std::string month = std::to_string(value - before);
        hint.zh = "这个 " + std::to_string(value) + " 像是累计数；本月只写新增的 " + month;
        hint.en =
            "this " + std::to_string(value) + " looks like a running total; the month's own number would be " + month;
      }
      tell(said.value ? said.value->at : said.quota.at,
           {diag::arg("quota", label(unit.quotas[i])), diag::arg("done", standing.done),
            diag::arg("target", standing.target), diag::arg("counter", unit.quotas[i].counter.value), std::move(hint)});
    }
  }
}

}  // namespace

extern constinit const Check e505_over_target;
constinit const Check e505_over_target{
    .rule =
        {.code = "E505",
         .severity = diag::Severity::warning,
         .message = {.zh = "“{quota}”已记 {done}{counter}，超过了目标 {target}",
                     .en = "“{quota}” has {done} on record, above its target of {target}"},
         .help = {.zh = "{hint}", .en = "{hint}"},
         .why = {.zh = "超过目标多半是重复计数，或把累计数填成了当月数：累计 = 上月累计 + 本月。",
                 .en = "Above the target mostly means counted twice, or a running total typed as the month's number."},
         .bad = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: demo-sites, title: 示范点建设}
quotas:
  - {id: squares, task: demo-sites, title: 示范广场, target: 5, due: 2026-12-31}
# units/jiaoyuju/2026-09.yaml
records:
  - {date: 2026-09-18, quota: squares, value: 2}
# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-20, quota: squares, value: 5}
)",
         .good = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: demo-sites, title: 示范点建设}
quotas:
  - {id: squares, task: demo-sites, title: 示范广场, target: 5, due: 2026-12-31}
# units/jiaoyuju/2026-09.yaml
records:
  - {date: 2026-09-18, quota: squares, value: 2}
# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-20, quota: squares, value: 3}
)"},
    .run = run,
    .of_whole_files = true,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
