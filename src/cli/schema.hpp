/// What `ljfl schema` can show.
#pragma once

#include <string_view>
#include <vector>

namespace ljfl::cli {

/// The files of the register, what templates see, and the commands whose JSON has a schema.
[[nodiscard]] std::vector<std::string_view> schema_kinds();

}  // namespace ljfl::cli
