/// Of which files a run of `check` speaks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/cli.hpp"

namespace ljfl::cli {

/// A path as typed, from where one stands (or from -C's folder), as the Snapshot has it: from the project's root. What
/// is not to be found from there is taken to be written from the root already.
[[nodiscard]] std::string path_in_project(const Job& job, std::string_view typed);

/// The PATHs of a run as the Snapshot has them; "" is the whole project. A Failure names one that is not there.
[[nodiscard]] std::vector<std::string> paths_asked(const Job& job);

/// Is `path` one of these, or below one of them?
[[nodiscard]] bool is_within(std::string_view path, const std::vector<std::string>& paths);

/// Takes what stdin holds for the bytes of the file `path` from the project's root, whether it is there or not.
void take_stdin(text::Snapshot& files, const std::string& path);

}  // namespace ljfl::cli
