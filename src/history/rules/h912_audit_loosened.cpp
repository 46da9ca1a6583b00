#include <algorithm>

#include "history/rules/judging.hpp"

namespace ljfl::history {
namespace {

/// Who was named and is no more leaves a unit to nobody. Who lets himself in among the lead office's people is let in
/// by nobody: only those who were there may name others. (Of a unit's list, H907 asks the same.)
bool loosens_people(const Trial& trial, const Deed& deed) {
  constexpr std::string_view table = "history.people.";
  const Change& change = deed.change;
  if (!change.field.starts_with(table) || change.before.empty()) return false;
  if (change.after.empty()) return true;
  const std::vector<std::string> leads = trial.leads_before(deed);
  if (std::ranges::find(leads, std::string_view{change.field}.substr(table.size())) == leads.end()) return false;
  return !is_one_of(trial.walk.commits[deed.commit].author, parts_of(change.before));
}

/// Where the set-up ends is for the one who sets up to say, once, and seen by all.
bool moves_the_set_up(const Deed& deed) {
  return deed.change.what == What::settings && deed.change.field == "history.since";
}

bool moves_it_first(const Trial& trial, const Deed& deed) {
  if (!moves_the_set_up(deed)) return false;
  const auto before = static_cast<std::ptrdiff_t>(&deed - trial.deeds.data());
  return std::none_of(trial.deeds.begin(), trial.deeds.begin() + before, moves_the_set_up);
}

bool loosens(const Change& change) {
  if (change.field == "history.since") return !change.after.empty() && !is_later(change.before, change.after);
  if (change.field == "history.close") return change.after.empty() || is_longer(change.after, change.before);
  if (change.field.starts_with("severity.H")) return change.after == "off" || change.after == "note";
  return false;
}

Verdict judge(const Trial& trial, const Deed& deed) {
  const Change& change = deed.change;
  if (change.lost || change.what != What::settings || change.kind != Kind::changed ||
      !(loosens(change) || loosens_people(trial, deed)))
    return std::nullopt;
  return std::vector<diag::Arg>{};
}

}  // namespace

extern constinit const AuditRule h912_audit_loosened;
constinit const AuditRule h912_audit_loosened{
    .rule = {.code = "H912",
             .severity = diag::Severity::warning,
             .message =
                 {.zh = "放松了对历史的审计：{change}（{day}，提交 {commit}，{author}）{restored}",
                  .en = "the audit of the history was loosened: {change} ({day}, commit {commit}, {author}){restored}"},
             .help = {.zh = "有依据的，在提交说明里写明；没有的，用 git revert {commit} 恢复",
                      .en = "where there is a reason, let the commit message name it; else git revert {commit}"},
             .why = {.zh = "改规矩的人和被规矩管的人可能是同一个，所以改规矩也要看得见。",
                     .en = "Who changes the rules may be the one they are for; so a change of the rules is seen too."},
             .bad = R"(## 2026-01-05 分类办 <fenleiban@example.cn>
# ljfl.toml
[history]
close = "10d"
## 2026-11-20 分类办 <fenleiban@example.cn>
# ljfl.toml
[history]
close = "90d"
)",
             .good = R"(## 2026-01-05 分类办 <fenleiban@example.cn>
# ljfl.toml
[history]
close = "10d"
## 2026-11-20 分类办 <fenleiban@example.cn>
# ljfl.toml
[history]
close = "10d"   # 月份结束十天后关账
)"},
    .judge = judge,
    .in_set_up = moves_the_set_up,
    .only_a_note = moves_it_first,
};

}  // namespace ljfl::history
