#include "check/sieve.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  for (const model::Unit& unit : subject.units) {
    for (std::size_t m = 0; m < unit.months.size(); ++m) {
      const model::MonthFile& month = unit.months[m];
      const time::Date first = month.month.first();
      const time::Date last = month.month.last();
      if (sieve_of(subject, unit).days[m].lie_within(first, last)) continue;
      for (std::uint32_t i = month.first_record; i < month.last_record; ++i) {
        const model::Record& record = unit.records[i];
        if (first <= record.date.value && record.date.value <= last) continue;
        const std::string own = time::period_of(time::PeriodKind::month, record.date.value).name();
        tell(record.date.at,
             {diag::arg("date", std::string_view{time::iso(record.date.value)}),
              diag::arg("month", std::string_view{month.month.name()}), diag::arg("own", std::string_view{own}),
              diag::arg("file", std::string_view{own + ".yaml"})});
      }
    }
  }
}

}  // namespace

extern constinit const Check e403_wrong_month;
constinit const Check e403_wrong_month{
    .rule = {.code = "E403",
             .severity = diag::Severity::error,
             .message = {.zh = "这条记录是 {date} 的，却写在 {month} 的文件里",
                         .en = "this record is of {date}, but stands in the file of {month}"},
             .help = {.zh = "移到 {file}；如果是日期写错了，改日期；如果是 {month} 里补报 {own} "
                            "的，日期写补报的那天，另加一行 for: {own}",
                      .en = "move it to {file}, or mend the date; what was handed in during {month} for {own} has the "
                            "day on which that was done, and for: {own}"},
             .why = {.zh = "一个月的文件交上去就算定了；日子写错，就算到了别的月份。",
                     .en = "A month's file is final once it was handed in; a wrong day counts in another month."},
             .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-09-30, task: publicity}
)",
             .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: publicity}
)"},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
