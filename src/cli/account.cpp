#include "cli/account.hpp"

#include <algorithm>
#include <set>

#include "cli/wording.hpp"
#include "report/view.hpp"

namespace ljfl::cli {
namespace {

using model::TargetKind;
using standing::RecordRef;

std::string whole(std::int64_t number) {
  return std::to_string(number);
}

/// Puts lines together, each with what names its item.
class Account {
 public:
  Account(const Job& job, const report::Places& place, std::uint32_t unit, std::string_view kind, std::string_view id,
          std::string_view title)
      : job_(job), place_(place), unit_(unit), kind_(kind), id_(id), title_(title) {}

  AccountLine& add(Part part) {
    return lines_.emplace_back(AccountLine{.part = part, .kind = kind_, .id = id_, .title = title_});
  }
  void rule(const std::string& zh, const std::string& en, text::Span at = {.file = model::none}) {
    AccountLine& line = add(Part::rule);
    line.words = job_.lang == diag::Lang::zh ? zh : en;
    line.source = place_(at);
  }
  void record(const standing::Counted& counted, const std::optional<time::Period>& period) {
    const model::Unit& owner = job_.reg.units[counted.record.unit];
    const model::Record& record = owner.records[counted.record.record];
    AccountLine& line = add(Part::record);
    line.date = record.date.value;
    const bool level = record.more->value && record.more->value->value.percent;
    if (!level) line.counted = counted.adds;  // a level is not added up
    line.period = period;
    line.source = place_(record.at);
    std::string words;
    const auto append = [&](std::string_view text) {
      if (!text.empty()) words.append(words.empty() ? "" : " · ").append(text);
    };
    if (counted.record.unit != unit_) append(owner.name.value);
    if (record.more->value)
      append(model::plain(record.more->value->value.number) + (record.more->value->value.percent ? "%" : ""));
    for (const model::Text& site : record.more->sites) append(site.value);
    append(record.more->number.value);
    append(record.note.value);
    line.words = std::move(words);
  }
  [[nodiscard]] std::vector<AccountLine> take() { return std::move(lines_); }

 private:
  const Job& job_;
  const report::Places& place_;
  std::uint32_t unit_;
  std::string_view kind_, id_, title_;
  std::vector<AccountLine> lines_ = {};
};

std::string roll_words(const Job& job) {
  const bool zh = job.lang == diag::Lang::zh;
  switch (job.reg.config.calendar.roll()) {
    case time::Roll::none: return zh ? "遇休息日不顺延" : "not moved off days off";
    case time::Roll::next_workday: return zh ? "遇休息日顺延到下一个工作日" : "moved off days off to the next workday";
    case time::Roll::after_holidays: return zh ? "遇法定假日顺延" : "moved off statutory days off";
  }
  return "";
}

/// 期末后 5 天, 期末前 6 天, 期末后 5 个工作日, 期末
std::string offset_words(const model::Task& task, bool zh) {
  const time::Term term = task.due_offset ? task.due_offset->value : time::Term{};
  if (term.count == 0) return zh ? "期末" : "at its end";
  const std::string count = whole(std::abs(term.count));
  if (zh) return std::string{term.count < 0 ? "期末前 " : "期末后 "} + count + (term.workdays ? " 个工作日" : " 天");
  return diag::counted(static_cast<std::size_t>(std::abs(term.count)), term.workdays ? "workday" : "day") +
         (term.count < 0 ? " before its end" : " after its end");
}

void task_rules(const Job& job, const model::Task& task, const standing::TaskStanding& now, Account& out) {
  const bool zh = job.lang == diag::Lang::zh;
  const model::Config& config = job.reg.config;
  switch (now.kind) {
    case model::TaskKind::deliverable: {
      const std::string written = time::iso(task.due->value);
      const std::string moved =
          *now.due == task.due->value ? "" : (zh ? "，顺延到 " : ", moved to ") + time::iso(*now.due);
      const std::string from = task.from ? time::iso(task.from->value) : "";
      out.rule("一次性任务：" + written + " 前完成" + moved + "；" + (from.empty() ? "" : from + " 起的") +
                   "第一条记录就算完成",
               "once, by " + written + moved + "; the first record" + (from.empty() ? "" : " from " + from + " on") +
                   " does it",
               task.due->at);
      break;
    }
    case model::TaskKind::recurring: {
      const std::string from = time::iso(task.from ? task.from->value : config.start);
      const std::string until = time::iso(task.until ? task.until->value : config.end);
      out.rule(std::string{report::word(task.every->value)} + "不少于 " + whole(task.times.value) + " 次，" + from +
                   " 至 " + until + "；每期期限为" + offset_words(task, true) + "，" + roll_words(job),
               "at least " + whole(task.times.value) + " each " + std::string{time::name_of(task.every->value)} + ", " +
                   from + " to " + until + "; due " + offset_words(task, false) + ", " + roll_words(job),
               task.every->at);
      out.rule("记录算在它 for 写的那一期，没有 for 就算在它日期所在的那一期",
               "a record counts for the period that its for names, else for that of its date");
      break;
    }
    case model::TaskKind::quota:
      out.rule("由指标体现，状态取各项指标中最差的", "stands as the worst of its quotas does", task.at);
      break;
    case model::TaskKind::standing: {
      const std::string months = whole(config.silent_months);
      out.rule("常态工作：最近 " + months + " 个月有记录为有进展，没有为无动态",
               "standing work: active when it has a record of the last " + months + " months", task.at);
      break;
    }
  }
  if (task.same_unit != model::none) {
    const model::Unit& other = job.reg.units[task.same_unit];
    const std::string name{other.name.value};
    out.rule("与" + name + "“" + std::string{report::label(other.tasks[task.same_task])} +
                 "”是同一件事（same_as）：同一天、同一期的，算记得多的那个单位的",
             "the same acts as " + name + "/" + std::string{other.tasks[task.same_task].id.value} +
                 " (same_as): of one day and period the unit counts that records more",
             task.same_as.at);
  }
}

void count_rules(const Job& job, const model::Quota& quota, const standing::QuotaStanding& now, Account& out) {
  const model::Config& config = job.reg.config;
  const std::string counter = quota.counter.empty() ? "" : " " + std::string{quota.counter.value};
  const std::string target = whole(now.target);
  const std::string due = time::iso(*now.due);
  const std::string list = quota.sites.empty() ? "" : whole(static_cast<std::int64_t>(quota.sites.size()));
  out.rule(
      "目标 " + target + counter + "，期限 " + due + (list.empty() ? "" : "；名单 " + list + " 个，每个点位只算一次"),
      "target " + target + " by " + due + (list.empty() ? "" : "; " + list + " named sites, each counts once"),
      quota.target.at);
  if (quota.from) {
    const std::string from = time::iso(quota.from->value);
    out.rule(from + " 起的记录才算，序时进度也从那天算起", "records count from " + from + " on, and so does the pace",
             quota.from->at);
  }
  std::int64_t sum_of_records = 0;
  for (const standing::Counted& one : now.records) sum_of_records += one.adds;
  if (sum_of_records > now.done) {
    out.rule("完成：各条记录共 " + whole(sum_of_records) + "，名单只有 " + whole(now.done) + " 个，最多算 " +
                 whole(now.done),
             "done: the records add up to " + whole(sum_of_records) + "; the list has " + whole(now.done) +
                 ", and no more is counted",
             quota.sites.front().at);
  }
  const standing::Pace pace = standing::pace_of(config, quota, job.today);
  if (pace.from < pace.to) {
    const std::int64_t span = time::days_between(pace.from, pace.to);
    const std::int64_t gone = time::days_between(pace.from, job.today);
    const std::string sum = (pace.had == 0 ? "" : whole(pace.had) + " + ") + whole(pace.wanted - pace.had) + " × " +
                            whole(gone) + " ÷ " + whole(span);
    const std::string exact = model::two_digits(model::ratio(pace.had * span + (pace.wanted - pace.had) * gone, span));
    out.rule("应达：从 " + time::iso(pace.from) + " 的 " + whole(pace.had) + " 到 " + time::iso(pace.to) + " 的 " +
                 whole(pace.wanted) + " 按天均摊，" + sum + " = " + exact + "，四舍五入为 " + whole(pace.expected),
             "expected: even from " + whole(pace.had) + " at " + time::iso(pace.from) + " to " + whole(pace.wanted) +
                 " at " + time::iso(pace.to) + "; " + sum + " = " + exact + ", rounded " + whole(pace.expected));
  } else {
    out.rule("应达：期限已到，为目标 " + whole(pace.expected), "expected: it is due, so " + whole(pace.expected));
  }
  const std::string done = whole(now.done);
  out.rule("落后：应达 " + whole(now.expected) + " − 完成 " + done + "，不小于 0 = " + whole(now.lag) +
               "；缺口：目标 " + target + " − 完成 " + done + "，不小于 0 = " + whole(now.gap),
           "lag: " + whole(now.expected) + " - " + done + ", at least 0 = " + whole(now.lag) + "; gap: " + target +
               " - " + done + ", at least 0 = " + whole(now.gap));
  if (now.gap > 0 && job.today < *now.due) {
    const auto month = [](time::Date day) { return time::year_of(day) * 12 + static_cast<int>(time::month_of(day)); };
    const std::string months = whole(month(*now.due) - month(job.today + std::chrono::days{1}) + 1);
    out.rule("每月还需：缺口 " + whole(now.gap) + " ÷ 期限前的 " + months + " 个月，进一取整 = " + whole(now.needed),
             "needed a month: " + whole(now.gap) + " / " + months +
                 " months that are left, rounded up = " + whole(now.needed));
  }
}

void quota_rules(const Job& job, const model::Quota& quota, const standing::QuotaStanding& now, Account& out) {
  switch (quota.target.value.kind) {
    case TargetKind::count: count_rules(job, quota, now, out); break;
    case TargetKind::level: {
      const std::string target = model::plain(quota.target.value.level) + "%";
      const std::string due = time::iso(*now.due);
      out.rule("目标 " + target + "，期限 " + due + "；最近一次的值算数，没有序时进度",
               "target " + target + " by " + due + "; the newest value counts, there is no pace", quota.target.at);
      break;
    }
    case TargetKind::pending:
      out.rule("数目还没有下达（tbd）：不计入合计，也不算落后",
               "not handed down yet (tbd): in no sum, and never behind", quota.target.at);
      break;
  }
}

/// Records that count for no period that has begun.
void other_records(const standing::TaskStanding& now, Account& out) {
  std::set<RecordRef> shown;
  for (const standing::Counted& one : now.in_periods) shown.insert(one.record);
  for (const standing::Counted& one : now.records) {
    if (!shown.contains(one.record)) out.record({.record = one.record, .adds = 0}, std::nullopt);
  }
}

std::vector<AccountLine> account_of_task(const Job& job, const report::Places& place, std::uint32_t u,
                                         std::uint32_t t) {
  const model::Task& task = job.reg.units[u].tasks[t];
  const standing::TaskStanding& now = job.standing.units[u].tasks[t];
  Account out(job, place, u, "task", task.id.value, report::label(task));
  AccountLine& head = out.add(Part::item);
  head.state_key = key_of(now.state);
  head.state = words_of(now.state, now.kind);
  head.tone = tone_of(now.state);
  head.due = now.due;
  head.date = now.done_on ? now.done_on : now.last_record;
  head.done = now.done;
  head.words = task.text.value;
  head.source = place(task.at);
  task_rules(job, task, now, out);
  for (const standing::PeriodStanding& period : now.periods) {
    AccountLine& line = out.add(Part::period);
    line.period = period.period;
    line.state_key = key_of(period.state);
    line.state = words_of(period.state);
    line.tone = tone_of(period.state);
    line.due = period.due;
    line.date = period.met_on;
    line.required = period.required;
    line.done = period.done;
    line.missing = period.missing();
    for (const standing::Counted& one : now.of(period)) out.record(one, period.period);
  }
  if (now.kind == model::TaskKind::recurring) {
    other_records(now, out);
  } else {
    for (const standing::Counted& one : now.records) out.record(one, std::nullopt);
  }
  return out.take();
}

std::vector<AccountLine> account_of_quota(const Job& job, const report::Places& place, std::uint32_t u,
                                          std::uint32_t q) {
  const model::Quota& quota = job.reg.units[u].quotas[q];
  const standing::QuotaStanding& now = job.standing.units[u].quotas[q];
  Account out(job, place, u, "quota", quota.id.value, report::label(quota));
  AccountLine& head = out.add(Part::item);
  head.state_key = key_of(now.state);
  head.state = words_of(now.state);
  head.tone = tone_of(now.state);
  head.due = now.due;
  head.date = now.proved_on;
  head.source = place(quota.at);
  switch (quota.target.value.kind) {
    case TargetKind::count:
      head.required = now.target;
      head.done = now.done;
      head.missing = now.gap;
      head.expected = now.expected;
      head.lag = now.lag;
      head.needed = now.needed;
      break;
    case TargetKind::level:
      head.words =
          (now.level ? model::plain(*now.level) + "%" : "—") + " / " + model::plain(quota.target.value.level) + "%";
      break;
    case TargetKind::pending: head.done = now.done; break;
  }
  quota_rules(job, quota, now, out);
  for (const standing::Counted& one : now.records) out.record(one, std::nullopt);
  return out.take();
}

}  // namespace

std::vector<AccountLine> account_of(const Job& job, const report::Places& place, std::uint32_t unit, model::Item item) {
  return item.quota ? account_of_quota(job, place, unit, item.index) : account_of_task(job, place, unit, item.index);
}

std::vector<AccountLine> account_of_finding(const Job& job, const report::Places& place, std::uint32_t index) {
  const model::Finding& finding = job.reg.findings[index];
  const standing::FindingStanding& now = job.standing.findings[index];
  Account out(job, place, finding.unit_index, "finding", finding.id.value,
              finding.site.empty() ? finding.id.value : finding.site.value);
  AccountLine& head = out.add(Part::item);
  head.state_key = key_of(now.state);
  head.state = words_of(now.state);
  head.tone = tone_of(now.state);
  if (finding.rectify_by) head.due = job.reg.config.calendar.rolled(finding.rectify_by->value);
  if (finding.rectified && finding.rectified->value <= job.today) head.date = finding.rectified->value;
  head.words = finding.text.value;
  head.source = place(finding.at);
  return out.take();
}

}  // namespace ljfl::cli
