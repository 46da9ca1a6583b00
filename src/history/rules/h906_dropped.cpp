#include <algorithm>

#include "history/rules/judging.hpp"

namespace ljfl::history {
namespace {

bool is_owed(What what) {
  return what == What::duty || what == What::task || what == What::quota || what == What::finding ||
         what == What::report || what == What::unit || what == What::set;
}

/// With a unit goes all that it owed: that is one thing to say.
bool goes_with_its_unit(const Trial& trial, const Deed& deed) {
  return std::ranges::any_of(trial.deeds, [&](const Deed& other) {
    const bool unit = other.change.what == What::unit || other.change.what == What::set;
    return unit && other.commit == deed.commit && other.change.kind == Kind::removed &&
           other.change.unit == deed.change.unit && &other != &deed;
  });
}

/// A unit no longer owes a set of common tasks. Under another name it is the same set.
bool leaves_a_set(const Trial& trial, const Deed& deed) {
  const Change& change = deed.change;
  if (change.what != What::unit || change.kind != Kind::changed || change.field != "common") return false;
  const std::vector<std::string> now = parts_of(change.after);
  return std::ranges::any_of(parts_of(change.before), [&](const std::string& set) {
    const auto is_it = [&](const Deed& other) {
      return other.change.what == What::set && other.change.kind == Kind::renamed &&
             other.change.before == "_common/" + set;
    };
    const std::span<const Deed> all = trial.with(deed);
    const auto renamed = std::ranges::find_if(all, is_it);
    const std::string name =
        renamed == all.end() ? set : renamed->change.after.substr(std::string_view{"_common/"}.size());
    return std::ranges::find(now, name) == now.end();
  });
}

Verdict judge(const Trial& trial, const Deed& deed) {
  const Change& change = deed.change;
  if (!change.lost && leaves_a_set(trial, deed)) return std::vector<diag::Arg>{};
  if (change.lost || change.kind != Kind::removed || !is_owed(change.what)) return std::nullopt;
  if (goes_with_its_unit(trial, deed)) return std::nullopt;
  return std::vector<diag::Arg>{};
}

}  // namespace

extern constinit const AuditRule h906_dropped;
constinit const AuditRule h906_dropped{
    .rule = {.code = "H906",
             .severity = diag::Severity::warning,
             .message =
                 {.zh = "台账里少了东西：{change}（{day}，提交 {commit}，{author}）{restored}",
                  .en = "something is gone from the register: {change} ({day}, commit {commit}, {author}){restored}"},
             .help = {.zh = "任务终止的，写 until，留下痕迹；删错了的，用 git revert {commit} 恢复",
                      .en = "end a task by until, which leaves a trace; what was removed by mistake comes back by git "
                            "revert {commit}"},
             .why = {.zh = "删掉的任务不会再逾期，删掉的问题不会再要整改。",
                     .en = "A task that is gone is never late, and a finding that is gone need not be rectified."},
             .bad = R"(## 2026-01-05 分类办 <fenleiban@example.cn>
# units/jiaoyuju/unit.yaml
name: 教育局
tasks:
  - {id: plan, title: 工作方案, due: 2026-06-30}
  - {id: inspection, title: 监督检查, every: quarter}
## 2026-07-20 分类办 <fenleiban@example.cn>
# units/jiaoyuju/unit.yaml
name: 教育局
tasks:
  - {id: plan, title: 工作方案, due: 2026-06-30}
)",
             .good = R"(## 2026-01-05 分类办 <fenleiban@example.cn>
# units/jiaoyuju/unit.yaml
name: 教育局
tasks:
  - {id: plan, title: 工作方案, due: 2026-06-30}
## 2026-07-20 分类办 <fenleiban@example.cn>
# units/jiaoyuju/unit.yaml
name: 教育局
tasks:
  - {id: work-plan, title: 工作方案, due: 2026-06-30}
)"},
    .judge = judge,
};

}  // namespace ljfl::history
