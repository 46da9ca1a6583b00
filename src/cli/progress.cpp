#include "cli/progress.hpp"

#include <algorithm>

#include "cli/past.hpp"
#include "history/audit.hpp"
#include "load/load.hpp"
#include "report/view.hpp"

namespace ljfl::cli {
namespace {

/// The table for a terminal. JSON and CSV have the command's own columns.
constexpr Column columns[] = {
    {.key = "commit", .head = {"提交", "commit"}},
    {.key = "committed", .head = {"日期", "date"}, .holds = Holds::date},
    {.key = "author", .head = {"作者", "author"}},
    {.key = "done", .head = {"完成", "done"}, .holds = Holds::decimal},
    {.key = "target", .head = {"目标", "target"}, .holds = Holds::decimal},
    {.key = "state", .head = {"状态", "state"}},
    {.key = "chart", .head = {"进度", "progress"}},
    {.key = "subject", .head = {"说明", "subject"}, .shrinks = true},
};

/// How an item stood after a commit.
struct Point {
  std::optional<model::Decimal> done = {};
  std::optional<model::Decimal> target = {};
  std::optional<standing::State> state = {};  ///< none: the item was not there
  model::TaskKind kind = model::TaskKind::quota;
  bool operator==(const Point&) const = default;
};

model::Decimal whole(std::int64_t number) { return {number * 100}; }

/// What may count for one unit's items: its folder, the sets, the settings.
text::Snapshot files_of(const history::Chronicle& chronicle, const history::State& state, const std::string& unit) {
  text::Snapshot out;
  const std::string folder = "units/" + unit + "/";
  for (std::size_t path = 0; path < state.size(); ++path) {
    const std::string& name = chronicle.walk().paths[path];
    const bool wanted = name == "ljfl.toml" || name.starts_with("units/_common/") || name.starts_with(folder);
    if (state[path] != history::nothing && wanted) out.files.push_back({.path = name, .bytes = chronicle.bytes(state[path])});
  }
  std::ranges::sort(out.files, {}, &text::Source::path);
  return out;
}

Point point_at(const text::Snapshot& files, std::string_view unit, std::string_view item, time::Date day) {
  diag::Diagnostics told;
  const model::Register reg = load::load(files, told);
  const standing::Standing standing = standing::assess(reg, day);
  const auto found = std::ranges::find(reg.units, unit, &model::Unit::id);
  if (found == reg.units.end()) return {};
  const standing::UnitStanding& stands = standing.units[static_cast<std::size_t>(found - reg.units.begin())];
  const auto is_it = [&](const auto& one) { return one.id.value == item; };
  if (const auto quota = std::ranges::find_if(found->quotas, is_it); quota != found->quotas.end()) {
    const standing::QuotaStanding& one = stands.quotas[static_cast<std::size_t>(quota - found->quotas.begin())];
    Point out{.state = one.state};
    const model::Target& target = quota->target.value;
    if (target.kind == model::TargetKind::level) {
      out.done = one.level;
      out.target = target.level;
    } else {
      out.done = whole(one.done);
      if (target.kind == model::TargetKind::count) out.target = whole(target.count);
    }
    return out;
  }
  if (const auto task = std::ranges::find_if(found->tasks, is_it); task != found->tasks.end()) {
    const standing::TaskStanding& one = stands.tasks[static_cast<std::size_t>(task - found->tasks.begin())];
    return {.done = whole(static_cast<std::int64_t>(one.records.size())), .state = one.state, .kind = one.kind};
  }
  return {};
}

/// Every name that the unit and the item had, for they are asked from the oldest commit on.
struct Aliases {
  std::vector<std::string> units = {};
  std::vector<std::string> items = {};
};

Aliases aliases_of(history::Chronicle& chronicle, std::string_view unit, std::string_view item) {
  std::vector<history::Change> renames;
  chronicle.tell([&](std::uint32_t, std::vector<history::Change>& changes, const history::State&) {
    for (history::Change& change : changes) {
      if (change.kind == history::Kind::renamed) renames.push_back(std::move(change));
    }
  });
  Aliases out{.units = {std::string{unit}}, .items = {std::string{item}}};
  for (auto change = renames.rbegin(); change != renames.rend(); ++change) {
    const bool own = std::ranges::find(out.units, change->unit) != out.units.end();
    if (own && change->what == history::What::unit) out.units.push_back(change->before);
    const bool of_item = change->what == history::What::task || change->what == history::What::quota;
    if (own && of_item && std::ranges::find(out.items, change->item) != out.items.end()) out.items.push_back(change->before);
  }
  return out;
}

Point point_of(const history::Chronicle& chronicle, const history::State& state, const Aliases& aliases, time::Date day) {
  for (const std::string& unit : aliases.units) {
    const text::Snapshot files = files_of(chronicle, state, unit);
    for (const std::string& item : aliases.items) {
      const Point found = point_at(files, unit, item, day);
      if (found.state) return found;
    }
  }
  return {};
}

/// The same point in the columns of `show`, by their keys: part is history, required the target, words the level and the
/// commit's subject, source the commit. What does not apply stays empty.
std::vector<Cell> row_for_programs(const Job& job, std::uint32_t unit, std::string_view item, const history::Commit& commit, time::Date day, const Point& point) {
  std::vector<Cell> out;
  const bool level = point.target && point.target->hundredths % 100 != 0;
  const bool whole_numbers = !level && (!point.done || point.done->hundredths % 100 == 0);
  for (const Column& column : job.command->columns) {
    Cell one;
    if (column.key == "unit_id") one = cell(job.reg.units[unit].id);
    if (column.key == "kind") one = cell(point.kind == model::TaskKind::quota ? std::string_view{"quota"} : std::string_view{"task"});
    if (column.key == "item_id") one = cell(item);
    if (column.key == "part") one = cell(std::string_view{"history"});
    if (column.key == "state" && point.state) one = cell(word_of(*point.state, point.kind, job.lang));
    if (column.key == "date") one = cell(std::optional{day});
    if (column.key == "done" && whole_numbers && point.done) one = cell(point.done->hundredths / 100);
    if (column.key == "required" && whole_numbers && point.target) one = cell(point.target->hundredths / 100);
    if (column.key == "words") one = cell((whole_numbers || !point.done ? std::string{} : model::plain(*point.done) + "% ") + commit.subject);
    if (column.key == "source") one = cell(commit.id);
    out.push_back(std::move(one));
  }
  return out;
}

std::vector<Cell> row_of(const Job& job, const history::Commit& commit, time::Date day, const Point& point) {
  std::vector<Cell> out = {cell(commit.id), cell(std::optional{day}), cell(commit.author.name), {}, {}, {}, {}, cell(commit.subject)};
  out[0].shown = commit.id.substr(0, 10);
  if (point.done) out[3].value = *point.done;
  if (point.target) out[4].value = *point.target;
  out[5] = cell(point.state ? word_of(*point.state, point.kind, job.lang) : std::string{job.say({"还没有", "not there"})});
  if (point.done && point.target) out[6] = cell(bar(point.done->hundredths, point.target->hundredths));
  return out;
}

}  // namespace

int show_progress(Job& job, std::uint32_t unit, std::string_view item) {
  Past past = open_past(job);
  history::Chronicle chronicle = or_failure(history::Chronicle::read(past.git, past.tip));
  const Aliases aliases = aliases_of(chronicle, job.reg.units[unit].id, item);
  const history::EntryDays entries = history::entry_days(chronicle.walk());
  const bool text = job.choice("--format") == "text";
  Listing list{.columns = text ? std::span<const Column>{columns} : job.command->columns, .rows = {}};
  std::optional<Point> last;
  chronicle.tell([&](std::uint32_t index, std::vector<history::Change>&, const history::State& state) {
    const history::Commit& commit = chronicle.walk().commits[index];
    if (!commit.main_line || commit.touched.empty()) return;
    const Point point = point_of(chronicle, state, aliases, entries.day[index]);
    if ((!last && !point.state) || last == point) return;
    last = point;
    list.rows.push_back(text ? row_of(job, commit, entries.day[index], point)
                             : row_for_programs(job, unit, item, commit, entries.day[index], point));
  });
  show(job, list);
  job.err(incomplete(job, chronicle));
  return fine;
}

}  // namespace ljfl::cli
