#include <algorithm>
#include <array>

#include "cli/disk.hpp"
#include "cli/past.hpp"
#include "history/snapshot.hpp"
#include "load/load.hpp"
#include "report/view.hpp"

namespace ljfl::cli {
namespace {

using history::Change;
using history::What;

constexpr std::array columns = before_changes(std::to_array<Column>({
    {.key = "section",
     .head = {"分类", "section"},
     .what = {"progress 完成数，state 状态，corrected 更正以前月份的记录，change 其他改动",
              "progress: done; state; corrected: a past month's record; change: all other"}},
}));

/// One side: the files, what they say, and where it stands as of its own day.
struct Side {
  std::string name = {};  ///< 2026-09-30（提交 1a2b3c4d5e）
  time::Date day = {};
  time::Date over = {};  ///< the last day that was over: the day itself where it was asked for, not where a commit was
  text::Snapshot files = {};
  model::Register reg = {};
  standing::Standing standing = {};
};

void understand(Side& side) {
  diag::Diagnostics told;
  side.reg = load::load(side.files, told);
  side.standing = standing::assess(side.reg, side.day);
}

Side side_at(const Job& job, history::Git& git, std::string_view word) {
  const history::Revision revision = or_failure(history::find_revision(git, word));
  Side out{.day = history::day_of(revision.committed)};
  if (revision.asked) out.day = std::min(*revision.asked, std::max(job.today, out.day));
  out.over = revision.asked ? out.day : out.day - std::chrono::days{1};
  const std::string id = revision.id.substr(0, 10);
  out.name = time::iso(out.day) + (job.lang == diag::Lang::zh ? "（提交 " + id + "）" : " (commit " + id + ")");
  out.files = or_failure(history::snapshot_at(git, revision));
  understand(out);
  return out;
}

Side side_now(Job& job) {
  if (job.root.empty()) {
    throw Failure{.zh = "这里没有工作文件夹；请写两个提交或日期，例如 ljfl diff 2026-09 2026-10",
                  .en = "there is no working folder here; name two commits or days, as in ljfl diff 2026-09 2026-10"};
  }
  Side out{.name = time::iso(job.today) + std::string{job.say({"（现在的文件）", " (the files as they are)"})},
           .day = job.today};
  out.files = read_folder(job.root);
  understand(out);
  return out;
}

/// What moved though nobody changed it, and what the changes came to: figures and states of what both sides have.
void add_movements(const Side& a, const Side& b, const std::vector<Change>& changes, diag::Lang lang,
                   std::vector<Change>& progress, std::vector<Change>& states) {
  for (std::size_t u = 0; u < b.reg.units.size(); ++u) {
    const model::Unit& unit = b.reg.units[u];
    const auto renamed = std::ranges::find_if(changes, [&](const Change& change) {
      return change.kind == history::Kind::renamed && change.what == What::unit && change.after == unit.id;
    });
    const auto old = std::ranges::find(
        a.reg.units, renamed == changes.end() ? unit.id : std::string_view{renamed->before}, &model::Unit::id);
    if (old == a.reg.units.end()) continue;
    const standing::UnitStanding& stood = a.standing.units[static_cast<std::size_t>(old - a.reg.units.begin())];
    const standing::UnitStanding& stands = b.standing.units[u];
    const auto moved = [&](What what, const model::Text& id, std::string_view title, std::string_view field) {
      return Change{.what = what,
                    .unit = std::string{unit.id},
                    .unit_name = std::string{unit.name.value},
                    .item = std::string{id.value},
                    .title = std::string{title},
                    .field = std::string{field}};
    };
    for (std::size_t q = 0; q < unit.quotas.size(); ++q) {
      const auto same = std::ranges::find_if(
          old->quotas, [&](const model::Quota& quota) { return quota.id.value == unit.quotas[q].id.value; });
      if (same == old->quotas.end()) continue;
      const standing::QuotaStanding& before = stood.quotas[static_cast<std::size_t>(same - old->quotas.begin())];
      const standing::QuotaStanding& after = stands.quotas[q];
      Change change = moved(What::quota, unit.quotas[q].id, report::label(unit.quotas[q]), "done");
      change.before = before.level ? model::plain(*before.level) + "%" : std::to_string(before.done);
      change.after = after.level ? model::plain(*after.level) + "%" : std::to_string(after.done);
      if (change.before != change.after) progress.push_back(change);
    }
    for (std::size_t t = 0; t < unit.tasks.size(); ++t) {
      const auto same = std::ranges::find_if(
          old->tasks, [&](const model::Task& task) { return task.id.value == unit.tasks[t].id.value; });
      if (same == old->tasks.end()) continue;
      const standing::TaskStanding& before = stood.tasks[static_cast<std::size_t>(same - old->tasks.begin())];
      const standing::TaskStanding& after = stands.tasks[t];
      if (before.state == after.state) continue;
      Change change = moved(What::task, unit.tasks[t].id, report::label(unit.tasks[t]), "state");
      change.before = word_of(before.state, before.kind, lang);
      change.after = word_of(after.state, after.kind, lang);
      states.push_back(std::move(change));
    }
  }
}

/// A record of a month that was over by the first side, and is past on the second, yet came, went or changed since.
bool corrects_the_past(const Change& change, const Side& a, const Side& b) {
  if (change.what != What::record && change.what != What::finding) return false;
  const auto over = [&](const std::optional<time::Period>& month) {
    return month && month->last() <= a.over && month->last() < b.day;
  };
  return over(change.month) || over(change.month_before);
}

struct Section {
  std::string_view key = {};
  diag::Words head = {};
  std::vector<Change> changes = {};
};

int run(Job& job) {
  history::Git git = or_failure(history::Git::open(job.folder));
  if (!job.root.empty()) static_cast<void>(git.take_prefix_of(job.root));
  const Side a = side_at(job, git, job.value("A"));
  Side b = job.has("B")      ? side_at(job, git, job.value("B"))
           : !job.at.empty() ? side_at(job, git, job.at)
                             : side_now(job);

  Section sections[] = {{"progress", {"完成数", "progress"}, {}},
                        {"state", {"状态", "states"}, {}},
                        {"corrected", {"以前月份的记录有更正", "records of past months were corrected"}, {}},
                        {"change", {"改动", "changes"}, {}}};
  std::vector<Change> changes = history::changes_between(a.files, b.files);
  add_movements(a, b, changes, job.lang, sections[0].changes, sections[1].changes);
  for (Change& change : changes) {
    if (change.kind == history::Kind::layout) continue;
    sections[corrects_the_past(change, a, b) ? 2 : 3].changes.push_back(std::move(change));
  }
  job.reg = std::move(b.reg);
  Wanted wanted(job, {}, job.value("UNIT[/ITEM]"));
  Listing list{.columns = columns, .rows = {}};
  const bool text = job.choice("--format") == "text";
  if (text) job.out(a.name + " → " + b.name + "\n");
  bool any = false;
  for (Section& section : sections) {
    std::erase_if(section.changes, [&](const Change& change) { return !wanted.takes(change); });
    if (section.changes.empty()) continue;
    any = true;
    if (text)
      job.out("\n" + std::string{job.say(section.head)} + (job.lang == diag::Lang::zh ? "（" : " (") +
              std::to_string(section.changes.size()) + (job.lang == diag::Lang::zh ? "）\n" : ")\n"));
    for (const Change& change : section.changes) {
      if (text) {
        job.out("  " + line_of(change, job.lang) + "\n");
        continue;
      }
      std::vector<Cell> row = {cell(section.key)};
      for (Cell& one : cells_of(change, job.lang)) row.push_back(std::move(one));
      list.rows.push_back(std::move(row));
    }
  }
  if (!text) show(job, list);
  if (text && !any) job.out(job.say({"没有不同\n", "no difference\n"}));
  return fine;
}

constexpr Option options[] = {
    {.flag = "--format", .value = "text|json|csv|md", .help = {"默认 text", "text by default"}},
    {.flag = "A",
     .help = {"从哪时：提交、分支、标签，或 2026-09-30、2026-09",
              "from: a commit, branch, tag, or 2026-09-30, 2026-09"},
     .required = true},
    {.flag = "B", .help = {"到哪时，同上；不写是现在的文件", "to, likewise; the files as they are when left out"}},
    {.flag = "UNIT[/ITEM]", .help = {"只看一个单位，或它的一项", "only one unit, or one of its items"}},
};

constexpr Example examples[] = {
    {"ljfl diff 2026-09 2026-10",
     {"十月比九月：完成数、状态、改动和更正", "October against September: progress, states, changes, corrections"}},
    {"ljfl diff HEAD", {"还没有提交的改动", "what is not committed yet"}},
};

}  // namespace

extern constinit const Command diff_command;
constinit const Command diff_command{
    .name = "diff",
    .summary = {"两个时候的台账有什么不同", "how the register differs between two moments"},
    .needs = Needs::settings,
    .options = options,
    .examples = examples,
    .columns = columns,
    .run = run,
};

}  // namespace ljfl::cli
