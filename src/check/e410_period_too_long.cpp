#include "check/sieve.hpp"
#include "check/words.hpp"

namespace ljfl::check {
namespace {

diag::Words words_of(time::PeriodKind kind) {
  switch (kind) {
    case time::PeriodKind::month: return {"月", "month"};
    case time::PeriodKind::quarter: return {"季度", "quarter"};
    case time::PeriodKind::half: return {"半年", "half-year"};
    case time::PeriodKind::year: return {"年", "year"};
  }
  return {};
}

void run(const Subject& subject, const Tell& tell) {
  for (const model::Unit& unit : subject.units) {
    for (const model::Record* record : detailed_records(subject, unit)) {
      if (!record->more->covers || record->task_index == model::none) continue;
      const model::Task& task = unit.tasks[record->task_index];
      if (!task.every || time::months_of(record->more->covers->value.kind) <= time::months_of(task.every->value))
        continue;
      const time::Period own = time::period_of(task.every->value, record->more->covers->value.first());
      tell(record->more->covers->at, {diag::arg("task", label(task)), diag::arg("kind", words_of(task.every->value)),
                                      diag::arg("period", std::string_view{record->more->covers->value.name()}),
                                      diag::arg("wanted", std::string_view{own.name()})});
    }
  }
}

}  // namespace

extern constinit const Check e410_period_too_long;
constinit const Check e410_period_too_long{
    .rule =
        {.code = "E410",
         .severity = diag::Severity::error,
         .message =
             {.zh = "“{task}”按{kind}算，for: {period} 不是其中的一期，这条记录哪一期也不算",
              .en =
                  "“{task}” is owed each {kind}; for: {period} is none of its periods, so the record counts for none"},
         .help = {.zh = "写这一条所报的那一期，例如 for: {wanted}",
                  .en = "write the one period that it covers, as in for: {wanted}"},
         .why = {.zh = "报的是哪一期，写在 for 里；写成更长的时段，就不知道算在哪一期。",
                 .en = "The period covered decides where a record counts; a longer one says nothing of any of them."},
         .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection, for: 2026Q4}
)",
         .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection, for: 2026-10}
)"},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
