#include "check/words.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  for (const model::Unit& unit : subject.units) {
    for (const model::Quota& quota : unit.quotas) {
      const model::Milestone* before = nullptr;
      for (const model::Milestone& one : quota.milestones) {
        const auto say = [&](text::Span at, diag::Words what) {
          tell(at, {diag::arg("quota", label(quota)), diag::arg("what", what)});
        };
        if (before != nullptr && before->by.value == one.by.value) {
          say(one.by.at, {"同一天有两个数", "one day has two numbers"});
        } else if (before != nullptr && one.count.value < before->count.value) {
          say(one.count.at, {"后一期的数比前一期还小", "the later number is the smaller one"});
        } else if (quota.target.value.kind == model::TargetKind::count && one.count.value > quota.target.value.count) {
          say(one.count.at, {"数超过了目标", "the number is above the target"});
        } else if (quota.due && one.by.value > quota.due->value) {
          say(one.by.at, {"日期在期限之后", "the date is after the due date"});
        }
        before = &one;
      }
    }
  }
}

}  // namespace

extern constinit const Check e507_milestones_out_of_order;
constinit const Check e507_milestones_out_of_order{
    .rule =
        {.code = "E507",
         .severity = diag::Severity::warning,
         .message = {.zh = "“{quota}”的进度安排不对：{what}", .en = "the milestones of “{quota}” do not fit: {what}"},
         .help = {.zh = "各期的数逐期增加，不超过目标，日期不晚于期限",
                  .en =
                      "numbers rise from date to date, stay within the target, and no date is later than the due date"},
         .why = {.zh = "序时进度按它算；安排错了，不是人人落后，就是没有人落后。",
                 .en = "The pace is computed from them: with wrong ones all are behind, or none."},
         .bad = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: demo-sites, title: 示范点建设}
quotas:
  - id: squares
    task: demo-sites
    target: 5
    due: 2026-12-31
    milestones: {2026-10-31: 4, 2026-11-30: 3}
)",
         .good = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: demo-sites, title: 示范点建设}
quotas:
  - id: squares
    task: demo-sites
    target: 5
    due: 2026-12-31
    milestones: {2026-10-31: 3, 2026-11-30: 4}
)"},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
