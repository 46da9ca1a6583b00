#include "history/rules/judging.hpp"

namespace ljfl::history {
namespace {

/// In time, but after the report: nobody's fault, and a figure that was published is no longer the whole one.
Verdict judge(const Trial& trial, const Deed& deed) {
  const Change& change = deed.change;
  if (change.lost || change.kind != Kind::added || change.what != What::record || !change.month) return std::nullopt;
  const auto closing = trial.closing_day(deed, *change.month);
  if (closing && deed.entered > *closing) return std::nullopt;  // H901's
  const Published* const report = restates(trial, deed);
  if (report == nullptr) return std::nullopt;
  return std::vector{diag::arg("period", std::string_view{report->period.name()}),
                     diag::arg("published", std::string_view{time::iso(report->entered)})};
}

}  // namespace

extern constinit const AuditRule h903_added_after_report;
constinit const AuditRule h903_added_after_report{
    .rule = {.code = "H903",
             .severity = diag::Severity::note,
             .message = {.zh = "{period} 的通报 {published} 已经发出，{day} 又补了它之前的记录：{change}（提交 "
                               "{commit}，{author}）{restored}",
                         .en = "the report of {period} was out on {published}, and on {day} a record of before was "
                               "added: {change} (commit {commit}, {author}){restored}"},
             .help = {.zh = "下一期通报里加注：上期的数以后补为准",
                      .en = "the next bulletin carries a footnote: the last one's figure was completed"},
             .why = {.zh = "没有错，但上期通报里的数不全了，下一期要说明。",
                     .en = "Nothing is wrong, but the last bulletin's figure is no longer the whole one; the next has "
                           "to say so."},
             .bad = R"(## 2026-10-05 分类办 <fenleiban@example.cn>
# units/jiaoyuju/unit.yaml
name: 教育局
tasks: [{id: inspection, title: 监督检查}]
# reports/2026-09/bulletin.md
通报
## 2026-10-08 张三 <zhangsan@jiaoyuju.example>
# units/jiaoyuju/2026-09.yaml
records:
  - {date: 2026-09-28, task: inspection}
)",
             .good = R"(## 2026-10-05 分类办 <fenleiban@example.cn>
# units/jiaoyuju/unit.yaml
name: 教育局
tasks: [{id: inspection, title: 监督检查}]
# reports/2026-09/bulletin.md
通报
## 2026-10-08 张三 <zhangsan@jiaoyuju.example>
# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-08, task: inspection}
)"},
    .judge = judge,
};

}  // namespace ljfl::history
