#include "cli/report_audit.hpp"

#include <algorithm>
#include <set>

#include "cli/reproduce.hpp"

namespace ljfl::cli {
namespace {

using history::Deed;

/// A report's file in the commit that wrote it, with what stood beside it.
struct Written {
  std::uint32_t deed = 0;
  ReportFile file = {};
  std::optional<std::string> bytes = {};
  std::optional<report::Stamp> stamp = {};
};

std::vector<Written> written(const history::Git& git, const history::Walk& walk, const history::Audit& audit) {
  std::vector<Written> out;
  std::vector<history::Asked> asked;
  for (std::uint32_t i = 0; i < audit.all.size(); ++i) {
    const Deed& deed = audit.all[i];
    if (deed.change.what != history::What::report || deed.change.kind == history::Kind::removed) continue;
    auto file = report_file(deed.change.path);
    if (!file) continue;
    const std::string& commit = walk.commits[deed.commit].id;
    asked.push_back({.commit = commit, .path = deed.change.path});
    asked.push_back({.commit = commit, .path = file->folder + "/" + std::string{report::stamp_file}});
    out.push_back({.deed = i, .file = std::move(*file)});
  }
  auto answers = or_failure(history::read_files(git, asked));
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i].bytes = std::move(answers[2 * i]);
    if (out[i].bytes) out[i].stamp = report::stamp_in(*out[i].bytes);
    if (!out[i].stamp && answers[2 * i + 1]) out[i].stamp = report::stamp_in(*answers[2 * i + 1]);
  }
  return out;
}

std::optional<diag::Words> fault_of(Verified outcome, bool shallow) {
  switch (outcome) {
    case Verified::same: break;
    case Verified::differs: return diag::Words{"内容手改过", "its text was changed by hand"};
    case Verified::no_output: return diag::Words{"它的数据不出这个文件", "its data make no such file"};
    case Verified::no_report: return diag::Words{"它的模板出不了这份报告", "its templates make no such report"};
    case Verified::no_data:
      if (!shallow) return diag::Words{"它注明的数据不在历史里", "the data that it names are nowhere in the history"};
      break;
  }
  return std::nullopt;
}

}  // namespace

ReportAudit audit_reports(history::Git& git, const history::Chronicle& chronicle, const history::Scope& scope,
                          history::Audit& audit) {
  ReportAudit out;
  Reproducer reproducer(git);
  std::set<std::string> stamped;  // a file that bore a stamp once has to bear one for ever
  for (const Written& one : written(git, chronicle.walk(), audit)) {
    const Deed& deed = audit.all[one.deed];
    const std::string path = one.file.path();
    const bool bore = stamped.contains(path);
    if (one.stamp) stamped.insert(path);
    if (!one.bytes || !scope.commits[deed.commit] || scope.only_sets_up(deed.commit) ||
        (scope.month && one.file.period != *scope.month))
      continue;
    if (!one.stamp && !bore) {
      ++out.without_stamp;
      continue;
    }
    ++out.proved;
    const auto fault = one.stamp
                           ? fault_of(reproducer.prove(one.file, *one.stamp, *one.bytes).outcome, git.is_shallow())
                           : std::optional{diag::Words{"它的印记没有了", "its stamp is gone"}};
    if (fault)
      history::add_finding(audit, chronicle, one.deed, "H909",
                           {diag::arg("path", std::string_view{path}), diag::arg("what", *fault)});
  }
  return out;
}

}  // namespace ljfl::cli
