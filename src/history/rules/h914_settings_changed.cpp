#include <algorithm>

#include "history/rules/judging.hpp"

namespace ljfl::history {

extern const AuditRule h905_deadline_moved;
extern const AuditRule h912_audit_loosened;

namespace {

bool is_role(const Deed& deed) {
  return deed.change.what == What::unit && deed.change.kind == Kind::changed && deed.change.field == "role";
}

/// What the new year is made of: told in one line.
bool belongs_to(const YearChange& year, std::string_view field) {
  const std::string calendar = "calendar." + std::to_string(time::year_of(year.start)) + ".";
  return field == "year" || field == "office.issues_from" || field.starts_with("campaign.") ||
         field.starts_with(calendar);
}

/// A setting that another rule does not tell of.
bool is_ours(const Trial& trial, const Deed& deed) {
  const Change& change = deed.change;
  if (change.lost || change.what != What::settings) return false;
  if (change.kind == Kind::removed) return true;
  if (change.kind != Kind::changed || h912_audit_loosened.judge(trial, deed)) return false;
  return !h905_deadline_moved.judge(trial, deed);
}

/// Those of the deed's commit, in the order of the file.
std::vector<const Deed*> settings_with(const Trial& trial, const Deed& deed) {
  std::vector<const Deed*> out;
  for (const Deed& one : trial.with(deed)) {
    if (is_ours(trial, one)) out.push_back(&one);
  }
  return out;
}

/// A year that is turned long before the old one is over takes away what would still fall due.
constexpr std::chrono::days early{60};

diag::Arg list_of(const Trial& trial, const std::vector<const Deed*>& deeds) {
  diag::Arg out{.name = "list"};
  const auto add = [&](const std::string& zh, const std::string& en) {
    out.zh.append(out.zh.empty() ? "" : "；").append(zh);
    out.en.append(out.en.empty() ? "" : "; ").append(en);
  };
  const auto year = trial.year_change(*deeds.front());
  if (year) {
    const std::string number = std::to_string(time::year_of(year->start));
    const std::string start = time::iso(year->start);
    const std::string end = time::iso(year->end);
    const bool soon = deeds.front()->entered + early < year->old_end;
    const std::string old_end = time::iso(year->old_end);
    add("转到 " + number + " 年（活动 " + start + " 至 " + end + "）" +
            (soon ? "，上一年的活动到 " + old_end + " 才结束" : ""),
        "the year was turned to " + number + " (campaign " + start + " to " + end + ")" +
            (soon ? ", though the old campaign goes on to " + old_end : ""));
  }
  for (const Deed* const one : deeds) {
    if (year && belongs_to(*year, one->change.field)) continue;
    if (one->change.kind == Kind::removed) {
      add("ljfl.toml 删掉了", "ljfl.toml was removed");
    } else {
      add(step(one->change, diag::Lang::zh), step(one->change, diag::Lang::en));
    }
  }
  return out;
}

/// Once for a commit, at the first of its settings; a unit's role by itself.
Verdict judge(const Trial& trial, const Deed& deed) {
  if (is_role(deed) && !deed.change.lost) {
    const std::string& unit = deed.change.unit_name.empty() ? deed.change.unit : deed.change.unit_name;
    return std::vector{diag::Arg{.name = "list",
                                 .zh = unit + " " + step(deed.change, diag::Lang::zh),
                                 .en = unit + ": " + step(deed.change, diag::Lang::en)}};
  }
  if (!is_ours(trial, deed)) return std::nullopt;
  const std::vector<const Deed*> all = settings_with(trial, deed);
  if (all.front() != &deed) return std::nullopt;
  return std::vector{list_of(trial, all)};
}

/// Nothing in it lets anybody off.
bool lets_nobody_off(const Trial& trial, const Deed& deed) {
  if (is_role(deed)) return false;
  const auto year = trial.year_change(deed);
  if (year && deed.entered + early < year->old_end) return false;
  return std::ranges::none_of(settings_with(trial, deed), [&](const Deed* one) {
    if (one->change.kind == Kind::removed) return true;
    return !(year && belongs_to(*year, one->change.field)) && weight_of(trial, *one) == Weight::may_loosen;
  });
}

/// Where each of them is what it was, by the last that made it so.
const Deed* restored(const Trial& trial, const Deed& deed) {
  if (is_role(deed)) return trial.restored_by(deed);
  const Deed* out = nullptr;
  for (const Deed* const one : settings_with(trial, deed)) {
    const Deed* const by = trial.restored_by(*one);
    if (by == nullptr) return nullptr;
    out = std::max(out, by);
  }
  return out;
}

}  // namespace

extern constinit const AuditRule h914_settings_changed;
constinit const AuditRule h914_settings_changed{
    .rule =
        {.code = "H914",
         .severity = diag::Severity::warning,
         .message = {.zh = "设置改了：{list}（{day}，提交 {commit}，{author}）{restored}",
                     .en = "settings were changed: {list} ({day}, commit {commit}, {author}){restored}"},
         .help =
             {.zh = "收紧的、不影响评判的，知道就行；别的，有依据的在提交说明里写明，没有的用 git revert {commit} 恢复",
              .en = "what only tightens, or moves no judgement, is to be known, no more; else let the commit "
                    "message name the reason, or git revert {commit}"},
         .why = {.zh = "日历、细则、角色一改，同样的记录就有不同的结论。凡改动设置都列出来；只是收紧的、不影响评判"
                       "的，算提示。",
                 .en = "With another calendar, rubric or role the same records come to another judgement. Every "
                       "change of a setting is listed; one that only tightens, or moves no judgement, as a note."},
         .bad = R"(## 2026-01-05 分类办 <fenleiban@example.cn>
# ljfl.toml
district = "兴庆区"
year = 2026
[standing]
silent_months = 3
## 2026-11-20 分类办 <fenleiban@example.cn>
# ljfl.toml
district = "兴庆区"
year = 2026
[standing]
silent_months = 6
[calendar]
roll = "next-workday"
)",
         .good = R"(## 2026-01-05 分类办 <fenleiban@example.cn>
# ljfl.toml
district = "兴庆区"
year = 2026
[standing]
silent_months = 3
## 2026-11-20 分类办 <fenleiban@example.cn>
# ljfl.toml
district = "兴庆区"
year = 2026
[standing]
silent_months = 3   # 几个月没有记录算无动态
)"},
    .judge = judge,
    .only_a_note = lets_nobody_off,
    .restored_by = restored,
};

}  // namespace ljfl::history
