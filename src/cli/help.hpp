/// --help and --version, out of the table of commands.
#pragma once

#include "cli/cli.hpp"

namespace ljfl::cli {

[[nodiscard]] std::string_view version();
[[nodiscard]] std::string version_line();
/// What ljfl is, in a line.
[[nodiscard]] diag::Words tagline();
/// An option as one types it: --format text|json|csv, PATH…
[[nodiscard]] std::string usage_of(const Option& option);
/// A command with all its options in brackets, but for those that must be given: show UNIT [--format text|json|csv]
[[nodiscard]] std::string usage_of(const Command& command);
[[nodiscard]] std::string help(diag::Lang lang);
[[nodiscard]] std::string help(const Command& command, diag::Lang lang);

}  // namespace ljfl::cli
