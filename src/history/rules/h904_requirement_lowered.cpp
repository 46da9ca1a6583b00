#include <algorithm>

#include "history/rules/judging.hpp"

namespace ljfl::history {
namespace {

/// A target that was handed down is more than none; of counts and of levels, more is more.
bool target_lowered(std::string_view before, std::string_view after) {
  if (before == "tbd" || before.empty()) return false;
  if (after == "tbd" || after.empty()) return true;
  if (before.ends_with('%') != after.ends_with('%')) return true;
  return is_less(after, before);
}

bool judge_field(const Trial& trial, const Deed& deed) {
  const Change& change = deed.change;
  if (change.what == What::quota && change.field == "target") return target_lowered(change.before, change.after);
  if (change.what == What::quota && change.field == "milestones") return milestones_loosened(trial, deed);
  if (change.what == What::task && change.field == "times")
    return is_less(change.after.empty() ? "1" : change.after, change.before.empty() ? "1" : change.before);
  if (change.what == What::task && change.field == "every")
    return change.after.empty() || is_rarer(change.after, change.before);
  // What somebody else did counts here, too.
  if (change.what == What::task && change.field == "same_as") return !change.after.empty();
  if (change.what == What::finding && change.field == "deduct")
    return change.after.empty() || is_less(change.after, change.before);
  return false;
}

Verdict judge(const Trial& trial, const Deed& deed) {
  if (deed.change.lost || deed.change.kind != Kind::changed || !judge_field(trial, deed)) return std::nullopt;
  return std::vector<diag::Arg>{};
}

}  // namespace

extern constinit const AuditRule h904_requirement_lowered;
constinit const AuditRule h904_requirement_lowered{
    .rule = {.code = "H904",
             .severity = diag::Severity::warning,
             .message = {.zh = "要求降低了：{change}（{day}，提交 {commit}，{author}）{restored}",
                         .en = "a requirement was lowered: {change} ({day}, commit {commit}, {author}){restored}"},
             .help = {.zh = "有依据的（上级调整、笔误），在提交说明里写明文号；没有的，用 git revert {commit} 恢复",
                      .en = "where there is a reason (handed down, a slip of the pen), let the commit message name it; "
                            "else git revert {commit}"},
             .why = {.zh = "目标一降，完成率就上去了，工作却没有多做。",
                     .en = "With a lower target the rate of completion rises, and no work was done."},
             .bad = R"(## 2026-01-05 分类办 <fenleiban@example.cn>
# units/jiaoyuju/unit.yaml
name: 教育局
quotas: [{id: demo, task: t, title: 示范学校, target: 60}]
## 2026-11-20 分类办 <fenleiban@example.cn>
# units/jiaoyuju/unit.yaml
name: 教育局
quotas: [{id: demo, task: t, title: 示范学校, target: 40}]
)",
             .good = R"(## 2026-01-05 分类办 <fenleiban@example.cn>
# units/jiaoyuju/unit.yaml
name: 教育局
quotas: [{id: demo, task: t, title: 示范学校, target: tbd}]
## 2026-02-20 分类办 <fenleiban@example.cn>
# units/jiaoyuju/unit.yaml
name: 教育局
quotas: [{id: demo, task: t, title: 示范学校, target: 60}]
)"},
    .judge = judge,
};

}  // namespace ljfl::history
