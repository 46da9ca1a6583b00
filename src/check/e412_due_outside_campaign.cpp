#include "check/check.hpp"

namespace ljfl::check {
namespace {

constexpr int days_before = 366;
constexpr int days_after = 183;

void run(const Subject& subject, const Tell& tell) {
  const model::Config& config = subject.reg.config;
  if (config.year == 0) return;
  const auto ask = [&](const model::Located<time::Date>& due) {
    // A summary may well be due in the months after the end, and what was due last year stays in the register; a year
    // further off it is a slip.
    if (time::days_between(due.value, config.start) <= days_before &&
        time::days_between(config.end, due.value) <= days_after)
      return;
    tell(due.at, {diag::arg("date", std::string_view{time::iso(due.value)}),
                  diag::arg("start", std::string_view{time::iso(config.start)}),
                  diag::arg("end", std::string_view{time::iso(config.end)})});
  };
  for (const model::Unit& unit : subject.units) {
    for (const model::Task& task : unit.tasks) {
      if (task.due) ask(*task.due);
    }
    for (const model::Quota& quota : unit.quotas) {
      if (quota.due) ask(*quota.due);
    }
  }
}

}  // namespace

extern constinit const Check e412_due_outside_campaign;
constinit const Check e412_due_outside_campaign{
    .rule = {.code = "E412",
             .severity = diag::Severity::warning,
             .message = {.zh = "期限 {date} 离工作期（{start} 到 {end}）太远",
                         .en = "the due date {date} lies far from the campaign, {start} to {end}"},
             .help = {.zh = "核对年份；工作期确实变了的，改 ljfl.toml 里 [campaign] 的起止",
                      .en = "check the year; if the campaign itself moved, change [campaign] in ljfl.toml"},
             .why = {.zh = "期限多半是写错了年份：早了一开始就逾期，晚了一年也没有人催。",
                     .en = "Mostly a slip of the year: too early it is overdue at once, too late nobody asks for it."},
             .bad = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: plan, due: 2062-12-30}
)",
             .good = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: plan, due: 2026-12-30}
)"},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
