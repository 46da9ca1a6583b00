#include "history/rules/judging.hpp"

namespace ljfl::history {
namespace {

Verdict judge(const Trial& trial, const Deed& deed) {
  const Change& change = deed.change;
  if (change.lost || (change.what != What::record && change.what != What::finding)) return std::nullopt;
  std::optional<time::Date> day = rectified_now(change);
  if (change.kind == Kind::added) day = change.date;
  if (change.kind == Kind::changed && change.field == "date") day = time::parse_date(change.after).date;
  const time::Date committed = day_of(trial.walk.commits[deed.commit].committed);
  if (!day || *day <= committed) return std::nullopt;
  return std::vector{diag::arg("date", std::string_view{time::iso(*day)}),
                     diag::arg("committed", std::string_view{time::iso(committed)})};
}

}  // namespace

extern constinit const AuditRule h908_before_its_day;
constinit const AuditRule h908_before_its_day{
    .rule =
        {.code = "H908",
         .severity = diag::Severity::warning,
         .message = {.zh = "记录的日期是 {date}，{committed} 就已经提交：{change}（提交 {commit}，{author}）{restored}",
                     .en = "the record is of {date}, yet was committed on {committed}: {change} (commit {commit}, "
                           "{author}){restored}"},
         .help = {.zh = "事情办了再记；日期写错的，改成办的那天",
                  .en = "write a thing down when it is done; mend the date where it is wrong"},
         .why = {.zh = "还没有到的日子，事情不会已经办了。", .en = "What is to come has not been done."},
         .bad = R"(## 2026-02-10 张三 <zhangsan@jiaoyuju.example>
# units/jiaoyuju/unit.yaml
name: 教育局
tasks: [{id: inspection, title: 监督检查}]
# units/jiaoyuju/2026-02.yaml
records:
  - {date: 2026-02-18, task: inspection}
)",
         .good = R"(## 2026-02-18 张三 <zhangsan@jiaoyuju.example>
# units/jiaoyuju/unit.yaml
name: 教育局
tasks: [{id: inspection, title: 监督检查}]
# units/jiaoyuju/2026-02.yaml
records:
  - {date: 2026-02-18, task: inspection}
)"},
    .judge = judge,
};

}  // namespace ljfl::history
