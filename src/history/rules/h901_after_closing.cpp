#include "history/rules/judging.hpp"

namespace ljfl::history {
namespace {

/// A month's file was touched when its month was final. What a report had told already is H902's.
Verdict judge(const Trial& trial, const Deed& deed) {
  const Change& change = deed.change;
  if (change.lost || !is_of_a_month(change)) return std::nullopt;
  time::Period month = change.month_before ? std::min(*change.month, *change.month_before) : *change.month;
  // A finding stands in the month in which it was found; that it was put right is of the month in which it was.
  if (const auto rectified = rectified_now(change))
    month = std::max(month, time::period_of(time::PeriodKind::month, *rectified));
  const auto closing = trial.closing_day(deed, month);
  if (!closing || deed.entered <= *closing) return std::nullopt;
  if (restates(trial, deed) != nullptr && change.kind != Kind::added) return std::nullopt;
  return std::vector{diag::arg("month", std::string_view{month.name()}),
                     diag::arg("closing", std::string_view{time::iso(*closing)})};
}

}  // namespace

extern constinit const AuditRule h901_after_closing;
constinit const AuditRule h901_after_closing{
    .rule =
        {.code = "H901",
         .severity = diag::Severity::warning,
         .message = {.zh =
                         "{month} 在 {closing} 已经关账，{day} 又改了它：{change}（提交 {commit}，{author}）{restored}",
                     .en = "{month} was closed on {closing}, yet on {day} it was changed: {change} (commit {commit}, "
                           "{author}){restored}"},
         .help = {.zh = "确需补录的，由牵头部门在下一期通报里说明；关账的日子在 ljfl.toml 的 [history] "
                        "close，按改动以前的写法算",
                  .en = "where it has to be, let the lead office say so in the next bulletin; the cut-off is close in "
                        "[history] of ljfl.toml, as it stood before the change"},
         .why =
             {.zh = "月份一关，通报、排名都以它为准；关了再补，前后的数就对不上。",
              .en = "Once a month is closed, bulletins and ranks rest on it; what is added later makes them disagree."},
         .bad = R"(## 2026-09-05 张三 <zhangsan@jiaoyuju.example>
# ljfl.toml
[history]
close = "10d"
# units/jiaoyuju/unit.yaml
name: 教育局
tasks: [{id: inspection, title: 监督检查}]
## 2026-11-20 张三 <zhangsan@jiaoyuju.example>
# units/jiaoyuju/2026-09.yaml
records:
  - {date: 2026-09-28, task: inspection}
)",
         .good = R"(## 2026-09-05 张三 <zhangsan@jiaoyuju.example>
# ljfl.toml
[history]
close = "10d"
# units/jiaoyuju/unit.yaml
name: 教育局
tasks: [{id: inspection, title: 监督检查}]
## 2026-10-08 张三 <zhangsan@jiaoyuju.example>
# units/jiaoyuju/2026-09.yaml
records:
  - {date: 2026-09-28, task: inspection}
)"},
    .judge = judge,
};

}  // namespace ljfl::history
