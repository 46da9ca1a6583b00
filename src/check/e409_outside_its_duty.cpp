#include <optional>

#include "check/sieve.hpp"
#include "check/words.hpp"
#include "standing/standing.hpp"

namespace ljfl::check {
namespace {

/// From this day on nobody is too early, whatever the task or quota.
time::Date latest_from(const model::Config& config, const model::Unit& unit) {
  time::Date out = config.start;
  for (const model::Task& task : unit.tasks) {
    if (task.from) out = std::max(out, task.from->value);
  }
  for (const model::Quota& quota : unit.quotas) {
    if (quota.from) out = std::max(out, quota.from->value);
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

/// Where a record counts for nothing: before the first day that is asked for, or after the last.
struct Outside {
  bool early = false;
  time::Date bound = {};
  std::optional<text::Span> said_at = {};  ///< where the task says so; nothing where the campaign does
  bool by_period = false;                  ///< the period that it covers lies outside, not its day
};

std::optional<Outside> outside(const model::Config& config, const model::Unit& unit, const model::Record& record) {
  const auto early = [](const model::Located<time::Date>& from) {
    return Outside{.early = true, .bound = from.value, .said_at = from.at};
  };
  const time::Date day = record.date.value;
  if (record.quota_index != model::none) {
    const auto& from = unit.quotas[record.quota_index].from;
    return from && day < from->value ? std::optional{early(*from)} : std::nullopt;
  }
  if (record.task_index == model::none) return std::nullopt;
  const model::Task& task = unit.tasks[record.task_index];
  if (!task.every) {  // late work counts, as late; standing work has no term
    return task.due && task.from && day < task.from->value ? std::optional{early(*task.from)} : std::nullopt;
  }
  // What the standing counts is the period: also a day of it before the task began, in the month in which it did.
  const auto& covers = record.more->covers;
  if (covers && covers->value.first() > day) return std::nullopt;  // E411 says so
  const auto period =
      standing::counts_for(day, covers ? std::optional{covers->value} : std::nullopt, task.every->value);
  if (!period) return std::nullopt;  // E410 says so
  const time::Date from = task.from ? task.from->value : config.start;
  const time::Date until = task.until ? task.until->value : config.end;
  if (period->last() < from) {
    return Outside{.early = true,
                   .bound = from,
                   .said_at = task.from ? std::optional{task.from->at} : std::nullopt,
                   .by_period = covers.has_value()};
  }
  if (period->first() <= until) return std::nullopt;
  return Outside{.bound = until,
                 .said_at = task.until ? std::optional{task.until->at} : std::nullopt,
                 .by_period = covers.has_value()};
}

void tell_outside(const model::Unit& unit, const model::Record& record, const Outside& found, const Tell& tell) {
  diag::Arg when = found.early ? diag::arg("when", diag::Words{"还没有开始（从 ", "had not begun (it is from "})
                               : diag::arg("when", diag::Words{"已经结束（到 ", "was over (it is until "});
  when.zh += time::iso(found.bound) + (found.early ? " 起）" : " 止）");
  when.en += time::iso(found.bound) + ")";
  const std::string day = found.by_period ? record.more->covers->value.name() : time::iso(record.date.value);
  diag::Arg what{.name = "what",
                 .zh = day + (found.by_period ? " 这一期" : " 这一天"),
                 .en = (found.by_period ? "in " : "on ") + day};
  diag::Diagnostic& told = tell(found.by_period ? record.more->covers->at : record.date.at,
                                {std::move(what), diag::arg("task", label(unit, record)), std::move(when)});
  if (found.said_at) told.labels.push_back({.at = *found.said_at, .words = {"起止定在这里", "its time is given here"}});
}

void run(const Subject& subject, const Tell& tell) {
  const model::Config& config = subject.reg.config;
  if (config.year == 0) return;  // the settings could not be read
  for (const model::Unit& unit : subject.units) {
    const auto look_at = [&](const model::Record& record) {
      if (record.date.value < config.start) return;  // of a year before this one
      if (const auto found = outside(config, unit, record)) tell_outside(unit, record, *found, tell);
    };
    if (!sieve_of(subject, unit).all_days.lie_within(latest_from(config, unit), earliest_until(config, unit))) {
      for (const model::Record& record : unit.records) look_at(record);
      continue;
    }
    for (const model::Record* record : detailed_records(subject, unit)) {
      if (record->more->covers) look_at(*record);
    }
  }
}

}  // namespace

extern constinit const Check e409_outside_its_duty;
constinit const Check e409_outside_its_duty{
    .rule = {.code = "E409",
             .severity = diag::Severity::warning,
             .message = {.zh = "{what}，“{task}”{when}，这条记录不计入",
                         .en = "{what} “{task}” {when}; the record does not count"},
             .help = {.zh = "核对日期和 for；起止写错了的，请牵头部门改任务的 from、until",
                      .en =
                          "check the date and for:; where the task's from or until is wrong, the lead office mends it"},
             .why = {.zh = "任务和指标有起止；起止之外的记录算不到任何一期里，也不计数。",
                     .en = "Tasks and quotas have their time; a record outside of it counts in no period and no sum."},
             .bad = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: inspection, every: month, from: 2026-10-15}
# units/jiaoyuju/2026-09.yaml
records:
  - {date: 2026-09-28, task: inspection}
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
