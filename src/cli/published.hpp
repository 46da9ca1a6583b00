/// The reports that lie in reports/.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/stamp.hpp"
#include "text/text.hpp"
#include "time/time.hpp"

namespace ljfl::cli {

struct Published {
  std::string folder = {};  ///< reports/2026-10
  std::string report = {};  ///< month
  time::Period period = {};
  std::optional<report::Stamp> stamp = {};
};

/// Those of all periods, and of each period those that are not its usual one, by folder. A folder that is no period's
/// (slips, and what people put there) is none.
[[nodiscard]] std::vector<Published> published_reports(const std::string& root, const text::Snapshot& files);

/// The bytes of a file below the root; nothing where it is not there. Throws a Failure where it cannot be read.
[[nodiscard]] std::optional<std::string> read_output(const std::string& root, const std::string& path);

}  // namespace ljfl::cli
