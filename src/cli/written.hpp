/// What a command says of files that it has made.
#pragma once

#include <string>
#include <vector>

#include "cli/cli.hpp"

namespace ljfl::cli {

/// The files' paths to stdout, once they are there: what is named can be opened. A Failure where stdout takes nothing
/// says that the files were written all the same.
void name_written(Job& job, const std::vector<std::string>& paths);

}  // namespace ljfl::cli
