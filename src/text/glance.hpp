/// The gate's quick look. Private to `text`.
#pragma once

#include "text/text.hpp"

namespace ljfl::text {

/// True only where the gate refuses nothing; false where it must look closely. For text as registers have it (ASCII,
/// ideographs, their punctuation) it is true, looked at 16 or 32
/// bytes at once. Expects no BOM in `bytes`.
[[nodiscard]] bool plainly_fine(std::string_view bytes, const Limits& limits);

}  // namespace ljfl::text
