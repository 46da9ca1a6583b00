#include "check/sieve.hpp"
#include "check/words.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  const model::Config& config = subject.reg.config;
  if (config.year == 0) return;  // the settings could not be read
  // A register that has seen a year end holds that year's records too, and issues_from says since when.
  const time::Date first = std::min(config.start, config.office.issues_from.value_or(config.start));
  for (const model::Unit& unit : subject.units) {
    if (sieve_of(subject, unit).all_days.first >= first) continue;
    for (const model::Record& record : unit.records) {
      if (record.date.value >= first) continue;
      tell(record.date.at,
           {diag::arg("date", std::string_view{time::iso(record.date.value)}),
            diag::arg("first", std::string_view{time::iso(first)}), diag::arg("item", label(unit, record))});
    }
  }
}

}  // namespace

extern constinit const Check e413_before_the_register;
constinit const Check e413_before_the_register{
    .rule =
        {.code = "E413",
         .severity = diag::Severity::warning,
         .message = {.zh = "“{item}”这条记录是 {date} 的，在台账开始（{first}）以前",
                     .en = "this record of “{item}” is of {date}, before the register begins ({first})"},
         .help = {.zh = "核对年份；确是以前做的，要不要算由牵头部门定：不算的删掉，要算的在这一行上面写 "
                        "# ljfl: allow E413 until 期限 原因",
                  .en = "check the year; of what was done before, the lead office decides whether it counts: take it "
                        "out, or put # ljfl: allow E413 until DAY REASON above the line"},
         .why = {.zh = "年份打错一位，去年的日子就完成了今年的任务；一次性任务和没有写 from 的指标是照算的。",
                 .en = "With one digit of the year wrong, a day of last year does this year's work: one-off tasks and "
                       "quotas without from do count it."},
         .bad = R"(# units/jiaoyuju/2025-10.yaml
records:
  - {date: 2025-10-12, task: inspection}
)",
         .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection}
)",
         .many = {.zh = "有 {findings} 条记录的日期在台账开始以前",
                  .en = "{findings} records are of days before the register begins"}},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
