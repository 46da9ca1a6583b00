#include "check/sieve.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  const time::Date today = subject.standing.as_of;
  for (const model::Unit& unit : subject.units) {
    for (std::size_t m = 0; m < unit.months.size(); ++m) {
      const model::MonthFile& month = unit.months[m];
      if (sieve_of(subject, unit).days[m].last <= today) continue;
      for (std::uint32_t i = month.first_record; i < month.last_record; ++i) {
        const model::Located<time::Date>& date = unit.records[i].date;
        if (date.value <= today || !month.month.holds(date.value)) continue;  // in the wrong month: told as that
        tell(date.at, {diag::arg("date", std::string_view{time::iso(date.value)}),
                       diag::arg("today", std::string_view{time::iso(today)})});
        if (month.month.first() > today) break;  // the whole file is of a month to come
      }
    }
  }
}

}  // namespace

extern constinit const Check e408_in_the_future;
constinit const Check e408_in_the_future{
    .rule =
        {.code = "E408",
         .severity = diag::Severity::warning,
         .message = {.zh = "{date} 还没有到（今天按 {today} 算），这条记录现在不算数",
                     .en = "{date} is still to come (today is {today}); the record does not count yet"},
         .help = {.zh = "日期写错了就改；计划要做的事，做完再记",
                  .en = "mend the date; what is planned is recorded when it is done"},
         .why = {.zh = "台账记的是做过的事；写在将来的记录，通报里一条也不会出现。",
                 .en = "The register holds what was done; a record of the future shows in no report."},
         .bad = R"(# units/jiaoyuju/2026-11.yaml
records:
  - {date: 2026-11-12, task: publicity}
)",
         .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: publicity}
)",
         .many =
             {.zh = "有 {findings} 处记录的日子还没有到，现在不算数（单位逐个看：ljfl check units/…）",
              .en = "{findings} records are of days to come and do not count yet (unit by unit: ljfl check units/…)"}},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
