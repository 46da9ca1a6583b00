#include <algorithm>

#include "check/check.hpp"
#include "check/late.hpp"

namespace ljfl::check {
namespace {

constexpr int notice_days = 60;

/// A project that counts no workdays and moves no due date asks nothing of a calendar.
bool asks_calendar(const model::Register& reg) {
  if (reg.config.calendar.roll() != time::Roll::none || reg.config.calendar.any_schedule()) return true;
  return std::ranges::any_of(reg.units, [](const model::Unit& unit) {
    return std::ranges::any_of(
        unit.tasks, [](const model::Task& task) { return task.due_offset && task.due_offset->value.workdays; });
  });
}

void run(const Subject& subject, const Tell& tell) {
  if (!asks_calendar(subject.reg)) return;
  const std::vector<standing::Deadline> list = begun_deadlines(subject);
  for (const int year : standing::years_without_schedule(subject.reg, list)) {
    const auto in_year = [&](const standing::Deadline& one) { return time::year_of(one.due) == year; };
    const time::Date first = std::ranges::find_if(list, in_year)->due;
    diag::Diagnostic& told =
        tell(calendar_of(subject), {diag::arg("year", std::int64_t{year}),
                                    diag::arg("count", std::int64_t{std::ranges::count_if(list, in_year)}),
                                    diag::arg("first", std::string_view{time::iso(first)})});
    // The notice comes in the last months of the year before: until then nobody can mend it.
    if (time::days_between(subject.standing.as_of, first) > notice_days) told.severity = diag::Severity::note;
  }
}

}  // namespace

extern constinit const Check d704_no_schedule;
constinit const Check d704_no_schedule{
    .rule =
        {.code = "D704",
         .severity = diag::Severity::warning,
         .message =
             {.zh =
                  "有 {count} 个期限落在 {year} 年（最早 {first}），可是没有 {year} 年的放假安排，只按周六、周日休息算",
              .en = "{count} deadlines fall in {year} (from {first}), and the days off of {year} are not known: "
                    "weekends alone are counted"},
         .help = {.zh = "国务院办公厅的通知出来后，在 ljfl.toml 里加 [calendar.{year}]，填 days_off 和 workdays",
                  .en = "when the State Council's notice is out, add [calendar.{year}] with days_off and workdays to "
                        "ljfl.toml"},
         .why = {.zh = "少了放假和调休，工作日数不准，遇假日顺延也不准。",
                 .en = "Without days off and make-up workdays, terms in workdays and moved deadlines are wrong."},
         .bad = R"(# ljfl.toml
district = "示例区"
year = 2026

[campaign]
start = "2026-09-01"
end = "2026-12-31"

[calendar.2026]
days_off = ["2026-10-01..2026-10-07"]
workdays = ["2026-10-10"]
local_days_off = []
# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: summary, title: 年度总结, due: 2027-01-15}
)",
         .good = R"(# ljfl.toml
district = "示例区"
year = 2026

[campaign]
start = "2026-09-01"
end = "2026-12-31"

[calendar.2026]
days_off = ["2026-10-01..2026-10-07"]
workdays = ["2026-10-10"]
local_days_off = []

[calendar.2027]
days_off = ["2027-01-01..2027-01-03"]
local_days_off = []
# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: summary, title: 年度总结, due: 2027-01-15}
)"},
    .run = run,
    .takes_long = true,
};

}  // namespace ljfl::check
