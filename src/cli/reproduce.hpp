/// A published report made again from what git had: found by the object ids that it bears.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/past.hpp"
#include "history/snapshot.hpp"
#include "report/make.hpp"

namespace ljfl::cli {

/// reports/2026-10/bulletin.md, taken apart.
struct ReportFile {
  std::string folder = {};  ///< reports/2026-10, or reports/2026-10/<report>
  std::string name = {};    ///< bulletin.md
  std::string report = {};  ///< month
  time::Period period = {};
  [[nodiscard]] std::string path() const { return folder + "/" + name; }
};
/// Nothing for a path that no report is written to. What stands before the last reports/ of the path says nothing.
[[nodiscard]] std::optional<ReportFile> report_file(std::string_view path);

enum class Verified : std::uint8_t {
  same,
  differs,    ///< `made` is what its data give
  no_output,  ///< its data make no file of this name
  no_data,    ///< no commit has the data that it names
  no_report,  ///< its data and templates make no report: the template is at fault, or there is none of that name
};

struct Proof {
  Verified outcome = Verified::same;
  std::string commit = {};  ///< that has the data
  std::string made = {};    ///< of `differs`
};

/// Makes every report once, however many of its files are asked for.
class Reproducer {
 public:
  explicit Reproducer(history::Git& git) : git_(git) {}
  /// Throws a Failure where git gives no answer.
  [[nodiscard]] Proof prove(const ReportFile& file, const report::Stamp& stamp, std::string_view bytes);
  /// Of the reports that were made for those: the papers that their data give and that are not among them, as
  /// reports/2026-10/ranking.csv, each once. Web pages and Word documents are made only when asked for, and not missed.
  [[nodiscard]] std::vector<std::string> missing_beside(const std::vector<ReportFile>& there) const;

 private:
  struct Made {
    std::string folder = {};
    std::string commit = {};
    std::optional<std::vector<report::Output>> outputs = {};
    std::vector<std::string> always = {};  ///< of the outputs: the names of those that need not be asked for
  };
  const Made& made(const ReportFile& file, const report::Stamp& stamp);
  std::string commit_of(const report::Stamp& stamp);

  history::Git& git_;
  std::optional<std::vector<history::CommitObjects>> commits_ = {};
  std::map<std::string, Made> made_ = {};
};

}  // namespace ljfl::cli
