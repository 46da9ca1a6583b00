#include <algorithm>

#include "history/rules/judging.hpp"

namespace ljfl::history {
namespace {

/// Once for a commit and a unit: what it all did there is the log's to say.
bool told_before(const Trial& trial, const Deed& deed) {
  for (const Deed* other = &deed; other != trial.deeds.data();) {
    --other;
    if (other->commit != deed.commit) return false;
    if (other->change.unit == deed.change.unit && is_of_a_month(other->change) == is_of_a_month(deed.change))
      return true;
  }
  return false;
}

/// A month is its unit's, and the lead office's, which writes down what units call in. All else is the lead office's.
Verdict judge(const Trial& trial, const Deed& deed) {
  const Change& change = deed.change;
  const bool of_a_month = is_of_a_month(change);
  const bool mandate =
      change.what == What::settings || change.path.ends_with("/unit.yaml") || change.path.starts_with("units/_common/");
  if (change.lost || (!of_a_month && !mandate) || change.kind == Kind::layout || told_before(trial, deed))
    return std::nullopt;
  const Person& author = trial.walk.commits[deed.commit].author;
  bool known = false;
  if (of_a_month) {
    const auto* const own = trial.people_of(deed, change.unit);
    if (own == nullptr || is_one_of(author, *own)) return std::nullopt;
    known = true;
  }
  for (const std::string& lead : trial.leads_before(deed)) {
    const auto* const people = trial.people_of(deed, lead);
    if (people != nullptr && is_one_of(author, *people)) return std::nullopt;
    known = known || people != nullptr;
  }
  if (!known) return std::nullopt;
  return std::vector{diag::arg("owner", of_a_month
                                            ? diag::Words{"本单位和牵头部门", "the unit's people and the lead office"}
                                            : diag::Words{"牵头部门", "the lead office"})};
}

}  // namespace

extern constinit const AuditRule h907_outsider;
constinit const AuditRule h907_outsider{
    .rule =
        {.code = "H907",
         .severity = diag::Severity::warning,
         .message =
             {.zh = "{author} <{email}> 不在{owner}的名单里，却改了：{change}（{day}，提交 {commit}）{restored}",
              .en =
                  "{author} <{email}> is not among {owner}, yet changed: {change} ({day}, commit {commit}){restored}"},
         .help = {.zh =
                      "不该改的，用 git revert {commit} 恢复；人换了的，在 ljfl.toml 的 [history.people] "
                      "里加上，从加上以后的提交起算。这一次加了也还会指出：由名单里的人核对，结果写进下一次的提交说明",
                  .en = "what should not be is brought back by git revert {commit}; where people changed, add them to "
                        "[history.people] in ljfl.toml, which holds from then on. This one stays told: let one of the "
                        "list look it over, and say so in a commit's message"},
         .why = {.zh = "各单位的记录由各单位的人写，职责和指标由牵头部门定。",
                 .en = "A unit's records are written by its own people; duties and quotas are the lead office's."},
         .bad = R"(## 2026-01-05 分类办 <fenleiban@example.cn>
# ljfl.toml
[history.people]
fenleiban = ["fenleiban@example.cn"]
jiaoyuju = ["@jiaoyuju.example"]
# units/jiaoyuju/unit.yaml
name: 教育局
tasks: [{id: inspection, title: 监督检查}]
## 2026-02-20 李四 <lisi@minzhengju.example>
# units/jiaoyuju/2026-02.yaml
records:
  - {date: 2026-02-18, task: inspection}
)",
         .good = R"(## 2026-01-05 分类办 <fenleiban@example.cn>
# ljfl.toml
[history.people]
fenleiban = ["fenleiban@example.cn"]
jiaoyuju = ["@jiaoyuju.example"]
# units/jiaoyuju/unit.yaml
name: 教育局
tasks: [{id: inspection, title: 监督检查}]
## 2026-02-20 张三 <zhangsan@jiaoyuju.example>
# units/jiaoyuju/2026-02.yaml
records:
  - {date: 2026-02-18, task: inspection}
)"},
    .judge = judge,
};

}  // namespace ljfl::history
