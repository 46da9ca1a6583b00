/// Where the findings go: several forms in one run, each to stdout or to a file of its own.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/cli.hpp"
#include "diag/findings.hpp"

namespace ljfl::cli {

struct Output {
  std::string format = {};
  std::string path = {};  ///< as typed; empty, or typed as -: stdout
};

/// The --format and -o of a run, in pairs: an -o belongs to the --format before it. A Failure says what does not fit:
/// two forms for stdout, an -o too many, a file that the run reads itself.
[[nodiscard]] std::vector<Output> outputs_asked(const Job& job);

/// From the top of the git repository that holds `root` to it: "" or "data/". "" where there is none.
[[nodiscard]] std::string prefix_in_repository(const std::string& root);

/// Writes every form; a Failure where a file cannot be written. With the form `github`, the page of all findings goes
/// behind what stands in job.step_summary.
/// `slip`, where there is one, stands for the form `human`.
void write_outputs(Job& job, const std::vector<Output>& outputs, const diag::Findings& findings,
                   const std::optional<std::string>& slip = std::nullopt);

}  // namespace ljfl::cli
