#include "check/sieve.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  for (const model::Unit& unit : subject.units) {
    for (const model::Record* record : detailed_records(subject, unit)) {
      if (!record->more->covers || record->more->covers->value.first() <= record->date.value) continue;
      tell(record->more->covers->at, {diag::arg("date", std::string_view{time::iso(record->date.value)}),
                                      diag::arg("period", std::string_view{record->more->covers->value.name()})});
    }
  }
}

}  // namespace

extern constinit const Check e411_period_to_come;
constinit const Check e411_period_to_come{
    .rule =
        {.code = "E411",
         .severity = diag::Severity::warning,
         .message = {.zh = "{date} 报的是 {period}，那一期还没有开始",
                     .en = "on {date} this reports {period}, which had not begun"},
         .help = {.zh = "核对 for：多半是年份或月份写错了；报当期的，for 可以不写",
                  .en = "check for: most likely its year or month is wrong; of the period at hand it may be left out"},
         .why = {.zh = "for 写错一期，这一期就算没有报，下一期却先算报了。",
                 .en = "With a wrong period the one at hand counts as missing, and one to come as done."},
         .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection, for: 2026-12}
)",
         .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection, for: 2026-10}
)"},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
