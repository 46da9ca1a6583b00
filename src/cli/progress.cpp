#include "cli/progress.hpp"

#include <algorithm>
#include <ranges>

#include "cli/past.hpp"
#include "cli/plot.hpp"
#include "cli/wording.hpp"
#include "history/audit.hpp"
#include "load/layout.hpp"
#include "load/load.hpp"
#include "report/view.hpp"

namespace ljfl::cli {
namespace {

/// The table for a terminal. JSON and CSV have the command's own columns.
constexpr Column columns[] = {
    {.key = "committed", .head = {"提交日期", "committed"}, .holds = Holds::date},
    {.key = "commit", .head = {"提交", "commit"}},
    {.key = "author", .head = {"作者", "author"}, .shrinks = true},
    {.key = "done", .head = {"完成", "done"}, .holds = Holds::decimal},
    {.key = "target", .head = {"要求", "asked for"}, .holds = Holds::decimal},
    {.key = "chart", .head = {"进度", "progress"}},
    {.key = "state", .head = {"状态", "state"}},
    {.key = "subject", .head = {"说明", "subject"}, .shrinks = true},
};

/// How an item stood after a commit.
struct Point {
  bool there = false;
  bool quota = false;
  bool level = false;  ///< figures are percents
  std::optional<model::Decimal> done = {};
  std::optional<model::Decimal> target = {};
  standing::State state = standing::State::open;
  model::TaskKind kind = model::TaskKind::quota;
  /// What a recurring task asks for grows with time alone.
  [[nodiscard]] bool same_figures(const Point& other) const {
    const bool same_target = target == other.target || kind == model::TaskKind::recurring;
    return there == other.there && kind == other.kind && done == other.done && same_target;
  }
};

model::Decimal whole(std::int64_t number) {
  return {number * 100};
}

Point point_of(const model::Quota& quota, const standing::QuotaStanding& now) {
  const model::Target& target = quota.target.value;
  Point out{.there = true, .quota = true, .level = target.kind == model::TargetKind::level, .state = now.state};
  if (out.level) {
    out.done = now.level;
    out.target = target.level;
    return out;
  }
  out.done = whole(now.done);
  if (target.kind == model::TargetKind::count) out.target = whole(target.count);
  return out;
}

/// Of a recurring task: what its periods up to that day asked for, and what of that was done.
Point point_of(const standing::TaskStanding& now) {
  Point out{.there = true, .state = now.state, .kind = now.kind};
  auto done = static_cast<std::int64_t>(now.records.size());
  std::int64_t asked = 0;
  if (now.kind == model::TaskKind::recurring) done = 0;
  for (const standing::PeriodStanding& period : now.periods) {
    done += std::min(period.done, period.required);
    asked += period.required;
  }
  if (now.kind == model::TaskKind::deliverable) {
    done = std::min<std::int64_t>(done, 1);
    asked = 1;
  }
  out.done = whole(done);
  if (asked > 0) out.target = whole(asked);
  return out;
}

/// A commit of the main line, and what stood in the tree after it.
struct Moment {
  std::uint32_t commit = 0;
  history::State state = {};
};

/// The item asked for, under each name that it and its unit had.
struct Aliases {
  std::vector<std::string> units = {};
  std::vector<std::string> items = {};
  std::vector<std::string> others = {};  ///< units whose records count for it too (same_as)
};

class Story {
 public:
  Story(const Job& job, std::uint32_t unit, std::string_view item, history::Chronicle& chronicle)
      : chronicle_(chronicle) {
    std::vector<history::Change> renames;
    chronicle.tell([&](std::uint32_t commit, std::vector<history::Change>& changes, const history::State& state) {
      for (history::Change& change : changes) {
        if (change.kind == history::Kind::renamed) renames.push_back(std::move(change));
      }
      if (chronicle.walk().commits[commit].main_line) moments_.push_back({.commit = commit, .state = state});
    });
    aliases_ = {.units = {std::string{job.reg.units[unit].id}}, .items = {std::string{item}}, .others = {}};
    for (const history::Change& change : std::views::reverse(renames)) {
      if (!holds(aliases_.units, change.unit)) continue;
      const bool of_item = change.what == history::What::task || change.what == history::What::quota;
      if (change.what == history::What::unit) aliases_.units.push_back(change.before);
      if (of_item && holds(aliases_.items, change.item)) aliases_.items.push_back(change.before);
    }
    for (const model::Task& task : job.reg.units[unit].tasks) {
      if (task.same_unit != model::none) aliases_.others.emplace_back(job.reg.units[task.same_unit].id);
    }
  }

  [[nodiscard]] const std::vector<Moment>& moments() const { return moments_; }

  /// Did the commit touch a file that the item's figures may rest on?
  [[nodiscard]] bool touched_by(std::uint32_t commit) const {
    return std::ranges::any_of(chronicle_.walk().commits[commit].touched,
                               [&](const history::Touched& one) { return matters(chronicle_.walk().paths[one.path]); });
  }

  [[nodiscard]] Point at(const history::State& state, time::Date day) const {
    text::Snapshot files;
    for (std::size_t path = 0; path < state.size(); ++path) {
      const std::string& name = chronicle_.walk().paths[path];
      if (state[path] != history::nothing && matters(name))
        files.files.push_back({.path = name, .bytes = chronicle_.bytes(state[path])});
    }
    std::ranges::sort(files.files, {}, &text::Source::path);
    diag::Diagnostics told;
    const model::Register reg = load::load(files, told);
    const standing::Standing standing = standing::assess(reg, day);
    for (std::size_t u = 0; u < reg.units.size(); ++u) {
      if (!holds(aliases_.units, reg.units[u].id)) continue;
      const Point found = in_unit(reg.units[u], standing.units[u]);
      if (found.there) return found;
    }
    return {};
  }

 private:
  static bool holds(const std::vector<std::string>& list, std::string_view word) {
    return std::ranges::find(list, word) != list.end();
  }

  [[nodiscard]] bool matters(std::string_view path) const {
    if (path == load::settings_file || path.starts_with("units/_common/")) return true;
    const std::string unit = history::place_of(path).unit;
    return holds(aliases_.units, unit) || holds(aliases_.others, unit);
  }

  [[nodiscard]] Point in_unit(const model::Unit& unit, const standing::UnitStanding& now) const {
    for (std::size_t q = 0; q < unit.quotas.size(); ++q) {
      if (holds(aliases_.items, unit.quotas[q].id.value)) return point_of(unit.quotas[q], now.quotas[q]);
    }
    for (std::size_t t = 0; t < unit.tasks.size(); ++t) {
      if (holds(aliases_.items, unit.tasks[t].id.value)) return point_of(now.tasks[t]);
    }
    return {};
  }

  const history::Chronicle& chronicle_;
  std::vector<Moment> moments_ = {};
  Aliases aliases_ = {};
};

std::string figure(const Point& point, const std::optional<model::Decimal>& value) {
  return value ? model::plain(*value) + (point.level ? "%" : "") : "—";
}

std::string state_of(const Job& job, const Point& point) {
  return point.there ? word_of(point.state, point.kind, job.lang) : std::string{job.say({"没有这一项", "not there"})};
}

std::vector<Cell> row_of(const Job& job, const history::Commit& commit, time::Date day, const Point& point) {
  std::vector<Cell> out = {cell(std::optional{day}),   cell(commit.id),     cell(commit.author.name), {}, {}, {},
                           cell(state_of(job, point)), cell(commit.subject)};
  out[1].shown = commit.id.substr(0, 10);
  if (point.done) out[3] = {.value = *point.done, .shown = figure(point, point.done)};
  if (point.target) out[4] = {.value = *point.target, .shown = figure(point, point.target)};
  if (point.done && point.target) out[5] = cell(bar(point.done->hundredths, point.target->hundredths));
  return out;
}

/// The same point in the columns of `show`, by their keys: part is history, required the target, date the day on which
/// the commit came in; words the level.
std::vector<Cell> row_for_programs(const Job& job, std::uint32_t unit, model::Item item, const history::Commit& commit,
                                   time::Date day, const Point& point) {
  const model::Unit& owner = job.reg.units[unit];
  std::vector<Cell> out;
  for (const Column& column : job.command->columns) {
    Cell one;
    if (column.key == "unit_id") one = cell(owner.id);
    if (column.key == "kind") one = cell(item.quota ? std::string_view{"quota"} : std::string_view{"task"});
    if (column.key == "item_id")
      one = cell(item.quota ? owner.quotas[item.index].id.value : owner.tasks[item.index].id.value);
    if (column.key == "title")
      one = cell(item.quota ? report::label(owner.quotas[item.index]) : report::label(owner.tasks[item.index]));
    if (column.key == "part") one = cell(std::string_view{"history"});
    if (column.key == "state" && point.there) one = cell(key_of(point.state));
    if (column.key == "date") one = cell(std::optional{day});
    if (column.key == "done" && !point.level && point.done) one = cell(point.done->hundredths / 100);
    if (column.key == "required" && !point.level && point.target) one = cell(point.target->hundredths / 100);
    if (column.key == "words" && point.level)
      one = cell(figure(point, point.done) + " / " + figure(point, point.target));
    if (column.key == "commit") one = cell(commit.id);
    if (column.key == "author") one = cell(commit.author.name);
    if (column.key == "subject") one = cell(commit.subject);
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

int show_progress(Job& job, std::uint32_t unit, model::Item item) {
  const model::Unit& owner = job.reg.units[unit];
  const Past past = open_past(job);
  history::Chronicle chronicle = or_failure(history::Chronicle::read(past.git, past.tip, job.workers));
  const Story story(job, unit, item.quota ? owner.quotas[item.index].id.value : owner.tasks[item.index].id.value,
                    chronicle);
  const std::vector<time::Date> days = history::entry_days(chronicle.walk()).day;
  const bool text = job.choice("--format") == "text";
  Listing list{.columns = text ? std::span<const Column>{columns} : job.command->columns, .rows = {}};
  std::vector<PlotPoint> points;
  Point last;
  for (const Moment& moment : story.moments()) {
    if (!story.touched_by(moment.commit)) continue;
    const time::Date day = days[moment.commit];
    const Point now = story.at(moment.state, day);
    if (last.same_figures(now)) continue;
    last = now;
    const history::Commit& commit = chronicle.walk().commits[moment.commit];
    list.rows.push_back(text ? row_of(job, commit, day, now) : row_for_programs(job, unit, item, commit, day, now));
    points.push_back({.day = day, .done = now.done.value_or(model::Decimal{}), .target = now.target});
  }
  if (text) {
    const std::string_view title =
        item.quota ? report::label(owner.quotas[item.index]) : report::label(owner.tasks[item.index]);
    job.out(job.say({"{unit} · {title}：每次提交以后\n\n", "{unit} · {title}: after each commit\n\n"},
                    {diag::arg("unit", std::string_view{text::printable(owner.name.value)}),
                     diag::arg("title", std::string_view{text::printable(title)})}));
  }
  show(job, list);
  if (text && !points.empty()) job.out("\n" + plot(points, std::max(job.today, points.back().day), job.columns));
  if (text && points.empty())
    job.err(job.say({"历史里没有这一项：台账还没有提交\n", "the history has no such item: it was never committed\n"}));
  job.err(incomplete(job, chronicle));
  return fine;
}

}  // namespace ljfl::cli
