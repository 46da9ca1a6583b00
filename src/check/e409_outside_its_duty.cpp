#include <optional>

#include "check/sieve.hpp"
#include "check/words.hpp"

namespace ljfl::check {
namespace {

/// From this day on nobody is too early, whatever the task.
time::Date latest_from(const model::Config& config, const model::Unit& unit) {
  time::Date out = config.start;
  for (const model::Task& task : unit.tasks) {
    if (task.from) out = std::max(out, task.from->value);
  }
  return out;
}

/// To this day nobody is too late.
time::Date earliest_until(const model::Config& config, const model::Unit& unit) {
  time::Date out = config.end;
  for (const model::Task& task : unit.tasks) {
    if (task.until) out = std::min(out, task.until->value);
  }
  return out;
}

void run(const Subject& subject, const Tell& tell) {
  const model::Config& config = subject.reg.config;
  if (config.year == 0) return;  // the settings could not be read
  for (const model::Unit& unit : subject.units) {
    if (sieve_of(subject, unit).all_days.lie_within(latest_from(config, unit), earliest_until(config, unit))) continue;
    for (const model::Record& record : unit.records) {
      if (record.date.value < config.start) continue;  // of a year before this one
      const model::Task* task = record.task_index == model::none ? nullptr : &unit.tasks[record.task_index];
      const time::Date from = task != nullptr && task->from ? task->from->value : config.start;
      const time::Date until = task != nullptr && task->until ? task->until->value : config.end;
      // What covers an earlier period is often reported when that is over.
      const bool late_report = record.more->covers && record.more->covers->value.first() <= until;
      const bool early = record.date.value < from;
      if (!early && (record.date.value <= until || late_report)) continue;
      diag::Arg when = early ? diag::arg("when", diag::Words{"还没有开始（从 ", "had not begun (it is from "})
                             : diag::arg("when", diag::Words{"已经结束（到 ", "was over (it is until "});
      when.zh += time::iso(early ? from : until) + (early ? " 起）" : " 止）");
      when.en += time::iso(early ? from : until) + ")";
      diag::Diagnostic& told = tell(record.date.at, {diag::arg("date", std::string_view{time::iso(record.date.value)}),
                                                     diag::arg("task", label(unit, record)), std::move(when)});
      const auto& bound = task == nullptr ? std::optional<model::Located<time::Date>>{}
                          : early         ? task->from
                                          : task->until;
      if (bound) told.labels.push_back({.at = bound->at, .words = {"任务定在这里", "the task says so here"}});
    }
  }
}

}  // namespace

extern constinit const Check e409_outside_its_duty;
constinit const Check e409_outside_its_duty{
    .rule = {.code = "E409",
             .severity = diag::Severity::warning,
             .message = {.zh = "{date} 这一天，“{task}”{when}", .en = "on {date} “{task}” {when}"},
             .help = {.zh = "核对日期；期限内做的才算数",
                      .en = "check the date: only what is done within that time counts"},
             .why = {.zh = "任务有起止；起止之外的记录算不到任何一期里。",
                     .en = "A task has its time; a record outside of it counts in no period."},
             .bad = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: inspection, every: month, from: 2026-10-15}
# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection}
)",
             .good = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: inspection, every: month, from: 2026-10-15}
# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-20, task: inspection}
)"},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
