/// Corrections → the text with them made, every other byte kept. Pure: no file is touched here.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "diag/diag.hpp"

namespace ljfl::edit {

struct Mended {
  std::string bytes = {};
  std::size_t made = 0;  ///< how many of the fixes
};

/// Puts each fix's text in place of the bytes it names, in the order of their places. A fix that overlaps one before
/// it, or reaches beyond the end, is left out; equal ones are made once. The file a fix names is not looked at.
[[nodiscard]] Mended apply(std::string_view bytes, std::span<const diag::Fix> fixes);

}  // namespace ljfl::edit
