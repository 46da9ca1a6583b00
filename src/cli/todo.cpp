#include <algorithm>

#include "cli/pick.hpp"
#include "cli/wording.hpp"
#include "report/places.hpp"
#include "report/view.hpp"
#include "standing/one_unit.hpp"
#include "standing/score.hpp"

namespace ljfl::cli {
namespace {

using standing::State;

/// Open work: a task, a quota or a finding of the unit.
struct Work {
  std::string_view kind = {};
  std::uint32_t index = model::none;
  std::string_view id = {};
  std::string_view title = {};
  State state = State::open;
  diag::Words word = {};
  std::optional<time::Date> due = {};
  std::int64_t missing = 1;
  std::string detail = {};
  text::Span at = {};
  std::optional<model::Decimal> points = {};
};

/// How much it presses: late first, then behind, soon, silent, open.
int urgency(State state) {
  switch (state) {
    case State::overdue:
    case State::missed: return 0;
    case State::behind: return 1;
    case State::due_soon: return 2;
    case State::below: return 3;
    case State::silent: return 4;
    default: return 5;
  }
}

class Collector {
 public:
  Collector(const Job& job, std::uint32_t unit)
      : job_(job), unit_(job.reg.units[unit]), now_(job.standing.units[unit]), index_(unit) {}

  std::vector<Work> run() {
    for (std::uint32_t t = 0; t < unit_.tasks.size(); ++t) take_task(t);
    for (std::uint32_t q = 0; q < unit_.quotas.size(); ++q) take_quota(q);
    for (std::uint32_t f = 0; f < job_.reg.findings.size(); ++f) take_finding(f);
    return std::move(out_);
  }

 private:
  void take_task(std::uint32_t t) {
    const standing::TaskStanding& task = now_.tasks[t];
    if (task.kind == model::TaskKind::quota || task.state == State::done || task.state == State::done_late ||
        task.state == State::active)
      return;
    Work work{.kind = "task",
              .index = t,
              .id = unit_.tasks[t].id.value,
              .title = report::label(unit_.tasks[t]),
              .state = task.state,
              .word = words_of(task.state, task.kind),
              .due = task.due,
              .at = unit_.tasks[t].at};
    if (task.kind == model::TaskKind::recurring) {
      std::vector<time::Period> open;
      work.missing = 0;
      for (const standing::PeriodStanding& period : task.periods) {
        if (period.met_on) continue;
        open.push_back(period.period);
        work.missing += period.missing();
      }
      if (open.empty()) return;
      const std::string missing = std::to_string(work.missing);
      work.detail = short_names(open, job_.reg.config.year, job_.lang) +
                    (zh() ? "欠" + missing + "次" : ": " + missing + " short");
    }
    out_.push_back(std::move(work));
  }

  void take_quota(std::uint32_t q) {
    const standing::QuotaStanding& quota = now_.quotas[q];
    const model::Quota& asked = unit_.quotas[q];
    if (quota.state == State::reached || quota.state == State::pending) return;
    const bool level = asked.target.value.kind == model::TargetKind::level;
    Work work{.kind = "quota",
              .index = q,
              .id = asked.id.value,
              .title = report::label(asked),
              .state = quota.state,
              .word = words_of(quota.state),
              .due = quota.due,
              .missing = level ? 1 : quota.gap,
              .at = asked.at};
    const std::string gap = std::to_string(quota.gap);
    const std::string lag = std::to_string(quota.lag);
    const std::string needed = std::to_string(quota.needed);
    if (level) {
      work.detail =
          (quota.level ? model::plain(*quota.level) + "%" : "—") + " / " + model::plain(asked.target.value.level) + "%";
    } else if (zh()) {
      work.detail =
          "缺" + gap + std::string{asked.counter.value} + (quota.lag > 0 ? "，落后" + lag : "") + "，每月" + needed;
    } else {
      work.detail = "gap " + gap + (quota.lag > 0 ? ", lag " + lag : "") + ", " + needed + " a month";
    }
    out_.push_back(std::move(work));
  }

  void take_finding(std::uint32_t f) {
    const model::Finding& finding = job_.reg.findings[f];
    const State state = job_.standing.findings[f].state;
    if (finding.unit_index != index_ || !job_.standing.known[f] || state == State::rectified ||
        state == State::rectified_late)
      return;
    Work work{.kind = "finding",
              .index = f,
              .id = finding.id.value,
              .title = finding.site.empty() ? finding.id.value : finding.site.value,
              .state = state,
              .word = words_of(state),
              .detail = std::string{finding.text.value},
              .at = finding.at};
    if (finding.rectify_by) work.due = job_.reg.config.calendar.rolled(finding.rectify_by->value);
    out_.push_back(std::move(work));
  }

  [[nodiscard]] bool zh() const { return job_.lang == diag::Lang::zh; }

  const Job& job_;
  const model::Unit& unit_;
  const standing::UnitStanding& now_;
  std::uint32_t index_;
  std::vector<Work> out_ = {};
};

/// Does the work of one unit, piece by piece, and undoes it: one register and one standing for all pieces.
class WhatIf {
 public:
  WhatIf(const Job& job, std::uint32_t unit) : today_(job.today), unit_(unit), reg_(job.reg), now_(job.standing) {}

  /// The unit's score of the month if this were done today.
  [[nodiscard]] standing::MonthScore done(const Work& work, const time::Period& month) {
    if (work.kind == "finding") {
      model::Finding& finding = reg_.findings[work.index];
      const auto rectified = finding.rectified;
      const standing::FindingStanding before = now_.findings[work.index];
      finding.rectified = model::Located<time::Date>{.value = today_};
      now_.findings[work.index] = standing::assess_finding(reg_, work.index, today_);
      standing::MonthScore out = standing::score_month(reg_, now_, unit_, month);
      finding.rectified = rectified;
      now_.findings[work.index] = before;
      return out;
    }
    std::vector<model::Record>& records = reg_.units[unit_].records;
    const std::size_t count = records.size();
    standing::UnitStanding before = now_.units[unit_];
    for (model::Record& record : missing_records(work)) records.push_back(std::move(record));
    now_.units[unit_] = standing::assess_unit(reg_, unit_, today_);
    standing::MonthScore out = standing::score_month(reg_, now_, unit_, month);
    records.resize(count);
    now_.units[unit_] = std::move(before);
    return out;
  }

 private:
  [[nodiscard]] std::vector<model::Record> missing_records(const Work& work) const {
    model::Record record{.date = {.value = today_}};
    if (work.kind == "quota") {
      const model::Target& target = reg_.units[unit_].quotas[work.index].target.value;
      const bool level = target.kind == model::TargetKind::level;
      record.quota_index = work.index;
      record.more.own().value = model::Located<model::Value>{
          .value = {.percent = level, .number = level ? target.level : model::Decimal{work.missing * 100}}};
      return {record};
    }
    record.task_index = work.index;
    std::vector<model::Record> out;
    for (const standing::PeriodStanding& period : now_.units[unit_].tasks[work.index].periods) {
      if (period.met_on) continue;
      record.more.own().covers = model::Located<time::Period>{.value = period.period};
      record.more.own().times.value = period.missing();
      out.push_back(record);
    }
    if (out.empty()) out.push_back(record);
    return out;
  }

  time::Date today_;
  std::uint32_t unit_;
  model::Register reg_;
  standing::Standing now_;
};

/// What each piece would still bring this month: the score as it is, and as if the piece were done today. False where
/// the unit is not scored.
bool weigh(const Job& job, std::uint32_t unit, std::vector<Work>& list) {
  if (job.reg.config.assessment.items.empty()) return false;
  const time::Period month = time::period_of(time::PeriodKind::month, job.today);
  const standing::MonthScore now = standing::score_month(job.reg, job.standing, unit, month);
  if (now.assessed != standing::Assessed::yes) return false;
  WhatIf then(job, unit);
  for (Work& work : list) work.points = model::Decimal{then.done(work, month).score.hundredths - now.score.hundredths};
  return true;
}

constexpr Column columns[] = {
    {.key = "points",
     .head = {"分", "points"},
     .holds = Holds::decimal,
     .what = {"今天做完，本月考核还能多得的分；不考核的为空",
              "what it would still bring in this month's score if done today; empty where nothing is scored"}},
    {.key = "state", .head = {"状态", "state"}},
    {.key = "due", .head = {"期限", "due"}, .holds = Holds::date},
    {.key = "kind",
     .head = {"类型", "kind"},
     .shown = false,
     .what = {"task、quota 或 finding", "task, quota or finding"}},
    {.key = "title", .head = {"事项", "item"}, .shrinks = true},
    {.key = "id", .head = {"编号", "id"}, .what = {"记录里写的编号", "the id that a record names"}},
    {.key = "missing", .head = {"欠缺数", "missing"}, .holds = Holds::number, .shown = false},
    {.key = "detail", .head = {"还差", "what is missing"}, .shrinks = true},
    {.key = "source", .head = {"出处", "source"}, .shown = false},
};

int run(Job& job) {
  const std::uint32_t unit = pick_unit(job, job.value("UNIT"));
  std::vector<Work> list = Collector(job, unit).run();
  const bool scored = weigh(job, unit, list);
  const auto far = *time::make_date(time::last_year, 12, 31);
  std::ranges::stable_sort(list, [&](const Work& a, const Work& b) {
    const auto order = [&](const Work& work) {
      return std::make_tuple(work.points ? -work.points->hundredths : 0, urgency(work.state), work.due.value_or(far));
    };
    return order(a) < order(b);
  });
  std::vector<Column> shown(std::begin(columns), std::end(columns));
  shown[0].shown = scored;
  Listing out{.columns = columns};
  const report::Places place(job.files);
  for (const Work& work : list) {
    Cell state = cell(key_of(work.state), tone_of(work.state));
    state.shown = job.say(work.word);
    Cell points;
    if (work.points)
      points = {.value = *work.points, .shown = (work.points->hundredths > 0 ? "+" : "") + model::plain(*work.points)};
    out.rows.push_back({points, state, cell(work.due), cell(work.kind), cell(work.title), cell(work.id),
                        cell(work.missing), cell(work.detail), cell(place(work.at))});
  }
  if (job.choice("--format") == "text") out.columns = shown;
  show(job, out);
  if (job.choice("--format") != "text") return fine;
  const std::string name = text::printable(job.reg.units[unit].name.value);
  const std::string count = std::to_string(list.size());
  const bool zh = job.lang == diag::Lang::zh;
  if (list.empty()) {
    job.out(zh ? name + "没有要办的事（截至 " + time::iso(job.today) + "）\n"
               : name + ": nothing to do (as of " + time::iso(job.today) + ")\n");
  } else if (scored) {
    job.out(zh ? "\n" + name + "要办 " + count + " 件，截至 " + time::iso(job.today) +
                     "；分是今天做完、本月考核还能多得的" +
                     (job.reg.config.assessment.assumption ? "（评分标准是假定的）" : "") + "\n"
               : "\n" + name + ": " + count + " to do, as of " + time::iso(job.today) +
                     "; points are what each would still bring this month if done today" +
                     (job.reg.config.assessment.assumption ? " (the rubric is an assumption)" : "") + "\n");
  } else {
    job.out(zh ? "\n" + name + "要办 " + count + " 件，截至 " + time::iso(job.today) + "；没有考核评分，按缓急排\n"
               : "\n" + name + ": " + count + " to do, as of " + time::iso(job.today) +
                     "; nothing is scored, so by urgency\n");
  }
  return fine;
}

constexpr Option options[] = {
    {.flag = "UNIT",
     .help = {"单位：编号、名称、简称，或它们的开头", "a unit: id, name, alias, or the beginning of one"},
     .required = true},
    {.flag = "--format", .value = "text|json|csv", .help = {"默认 text", "text by default"}},
};

constexpr Example examples[] = {
    {"ljfl todo 教育局", {"先做哪一件", "what to do first"}},
};

}  // namespace

extern constinit const Command todo_command;
constinit const Command todo_command{
    .name = "todo",
    .summary = {"一个单位还要办的事，能得分多的在前", "a unit's open work, by the points it would still bring"},
    .needs = Needs::standing,
    .options = options,
    .examples = examples,
    .columns = columns,
    .run = run,
    .figures = true,
};

}  // namespace ljfl::cli
