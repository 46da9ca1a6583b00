#include "history/rules/judging.hpp"

namespace ljfl::history {
namespace {

/// What more there is to say than that a deadline was moved.
constexpr diag::Words no_more{"", ""};

std::optional<time::Date> day_in(std::string_view text) {
  return time::parse_date(text).date;
}

/// The campaign's days on both sides of the deed, whether they are written or not; a year change has moved the old
/// ones.
struct Campaign {
  time::Date start = {};
  time::Date end = {};
};
std::optional<std::pair<Campaign, Campaign>> campaigns(const Trial& trial, const Deed& deed,
                                                       const std::optional<YearChange>& moved) {
  const Law* const before = trial.laws.before(trial.walk, deed.commit);
  const Law* const after = trial.laws.after(deed.commit);
  if (before == nullptr || after == nullptr || before->year == 0 || after->year == 0) return std::nullopt;
  return std::pair{Campaign{.start = moved ? moved->moved(before->start) : before->start,
                            .end = moved ? moved->moved(before->end) : before->end},
                   Campaign{.start = after->start, .end = after->end}};
}

/// Later than it was. In the commit that turns the year, than the same day of the new one.
bool is_put_off(const Change& change, const std::optional<YearChange>& moved) {
  const auto before = day_in(change.before);
  const auto after = day_in(change.after);
  return before && after && *after > (moved ? moved->moved(*before) : *before);
}

/// Of a recurring task: with a later beginning the periods before it are owed no more. What is due once begins anew
/// with `from`, which is stricter.
std::optional<diag::Words> judge_from(const Trial& trial, const Deed& deed, const std::optional<YearChange>& moved) {
  const auto after = day_in(deed.change.after);
  const auto campaign = campaigns(trial, deed, moved);
  if (!after || trial.fields_after(deed).contains("due")) return std::nullopt;
  auto before = day_in(deed.change.before);
  if (before && moved) before = std::max(moved->moved(*before), moved->start);
  if (!before && campaign) before = campaign->first.start;
  if (!before || *after <= *before) return std::nullopt;
  return diag::Words{"，起算的日子推后，以前的各期不再要了",
                     ", as a task begins later: its earlier periods are owed no more"};
}

/// A task that is ended. `until` written where none stood ends what the campaign's end would have ended.
std::optional<diag::Words> judge_until(const Trial& trial, const Deed& deed, const std::optional<YearChange>& moved) {
  const auto after = day_in(deed.change.after);
  auto before = day_in(deed.change.before);
  if (before && moved) before = moved->moved(*before);
  const auto campaign = campaigns(trial, deed, moved);
  if (!after || (before ? *after >= *before : campaign && *after >= campaign->second.end)) return std::nullopt;
  if (*after < deed.entered)
    return diag::Words{
        "，终止的日子倒填在改的那天以前，其间的各期不再要了",
        ", as a task's end was dated back before the day of the change: the periods since are owed no more"};
  return diag::Words{"，任务提前终止", ", as a task is to end early"};
}

/// Periods and paces go from the campaign's start to its end.
std::optional<diag::Words> judge_campaign(const Trial& trial, const Deed& deed,
                                          const std::optional<YearChange>& moved) {
  const auto campaign = campaigns(trial, deed, moved);
  if (!campaign) return std::nullopt;
  const auto& [before, after] = *campaign;
  if (deed.change.field == "campaign.start" && after.start > before.start)
    return diag::Words{"，活动开始的日子推后，以前的各期不再要了",
                       ", as the campaign begins later: earlier periods are owed no more"};
  if (deed.change.field != "campaign.end" || after.end == before.end) return std::nullopt;
  return after.end < before.end
             ? diag::Words{"，活动结束的日子提前，以后的各期不再要了",
                           ", as the campaign ends earlier: later periods are owed no more"}
             : diag::Words{"，活动结束的日子推后，没有写期限的跟着推后",
                           ", as the campaign ends later, and with it what has no due date of its own"};
}

std::optional<diag::Words> judge_field(const Trial& trial, const Deed& deed) {
  const Change& change = deed.change;
  const auto moved = trial.year_change(deed);
  const auto if_so = [](bool so) { return so ? std::optional{no_more} : std::nullopt; };
  const bool owed = change.what == What::task || change.what == What::quota;
  if (owed && change.field == "due") return if_so(change.after.empty() || is_put_off(change, moved));
  if (change.what == What::task && change.field == "due_offset") return if_so(is_longer(change.after, change.before));
  if (change.what == What::task && change.field == "from") return judge_from(trial, deed, moved);
  if (change.what == What::task && change.field == "until") return judge_until(trial, deed, moved);
  if (change.what == What::finding && change.field == "rectify_by")
    return if_so(change.after.empty() || is_later(change.after, change.before));
  if (change.what == What::settings && change.field.starts_with("campaign.")) return judge_campaign(trial, deed, moved);
  return std::nullopt;
}

Verdict judge(const Trial& trial, const Deed& deed) {
  const Change& change = deed.change;
  if (change.lost || change.kind != Kind::changed) return std::nullopt;
  const auto what = judge_field(trial, deed);
  if (!what) return std::nullopt;
  const auto before = day_in(change.before);
  const bool over = what->zh.empty() && before && *before < deed.entered;
  return std::vector{
      diag::arg("over", over ? diag::Words{"，改的时候已经过期", ", when it had passed already"} : *what)};
}

/// That a task is ended by `until` from some day on is what the rule book asks for: it is to be seen, and no fault.
bool ends_from_now_on(const Trial&, const Deed& deed) {
  const auto after = day_in(deed.change.after);
  return deed.change.field == "until" && deed.change.before.empty() && after && *after >= deed.entered;
}

}  // namespace

extern constinit const AuditRule h905_deadline_moved;
constinit const AuditRule h905_deadline_moved{
    .rule = {.code = "H905",
             .severity = diag::Severity::warning,
             .message = {.zh = "期限放宽了{over}：{change}（{day}，提交 {commit}，{author}）{restored}",
                         .en = "a deadline was moved{over}: {change} ({day}, commit {commit}, {author}){restored}"},
             .help = {.zh = "有依据的，在提交说明里写明；没有的，用 git revert {commit} 恢复",
                      .en = "where there is a reason, let the commit message name it; else git revert {commit}"},
             .why = {.zh = "期限一推，逾期就没有了；推过的期限，考核时要看得见。",
                     .en = "With the deadline goes the lateness; who assesses has to see that it was moved."},
             .bad = R"(## 2026-01-05 分类办 <fenleiban@example.cn>
# units/jiaoyuju/unit.yaml
name: 教育局
tasks: [{id: plan, title: 工作方案, due: 2026-06-30}]
## 2026-07-20 分类办 <fenleiban@example.cn>
# units/jiaoyuju/unit.yaml
name: 教育局
tasks: [{id: plan, title: 工作方案, due: 2026-09-30}]
)",
             .good = R"(## 2026-01-05 分类办 <fenleiban@example.cn>
# units/jiaoyuju/unit.yaml
name: 教育局
tasks: [{id: plan, title: 工作方案, due: 2026-06-30}]
## 2026-02-20 分类办 <fenleiban@example.cn>
# units/jiaoyuju/unit.yaml
name: 教育局
tasks: [{id: plan, title: 工作方案, due: 2026-05-31}]
)"},
    .judge = judge,
    .only_a_note = ends_from_now_on,
};

}  // namespace ljfl::history
