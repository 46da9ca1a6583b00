/// A tab or a full-width space in an indentation → the spaces that were meant, where there is one right answer.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "diag/diag.hpp"

namespace ljfl::yaml {

/// Nothing but blanks, full-width ones among them, stands before `at` on its line.
[[nodiscard]] bool is_in_indent(std::string_view bytes, std::size_t at);

/// For the line that holds `at`: how far in it belongs, whether a tab is taken for two, four or eight columns, and a
/// full-width space for two or one. A key belongs where keys above it stand, a dash where dashes do, and under a line
/// that opens a block two columns further in. Nothing where these disagree. The lines above are already in order.
[[nodiscard]] std::optional<diag::Fix> meant_indent(std::string_view bytes, std::uint32_t file, std::size_t at);

}  // namespace ljfl::yaml
