#include "cli/restated.hpp"

#include <algorithm>

#include "cli/published.hpp"
#include "history/audit.hpp"
#include "history/snapshot.hpp"
#include "load/load.hpp"
#include "report/make.hpp"

namespace ljfl::cli {
namespace {

/// The stamp of the report before: on the disk, or with --at in the commit.
std::optional<report::Stamp> stamp_before(const Job& job, const history::Git& git, const std::string& folder) {
  const std::string path = folder + "/" + std::string{report::stamp_file};
  std::optional<std::string> bytes;
  if (job.commit.empty()) {
    bytes = read_output(job.root, path);
  } else {
    auto found = history::read_files(git, {{.commit = job.commit, .path = path}});
    if (found.good()) bytes = std::move((*found)[0]);
  }
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
  auto git = history::Git::open(job.folder);
  if (!git.good()) return;
  const bool in_tree = job.root.empty() || git->take_prefix_of(job.root);
  if (!in_tree && job.commit.empty()) return;
  const auto stamp = stamp_before(job, *git, report::folder_of(last));
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
