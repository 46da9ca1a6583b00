/// --help and --version, out of the table of commands.
#pragma once

#include "cli/cli.hpp"

namespace ljfl::cli {

[[nodiscard]] std::string_view version();
[[nodiscard]] std::string version_line();
[[nodiscard]] std::string help(diag::Lang lang);
[[nodiscard]] std::string help(const Command& command, diag::Lang lang);

}  // namespace ljfl::cli
