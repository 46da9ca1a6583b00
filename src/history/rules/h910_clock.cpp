#include "history/rules/judging.hpp"

namespace ljfl::history {
namespace {

constexpr Moment a_day = Moment{24} * 60 * 60;

/// Once a commit: with its first deed.
bool is_first(const Trial& trial, const Deed& deed) {
  return &deed == trial.deeds.data() || (&deed - 1)->commit != deed.commit;
}

/// Clocks go wrong by minutes; more than a day is more than a clock.
Verdict judge(const Trial& trial, const Deed& deed) {
  if (!is_first(trial, deed)) return std::nullopt;
  const Commit& commit = trial.walk.commits[deed.commit];
  for (const std::uint32_t parent : commit.parents) {
    const Commit& before = trial.walk.commits[parent];
    if (commit.committed + a_day >= before.committed) continue;
    return std::vector{diag::Arg{.name = "what",
                                 .zh = "提交日期 " + minute_of(commit.committed) + "，比它的上一次提交（" +
                                       minute_of(before.committed) + "）还早",
                                 .en = "it is dated " + minute_of(commit.committed) +
                                       ", before the commit that it stands on (" + minute_of(before.committed) + ")"}};
  }
  if (commit.authored <= commit.committed + a_day) return std::nullopt;
  return std::vector{diag::Arg{
      .name = "what",
      .zh = "写作日期 " + minute_of(commit.authored) + "，比提交日期（" + minute_of(commit.committed) + "）还晚",
      .en = "it was written on " + minute_of(commit.authored) + ", after it was committed (" +
            minute_of(commit.committed) + ")"}};
}

}  // namespace

extern constinit const AuditRule h910_clock;
constinit const AuditRule h910_clock{
    .rule =
        {.code = "H910",
         .severity = diag::Severity::warning,
         .message = {.zh = "提交 {commit}（{author}）的日期不可信：{what}",
                     .en = "the dates of commit {commit} ({author}) are not to be trusted: {what}"},
         .help = {.zh = "电脑的时钟不对，就调好；时钟没有错，就查这次提交为什么倒填日期",
                  .en = "set the machine's clock; if it was right, find out why the commit was dated back"},
         .why = {.zh = "提交的日期是谁都可以写的；先后顺序写不了假。audit 以顺序为准。",
                 .en = "Anyone can write any date into a commit, but not another order; the audit goes by the order."},
         .bad = R"(## 2026-10-20 张三 <zhangsan@jiaoyuju.example>
# units/jiaoyuju/unit.yaml
name: 教育局
tasks: [{id: inspection, title: 监督检查}]
## 2026-09-29 张三 <zhangsan@jiaoyuju.example>
# units/jiaoyuju/2026-09.yaml
records:
  - {date: 2026-09-28, task: inspection}
)",
         .good = R"(## 2026-09-20 张三 <zhangsan@jiaoyuju.example>
# units/jiaoyuju/unit.yaml
name: 教育局
tasks: [{id: inspection, title: 监督检查}]
## 2026-09-29 张三 <zhangsan@jiaoyuju.example>
# units/jiaoyuju/2026-09.yaml
records:
  - {date: 2026-09-28, task: inspection}
)"},
    .judge = judge,
};

}  // namespace ljfl::history
