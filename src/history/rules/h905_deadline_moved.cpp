#include "history/rules/judging.hpp"

namespace ljfl::history {
namespace {

/// Later is looser, for the end of a thing; earlier is, for `until`. What is no date is compared by nobody but said.
bool judge_field(const Change& change) {
  const bool owed = change.what == What::task || change.what == What::quota;
  if (owed && change.field == "due") return change.after.empty() || is_later(change.after, change.before);
  if (change.what == What::task && change.field == "due_offset") return is_longer(change.after, change.before);
  if (change.what == What::task && change.field == "from") return is_later(change.after, change.before);
  if (change.what == What::task && change.field == "until")
    return !change.after.empty() && is_later(change.before, change.after);
  if (change.what == What::finding && change.field == "rectify_by")
    return change.after.empty() || is_later(change.after, change.before);
  return false;
}

Verdict judge(const Trial&, const Deed& deed) {
  const Change& change = deed.change;
  if (change.lost || change.kind != Kind::changed || !judge_field(change)) return std::nullopt;
  const bool over = time::parse_date(change.before).date && *time::parse_date(change.before).date < deed.entered;
  return std::vector{diag::arg(
      "over", over ? diag::Words{"，改的时候已经过期", ", when it had passed already"} : diag::Words{"", ""})};
}

}  // namespace

extern constinit const AuditRule h905_deadline_moved;
constinit const AuditRule h905_deadline_moved{
    .rule = {.code = "H905",
             .severity = diag::Severity::warning,
             .message = {.zh = "期限放宽了{over}：{change}（{day}，提交 {commit}，{author}）{restored}",
                         .en = "a deadline was moved{over}: {change} ({day}, commit {commit}, {author}){restored}"},
             .help = {.zh = "有依据的，在提交说明里写明；没有的，用 git revert {commit} 恢复",
                      .en = "where there is a reason, let the commit message name it; else git revert {commit}"},
             .why = {.zh = "期限一推，逾期就没有了；推过的期限，考核时要看得见。",
                     .en = "With the deadline goes the lateness; who assesses has to see that it was moved."},
             .bad = R"(## 2026-01-05 分类办 <fenleiban@example.cn>
# units/jiaoyuju/unit.yaml
name: 教育局
tasks: [{id: plan, title: 工作方案, due: 2026-06-30}]
## 2026-07-20 分类办 <fenleiban@example.cn>
# units/jiaoyuju/unit.yaml
name: 教育局
tasks: [{id: plan, title: 工作方案, due: 2026-09-30}]
)",
             .good = R"(## 2026-01-05 分类办 <fenleiban@example.cn>
# units/jiaoyuju/unit.yaml
name: 教育局
tasks: [{id: plan, title: 工作方案, due: 2026-06-30}]
## 2026-02-20 分类办 <fenleiban@example.cn>
# units/jiaoyuju/unit.yaml
name: 教育局
tasks: [{id: plan, title: 工作方案, due: 2026-05-31}]
)"},
    .judge = judge,
};

}  // namespace ljfl::history
