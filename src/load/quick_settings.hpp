/// ljfl.toml as nearly all are written, without toml11, which takes longer for it than the reader for a district.
/// Private to `load`.
#pragma once

#include <string_view>

#include "load/settings.hpp"

namespace ljfl::load {

/// The settings by path, without their places; what toml11 would give. Nothing where anything calls for a closer look:
/// a quoted or dotted key, an escape, a date without quotes, anything twice, anything wrong.
[[nodiscard]] std::optional<Settings> quick_settings(std::string_view bytes);

}  // namespace ljfl::load
