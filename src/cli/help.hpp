/// --help and --version, out of the table of commands.
#pragma once

#include <optional>

#include "cli/cli.hpp"

namespace ljfl::cli {

[[nodiscard]] std::string version_line();
[[nodiscard]] std::string help(diag::Lang lang);
[[nodiscard]] std::string help(const Command& command, diag::Lang lang);
/// The command or option that a misspelt word is nearest to.
[[nodiscard]] std::optional<std::string_view> nearest_word(std::string_view word);

}  // namespace ljfl::cli
