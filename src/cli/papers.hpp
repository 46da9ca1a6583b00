/// The papers of a period as they were published, and as today's data would have them: file by file, cell by cell.
#pragma once

#include <string>
#include <vector>

#include "cli/past.hpp"

namespace ljfl::cli {

/// A published file that would read otherwise today.
struct Paper {
  std::string path = {};
  std::string published = {};
  std::string now = {};  ///< from the data of today, as of the same day, by the templates and under the stamp of then
};

struct Papers {
  std::size_t compared = 0;
  std::vector<Paper> different = {};
  std::vector<std::string> unknown = {};  ///< folders whose reports bear no stamp, or cannot be made again
};

/// Every report of `period` as it stood in `commit`, made again from the job's register.
[[nodiscard]] Papers papers_now(const Job& job, history::Git& git, const std::string& commit, time::Period period);

/// What is different in a table of CSV, a row a line: 教育局 得分 95.24 → 93.10，名次 3 → 5. The running number and
/// places in files (units/…:47) say nothing. Nothing where the rows of the two cannot be told apart.
[[nodiscard]] std::vector<std::string> rows_changed(std::string_view published, std::string_view now, diag::Lang lang);

}  // namespace ljfl::cli
