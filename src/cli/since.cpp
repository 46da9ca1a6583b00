#include "cli/since.hpp"

#include <map>

#include "cli/judge.hpp"
#include "diag/findings.hpp"
#include "history/git.hpp"
#include "history/revision.hpp"
#include "history/snapshot.hpp"

namespace ljfl::cli {
namespace {

/// Without the count that tells equal ones apart: which of two equal findings is the new one nobody can say.
std::vector<std::string> prints_of(const diag::Diagnostics& told, const text::Snapshot& files) {
  std::vector<std::string> out = diag::fingerprints({.told = told.all(), .files = files});
  for (std::string& one : out) one.resize(std::min(one.size(), one.find('-')));
  return out;
}

}  // namespace

Compared compare_with_earlier(Job& job) {
  const auto failure = [](const history::Problem& problem) { return Failure{.zh = problem.zh, .en = problem.en}; };
  auto git = history::Git::open(job.folder);
  if (!git.good()) throw failure(git.problem);
  const auto revision = history::find_revision(*git, job.value("--since"));
  if (!revision.good()) throw failure(revision.problem);
  const auto files = history::snapshot_at(*git, *revision);
  if (!files.good()) throw failure(files.problem);
  const Judged earlier = judge(*files, job.today, job.has("--second-opinion"), job.workers);

  Compared out{.commit = revision->id};
  std::map<std::string, std::size_t, std::less<>> before;
  for (const std::string& print : prints_of(earlier.told, *files)) ++before[print];
  const std::vector<std::string> now = prints_of(job.told, job.files);
  for (std::size_t i = 0; i < now.size(); ++i) {
    const auto found = before.find(now[i]);
    if (found == before.end() || found->second == 0) {
      ++out.fresh;
      continue;
    }
    --found->second;
    ++out.stood;
    job.told.all()[i].severity = diag::Severity::note;
  }
  for (const auto& [print, left] : before) out.gone += left;
  return out;
}

}  // namespace ljfl::cli
