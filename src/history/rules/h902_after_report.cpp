#include "history/rules/judging.hpp"

namespace ljfl::history {
namespace {

Verdict judge(const Trial& trial, const Deed& deed) {
  const Change& change = deed.change;
  if (change.lost || change.kind == Kind::added || only_proof_added(change)) return std::nullopt;
  const Published* const report = restates(trial, deed);
  if (report == nullptr) return std::nullopt;
  return std::vector{diag::arg("period", std::string_view{report->period.name()}),
                     diag::arg("published", std::string_view{time::iso(report->entered)})};
}

}  // namespace

extern constinit const AuditRule h902_after_report;
constinit const AuditRule h902_after_report{
    .rule = {.code = "H902",
             .severity = diag::Severity::warning,
             .message = {.zh = "{period} 的通报 {published} 已经发出，{day} 改了它用过的记录：{change}（提交 "
                               "{commit}，{author}）{restored}",
                         .en = "the report of {period} was out on {published}, yet on {day} a record that it used was "
                               "changed: {change} (commit {commit}, {author}){restored}"},
             .help = {.zh = "改得对的，下一期通报里加注更正；改错了的，用 git revert {commit} 恢复",
                      .en = "if the change is right, the next bulletin carries a footnote; if not, git revert {commit} "
                            "brings it back"},
             .why = {.zh = "发出去的数不能悄悄变；要变，就要说。",
                     .en = "A figure that was published must not change in silence."},
             .bad = R"(## 2026-10-01 张三 <zhangsan@jiaoyuju.example>
# units/jiaoyuju/unit.yaml
name: 教育局
quotas: [{id: demo, task: t, title: 示范学校, target: 60}]
# units/jiaoyuju/2026-09.yaml
records:
  - {date: 2026-09-28, quota: demo, value: 3}
## 2026-10-05 分类办 <fenleiban@example.cn>
# reports/2026-09/bulletin.md
通报
## 2026-10-20 张三 <zhangsan@jiaoyuju.example>
# units/jiaoyuju/2026-09.yaml
records:
  - {date: 2026-09-28, quota: demo, value: 5}
)",
             .good = R"(## 2026-10-01 张三 <zhangsan@jiaoyuju.example>
# units/jiaoyuju/unit.yaml
name: 教育局
quotas: [{id: demo, task: t, title: 示范学校, target: 60}]
# units/jiaoyuju/2026-09.yaml
records:
  - {date: 2026-09-28, quota: demo, value: 3}
## 2026-10-03 张三 <zhangsan@jiaoyuju.example>
# units/jiaoyuju/2026-09.yaml
records:
  - {date: 2026-09-28, quota: demo, value: 5}
## 2026-10-05 分类办 <fenleiban@example.cn>
# reports/2026-09/bulletin.md
通报
)"},
    .judge = judge,
};

}  // namespace ljfl::history
