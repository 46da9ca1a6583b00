#include "cli/past.hpp"

#include <algorithm>

#include "cli/memory.hpp"
#include "history/audit.hpp"
#include "history/snapshot.hpp"
#include "load/load.hpp"
#include "report/words.hpp"

namespace ljfl::cli {
namespace {

using history::Change;
using history::Kind;
using history::What;

std::string plain(std::string_view value) {
  std::string out{value};
  std::ranges::replace(out, history::between_parts, '\n');
  return out;
}

bool holds(const std::vector<std::string>& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

/// A unit that is no more may still be asked for by its id.
bool had_unit(std::span<const std::string> paths, std::string_view id) {
  const std::string folder = "units/" + std::string{id} + "/";
  return std::ranges::any_of(paths, [&](const std::string& path) { return path.starts_with(folder); });
}

}  // namespace

Past open_past(const Job& job) {
  // What a thousand commits come to; of a short history little of it is ever touched.
  constexpr std::size_t a_thousand_commits = 8U << 20U;
  expect_memory(a_thousand_commits, job.workers);
  Past out{.git = or_failure(history::Git::open(job.folder))};
  out.tip = job.at.empty() ? history::Revision{.id = "HEAD"} : or_failure(history::find_revision(out.git, job.at));
  // Mostly the project's folder is known from the disk; else its place is looked for in the tree.
  if (!job.root.empty() && out.git.take_prefix_of(job.root)) return out;
  if (job.at.empty()) out.tip = or_failure(history::find_revision(out.git, "HEAD"));
  static_cast<void>(or_failure(history::find_project(out.git, out.tip)));
  return out;
}

void load_past(Job& job, history::Git& git, const history::Revision& revision) {
  job.files = or_failure(history::snapshot_at(git, revision));
  job.reg = load::load(job.files, job.told);
}

std::vector<bool> newer_than(const history::Git& git, const history::Walk& walk, std::string_view word) {
  const auto period = time::parse_period(word);
  const auto day = time::parse_date(word).date;
  const bool is_day = day || (period && period->kind != time::PeriodKind::year);
  if (!is_day) return or_failure(history::newer_than(git, walk, or_failure(history::find_revision(git, word))));
  const time::Date first = day ? *day : period->first();
  std::vector<bool> out;
  for (const time::Date entered : history::entry_days(walk).day) out.push_back(entered >= first);
  return out;
}

std::vector<bool> newer_asked(const Job& job, const history::Git& git, const history::Walk& walk) {
  if (!job.has("--since")) return std::vector<bool>(walk.commits.size(), true);
  return newer_than(git, walk, job.value("--since"));
}

std::string incomplete(const Job& job, const history::Chronicle& chronicle) {
  const std::vector<std::uint32_t> ends = chronicle.ends();
  if (ends.empty()) return {};
  const history::Commit& end = chronicle.walk().commits[ends.front()];
  const std::string id = end.id.substr(0, 10);
  const std::string day = time::iso(history::day_of(end.committed));
  return job.lang == diag::Lang::zh
             ? "历史不全：这是浅克隆，只到 " + day + " 的提交 " + id +
                   "，更早的看不到。要取全，运行 git fetch --unshallow\n"
             : "the history is incomplete: this is a shallow clone that ends at commit " + id + " of " + day +
                   "; nothing before it was seen. To have it whole, run git fetch --unshallow\n";
}

std::vector<Cell> cells_of(const Change& change, diag::Lang lang) {
  return {cell(change.unit),
          cell(change.unit_name),
          cell(history::key_of(change.what)),
          cell(change.lost ? std::string_view{"lost"} : history::key_of(change.kind)),
          cell(change.item),
          cell(change.title),
          cell(change.field),
          cell(plain(change.before)),
          cell(plain(change.after)),
          cell(change.date),
          cell(change.month ? change.month->name() : std::string{}),
          cell(change.path),
          cell(history::sentence(change, lang))};
}

std::string line_of(const Change& change, diag::Lang lang) {
  const std::string& unit = change.unit_name.empty() ? change.unit : change.unit_name;
  const std::string words = history::sentence(change, lang);
  return text::printable(unit.empty() ? words : unit + " · " + words);
}

std::string word_of(standing::State state, model::TaskKind kind, diag::Lang lang) {
  return std::string{report::words_of(state, kind).in(lang)};
}

Wanted::Wanted(const Job& job, std::span<const std::string> paths, std::string_view word) {
  all_ = word.empty();
  if (all_) return;
  const std::size_t slash = word.find('/');
  const std::string_view unit = word.substr(0, slash);
  if (slash != std::string_view::npos) items_.emplace_back(word.substr(slash + 1));
  const model::Lookup found = model::find_unit(job.reg, unit);
  if (found.index != model::none) {
    const model::Unit& known = job.reg.units[found.index];
    units_.emplace_back(known.id);
    for (const model::Text& set : known.common) units_.push_back("_common/" + std::string{set.value});
    if (items_.empty()) return;
    // By its title, or a beginning, as everywhere; what is no more goes by its id.
    if (const auto item = model::find_item(known, items_.front()).item)
      items_.emplace_back(item->quota ? known.quotas[item->index].id.value : known.tasks[item->index].id.value);
  } else if (had_unit(paths, unit)) {
    units_.emplace_back(unit);
  } else {
    std::string zh = "没有“" + std::string{unit} + "”这个单位";
    std::string en = "there is no unit “" + std::string{unit} + "”";
    for (const std::uint32_t candidate : found.candidates) {
      const std::string name{job.reg.units[candidate].name.value};
      zh.append(candidate == found.candidates.front() ? "；是不是：" : "、").append(name);
      en.append(candidate == found.candidates.front() ? "; did you mean " : ", ").append(name);
    }
    throw Failure{.zh = zh, .en = en};
  }
}

bool Wanted::takes(const Change& change) {
  if (all_) return true;
  if (!holds(units_, change.unit)) return false;
  const bool is_unit = change.what == What::unit || change.what == What::set;
  if (change.kind == Kind::renamed && is_unit) {
    units_.push_back(change.before);
    return true;
  }
  if (items_.empty()) return true;
  if (!holds(items_, change.item)) return false;
  if (change.kind == Kind::renamed) items_.push_back(change.before);
  return true;
}

}  // namespace ljfl::cli
