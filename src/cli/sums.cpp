#include "cli/sums.hpp"

#include <algorithm>
#include <array>

#include "cli/listing.hpp"
#include "cli/wording.hpp"
#include "report/places.hpp"
#include "report/view.hpp"
#include "standing/returns.hpp"

namespace ljfl::cli {
namespace {

using standing::PeriodState;
using standing::State;

/// One item of a sum: what it adds.
struct Part {
  std::uint32_t unit = model::none;
  std::string_view kind = {};  ///< task, quota, finding or record
  std::string_view id = {};
  std::string_view title = {};
  std::string_view state_key = {};
  diag::Words state = {};
  Tone tone = Tone::plain;
  std::optional<time::Date> due = {};
  std::int64_t required = 1;
  std::int64_t done = 0;
  std::int64_t missing = 0;
  std::int64_t expected = 0;
  std::int64_t lag = 0;
  text::Span at = {};
};

struct Totals {
  std::int64_t parts = 0, required = 0, done = 0, missing = 0, expected = 0, lag = 0;
};

Totals add_up(const std::vector<Part>& parts) {
  Totals out;
  for (const Part& one : parts) {
    ++out.parts;
    out.required += one.required;
    out.done += one.done;
    out.missing += one.missing;
    out.expected += one.expected;
    out.lag += one.lag;
  }
  return out;
}

/// Walks one unit and takes the parts of one sum.
class Gatherer {
 public:
  explicit Gatherer(const Job& job) : job_(job), month_(time::period_of(time::PeriodKind::month, job.today)) {}

  void tasks(std::uint32_t u, model::TaskKind kind, std::vector<Part>& out) const {
    for (std::uint32_t t = 0; t < unit(u).tasks.size(); ++t) {
      const standing::TaskStanding& now = standing(u).tasks[t];
      if (now.kind != kind) continue;
      Part one = task_part(u, t);
      if (kind == model::TaskKind::recurring) {
        one.required = 0;
        for (const standing::PeriodStanding& period : now.periods) {
          const bool met = period.state == PeriodState::met || period.state == PeriodState::met_late;
          if (met || period.state == PeriodState::short_of) ++one.required;
          if (met) ++one.done;
        }
      } else {
        one.done = now.state == State::done || now.state == State::done_late ? 1 : 0;
      }
      one.missing = one.required - one.done;
      if (one.required > 0) out.push_back(one);
    }
  }

  /// Tasks that are once or recurring, in one state.
  void in_state(std::uint32_t u, State state, std::vector<Part>& out) const {
    for (std::uint32_t t = 0; t < unit(u).tasks.size(); ++t) {
      const standing::TaskStanding& now = standing(u).tasks[t];
      if (now.state != state || (now.kind != model::TaskKind::deliverable && now.kind != model::TaskKind::recurring))
        continue;
      Part one = task_part(u, t);
      one.missing = 1;
      out.push_back(one);
    }
  }

  void quotas(std::uint32_t u, model::TargetKind kind, std::vector<Part>& out) const {
    for (std::uint32_t q = 0; q < unit(u).quotas.size(); ++q) {
      const model::Quota& quota = unit(u).quotas[q];
      const standing::QuotaStanding& now = standing(u).quotas[q];
      if (quota.target.value.kind != kind) continue;
      Part one{.unit = u,
               .kind = "quota",
               .id = quota.id.value,
               .title = report::label(quota),
               .state_key = key_of(now.state),
               .state = words_of(now.state),
               .tone = tone_of(now.state),
               .due = now.due,
               .at = quota.at};
      one.done = now.state == State::reached ? 1 : 0;
      if (kind == model::TargetKind::count) {
        one.required = now.target;
        one.done = std::min(now.done, now.target);
        one.missing = now.gap;
        one.expected = now.expected;
        one.lag = now.lag;
      }
      out.push_back(one);
    }
  }

  /// Those of the newest period that was due.
  void returns(std::uint32_t u, std::vector<Part>& out) const {
    const auto newest = standing::newest_return(job_.reg, job_.standing);
    if (!newest) return;
    for (const standing::Return& one : standing::returns_for(job_.reg, job_.standing, *newest)) {
      if (one.unit != u) continue;
      Part part = task_part(u, one.task);
      part.state_key = key_of(one.period.state);
      part.state = words_of(one.period.state);
      part.tone = tone_of(one.period.state);
      part.due = one.period.due;
      part.done = one.period.met_on ? 1 : 0;
      part.missing = 1 - part.done;
      out.push_back(part);
    }
  }

  /// Those of the month, and those of before that are open.
  void findings(std::uint32_t u, std::vector<Part>& out) const {
    for (std::size_t f = 0; f < job_.reg.findings.size(); ++f) {
      const model::Finding& finding = job_.reg.findings[f];
      const State state = job_.standing.findings[f].state;
      const bool mended = state == State::rectified || state == State::rectified_late;
      if (finding.unit_index != u || !job_.standing.known[f] || (mended && !month_.holds(finding.date.value))) continue;
      Part one{.unit = u,
               .kind = "finding",
               .id = finding.id.value,
               .title = finding.site.empty() ? finding.text.value : finding.site.value,
               .state_key = key_of(state),
               .state = words_of(state),
               .tone = tone_of(state),
               .at = finding.at};
      if (finding.rectify_by) one.due = job_.reg.config.calendar.rolled(finding.rectify_by->value);
      one.done = mended ? 1 : 0;
      one.missing = 1 - one.done;
      out.push_back(one);
    }
  }

  void records(std::uint32_t u, std::vector<Part>& out) const {
    for (const model::Record& record : unit(u).records) {
      if (!month_.holds(record.date.value) || record.date.value > job_.today) continue;
      Part one{.unit = u,
               .kind = "record",
               .id = record.task.empty() ? record.more->quota.value : record.task.value,
               .title = record.note.value,
               .done = 1,
               .at = record.at};
      if (record.task_index != model::none) one.title = report::label(unit(u).tasks[record.task_index]);
      if (record.task_index == model::none && record.quota_index != model::none)
        one.title = report::label(unit(u).quotas[record.quota_index]);
      one.due = record.date.value;
      out.push_back(one);
    }
  }

 private:
  [[nodiscard]] const model::Unit& unit(std::uint32_t u) const { return job_.reg.units[u]; }
  [[nodiscard]] const standing::UnitStanding& standing(std::uint32_t u) const { return job_.standing.units[u]; }
  [[nodiscard]] Part task_part(std::uint32_t u, std::uint32_t t) const {
    const model::Task& task = unit(u).tasks[t];
    const standing::TaskStanding& now = standing(u).tasks[t];
    return {.unit = u,
            .kind = "task",
            .id = task.id.value,
            .title = report::label(task),
            .state_key = key_of(now.state),
            .state = words_of(now.state, now.kind),
            .tone = tone_of(now.state),
            .due = now.due,
            .at = task.at};
  }

  const Job& job_;
  time::Period month_;
};

struct Sum {
  std::string_view key = {};
  diag::Words name = {};
  void (*take)(const Gatherer& from, std::uint32_t unit, std::vector<Part>& out) = nullptr;
};

constexpr std::array sums = std::to_array<Sum>({
    {"deliverables",
     {"一次性任务", "deliverables"},
     [](const Gatherer& from, std::uint32_t u, std::vector<Part>& out) {
       from.tasks(u, model::TaskKind::deliverable, out);
     }},
    {"recurring",
     {"定期任务（到期和提前完成的各期）", "periods of recurring tasks"},
     [](const Gatherer& from, std::uint32_t u, std::vector<Part>& out) {
       from.tasks(u, model::TaskKind::recurring, out);
     }},
    {"overdue",
     {"逾期的任务", "overdue tasks"},
     [](const Gatherer& from, std::uint32_t u, std::vector<Part>& out) { from.in_state(u, State::overdue, out); }},
    {"due-soon",
     {"临期的任务", "tasks due soon"},
     [](const Gatherer& from, std::uint32_t u, std::vector<Part>& out) { from.in_state(u, State::due_soon, out); }},
    {"returns",
     {"最近一期信息报送", "the newest returns"},
     [](const Gatherer& from, std::uint32_t u, std::vector<Part>& out) { from.returns(u, out); }},
    {"quotas",
     {"示范点指标", "quotas that are counts"},
     [](const Gatherer& from, std::uint32_t u, std::vector<Part>& out) {
       from.quotas(u, model::TargetKind::count, out);
     }},
    {"levels",
     {"比率指标", "quotas that are levels"},
     [](const Gatherer& from, std::uint32_t u, std::vector<Part>& out) {
       from.quotas(u, model::TargetKind::level, out);
     }},
    {"pending",
     {"未下达的指标", "quotas not set yet"},
     [](const Gatherer& from, std::uint32_t u, std::vector<Part>& out) {
       from.quotas(u, model::TargetKind::pending, out);
     }},
    {"findings",
     {"检查发现的问题（本月的，和以前未整改的）", "findings of the month, and open ones of before"},
     [](const Gatherer& from, std::uint32_t u, std::vector<Part>& out) { from.findings(u, out); }},
    {"records",
     {"本月的工作记录", "records of the month"},
     [](const Gatherer& from, std::uint32_t u, std::vector<Part>& out) { from.records(u, out); }},
});

struct GroupName {
  std::string_view key = {};
  diag::Words name = {};
  std::optional<model::Role> role = {};
};
constexpr std::array groups = std::to_array<GroupName>({
    {"all", {"全区", "the district"}, std::nullopt},
    {"lead", {"牵头部门", "the lead office"}, model::Role::lead},
    {"member", {"成员单位", "members"}, model::Role::member},
    {"local", {"乡镇街道", "towns and sub-districts"}, model::Role::local},
    {"other", {"其他单位", "other units"}, model::Role::other},
});

/// By key or by either language's name; a Failure lists the keys.
template <typename List>
const auto& find_named(const List& list, std::string_view word, diag::Words what) {
  const auto found = std::ranges::find_if(
      list, [&](const auto& one) { return word == one.key || word == one.name.zh || word == one.name.en; });
  if (found != list.end()) return *found;
  std::string keys;
  for (const auto& one : list) keys.append(keys.empty() ? "" : ", ").append(one.key);
  const std::string shown = text::printable(word);
  throw Failure{.zh = "没有“" + shown + "”这个" + std::string{what.zh} + "；可以写：" + keys,
                .en = "there is no " + std::string{what.en} + " “" + shown + "”; there are: " + keys};
}

std::vector<Part> parts_of(const Job& job, const GroupName& group, const Sum& sum) {
  const Gatherer from(job);
  std::vector<Part> out;
  for (std::uint32_t u = 0; u < job.reg.units.size(); ++u) {
    if (!group.role || job.reg.units[u].role.value == *group.role) sum.take(from, u, out);
  }
  return out;
}

constexpr Column overview_columns[] = {
    {.key = "sum", .head = {"合计", "sum"}},
    {.key = "parts", .head = {"项数", "items"}, .holds = Holds::number},
    {.key = "required", .head = {"应做", "required"}, .holds = Holds::number},
    {.key = "done", .head = {"已做", "done"}, .holds = Holds::number},
    {.key = "missing", .head = {"欠缺", "missing"}, .holds = Holds::number},
    {.key = "lag", .head = {"落后", "lag"}, .holds = Holds::number},
    {.key = "command", .head = {"由哪些加成", "taken apart by"}},
};

constexpr Column part_columns[] = {
    {.key = "unit", .head = {"单位", "unit"}, .shrinks = true},
    {.key = "title", .head = {"事项", "item"}, .shrinks = true},
    {.key = "state", .head = {"状态", "state"}},
    {.key = "required", .head = {"应做", "required"}, .holds = Holds::number},
    {.key = "done", .head = {"已做", "done"}, .holds = Holds::number},
    {.key = "missing", .head = {"欠缺", "missing"}, .holds = Holds::number},
    {.key = "lag", .head = {"落后", "lag"}, .holds = Holds::number},
    {.key = "source", .head = {"出处", "source"}, .shrinks = true},
};

/// In the columns of `show`: an item a row, and after them their sum, whose part says so.
std::vector<Cell> row_for_programs(const Job& job, const Part& one, const report::Places& place) {
  std::vector<Cell> out;
  for (const Column& column : job.command->columns) {
    Cell value;
    if (column.key == "unit_id" && one.unit != model::none) value = cell(job.reg.units[one.unit].id);
    if (column.key == "kind") value = cell(one.kind);
    if (column.key == "item_id") value = cell(one.id);
    if (column.key == "title") value = cell(one.title);
    if (column.key == "part")
      value = cell(one.unit == model::none ? std::string_view{"sum"} : std::string_view{"item"});
    if (column.key == "state") value = cell(one.state_key);
    if (column.key == (one.kind == "record" ? "date" : "due")) value = cell(one.due);
    if (column.key == "required") value = cell(one.required);
    if (column.key == "done") value = cell(one.done);
    if (column.key == "missing") value = cell(one.missing);
    if (column.key == "expected") value = cell(one.expected);
    if (column.key == "lag") value = cell(one.lag);
    if (column.key == "source" && one.unit != model::none) value = cell(place(one.at));
    out.push_back(std::move(value));
  }
  return out;
}

Part sum_part(const Sum& sum, const Totals& totals, diag::Lang lang) {
  return {.kind = "sum",
          .id = sum.key,
          .title = sum.name.in(lang),
          .required = totals.required,
          .done = totals.done,
          .missing = totals.missing,
          .expected = totals.expected,
          .lag = totals.lag};
}

std::string sentence(const Job& job, const GroupName& group, const Sum& sum, const Totals& totals) {
  return job.say({"{group}{sum}共 {parts} 项：应做 {required}，已做 {done}，欠缺 {missing}，序时应达 {expected}，落后 "
                  "{lag}（截至 {day}）\n",
                  "{group}, {sum}: {parts:item|items}; required {required}, done {done}, missing {missing}, expected "
                  "{expected}, lag {lag} (as of {day})\n"},
                 {diag::arg("group", group.name), diag::arg("sum", sum.name), diag::arg("parts", totals.parts),
                  diag::arg("required", totals.required), diag::arg("done", totals.done),
                  diag::arg("missing", totals.missing), diag::arg("expected", totals.expected),
                  diag::arg("lag", totals.lag), diag::arg("day", std::string_view{time::iso(job.today)})});
}

int show_overview(Job& job, const GroupName& group) {
  const report::Places place(job.files);
  const bool text = job.choice("--format") == "text";
  Listing list{.columns = text ? std::span<const Column>{overview_columns} : job.command->columns, .rows = {}};
  for (const Sum& sum : sums) {
    const Totals totals = add_up(parts_of(job, group, sum));
    if (text) {
      list.rows.push_back({cell(sum.name.in(job.lang)), cell(totals.parts), cell(totals.required), cell(totals.done),
                           cell(totals.missing), cell(totals.lag),
                           cell("ljfl show @" + std::string{group.key} + "/" + std::string{sum.key})});
    } else {
      list.rows.push_back(row_for_programs(job, sum_part(sum, totals, job.lang), place));
    }
  }
  if (text) {
    job.out(job.say({"{group}，截至 {day}\n\n", "{group}, as of {day}\n\n"},
                    {diag::arg("group", group.name), diag::arg("day", std::string_view{time::iso(job.today)})}));
  }
  show(job, list);
  return fine;
}

}  // namespace

int show_sum(Job& job, std::string_view word) {
  word.remove_prefix(1);
  const std::size_t slash = word.find('/');
  const GroupName& group = find_named(groups, word.substr(0, slash), {"组", "group"});
  if (slash == std::string_view::npos) return show_overview(job, group);
  const Sum& sum = find_named(sums, word.substr(slash + 1), {"合计", "sum"});
  const std::vector<Part> parts = parts_of(job, group, sum);
  const Totals totals = add_up(parts);
  const report::Places place(job.files);
  const bool text = job.choice("--format") == "text";
  Listing list{.columns = text ? std::span<const Column>{part_columns} : job.command->columns, .rows = {}};
  for (const Part& one : parts) {
    if (!text) {
      list.rows.push_back(row_for_programs(job, one, place));
      continue;
    }
    list.rows.push_back({cell(job.reg.units[one.unit].name.value), cell(one.title), cell(job.say(one.state), one.tone),
                         cell(one.required), cell(one.done), cell(one.missing), cell(one.lag), cell(place(one.at))});
  }
  if (!text) list.rows.push_back(row_for_programs(job, sum_part(sum, totals, job.lang), place));
  show(job, list);
  if (text) job.out((parts.empty() ? "" : "\n") + sentence(job, group, sum, totals));
  return fine;
}

}  // namespace ljfl::cli
