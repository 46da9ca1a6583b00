#include "cli/restated.hpp"

#include <algorithm>

#include "cli/published.hpp"
#include "history/audit.hpp"
#include "history/snapshot.hpp"
#include "load/load.hpp"
#include "report/make.hpp"

namespace ljfl::cli {
namespace {

/// The stamp of the report before, out of the commit that --at names.
std::optional<report::Stamp> stamp_before(const Job& job, const history::Git& git, const std::string& path) {
  const auto found = history::read_files(git, {{.commit = job.commit, .path = path}});
  return found.good() && (*found)[0] ? report::stamp_in(*(*found)[0]) : std::nullopt;
}

/// The same on the disk.
std::optional<report::Stamp> stamp_before(const Job& job, const std::string& path) {
  const auto bytes = read_output(job.root, path);
  return bytes ? report::stamp_in(*bytes) : std::nullopt;
}

}  // namespace

std::optional<report::Restatement> corrected_figures(const history::Git& git, const report::Corrected& before,
                                                     const model::Register& now) {
  const auto files = history::snapshot_of(git, before.units, before.settings);
  if (!files.good()) return std::nullopt;
  diag::Diagnostics ignored;
  const model::Register published = load::load(*files, ignored);
  return report::Restatement{
      .period = before.period, .as_of = before.as_of, .figures = report::restated(published, now, before.as_of)};
}

void correct_last_report(Job& job, report::Order& order) {
  const report::Order last{.report = order.report, .period = order.period.previous()};
  const std::string path = report::folder_of(last) + "/" + std::string{report::stamp_file};
  const bool on_disk = job.commit.empty();
  auto stamp = on_disk ? stamp_before(job, path) : std::nullopt;
  if (on_disk && !stamp) return;
  auto git = history::Git::open(job.folder);
  if (!git.good()) return;
  const bool in_tree = job.root.empty() || git->take_prefix_of(job.root);
  if (!in_tree && on_disk) return;
  if (!on_disk) stamp = stamp_before(job, *git, path);
  if (!stamp || (stamp->units == order.stamp.units && stamp->settings == order.stamp.settings)) return;
  const report::Corrected before{
      .period = last.period, .as_of = stamp->as_of, .units = stamp->units, .settings = stamp->settings};
  auto found = corrected_figures(*git, before, job.reg);
  if (!found) {
    job.err(job.say({"没有比对{period}的通报：它的数据不在 git 里，有没有更正的数看不出来\n",
                     "the report of {period} was not compared: its data are not in git, so figures to be corrected are "
                     "not known\n"},
                    {diag::Arg{.name = "period", .zh = last.period.chinese(), .en = last.period.name()}}));
    return;
  }
  if (found->figures.empty()) return;
  order.stamp.corrects = before;
  order.restated = std::move(*found);
}

std::optional<PublishedFigures> restatement_of(history::Git& git, const history::Walk& walk, time::Period period,
                                               const model::Register& now) {
  const std::string folder = "reports/" + period.name() + "/";
  const auto wrote = [&](const history::Commit& commit) {
    return commit.main_line && std::ranges::any_of(commit.touched, [&](const history::Touched& one) {
             return one.after != history::nothing && walk.paths[one.path].starts_with(folder);
           });
  };
  const auto last = std::find_if(walk.commits.rbegin(), walk.commits.rend(), wrote);
  if (last == walk.commits.rend()) return std::nullopt;
  const history::Revision revision{.id = last->id, .committed = last->committed};
  const text::Snapshot files = or_failure(history::snapshot_at(git, revision));
  diag::Diagnostics told;
  const model::Register published = load::load(files, told);
  PublishedFigures out{.commit = last->id,
                       .found = {.period = period, .as_of = std::min(period.last(), history::day_of(last->committed))}};
  const auto stamps =
      or_failure(history::read_files(git, {{.commit = last->id, .path = folder + std::string{report::stamp_file}}}));
  const auto stamp = stamps[0] ? report::stamp_in(*stamps[0]) : std::nullopt;
  if (stamp) out.found.as_of = stamp->as_of;
  out.found.figures = report::restated(published, now, out.found.as_of);
  return out;
}

}  // namespace ljfl::cli
