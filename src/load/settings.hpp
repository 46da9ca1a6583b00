/// ljfl.toml as plain values with places. The gate and the limits stand in front of toml11; its own positions differ
/// from version to version, so the places of keys are found here. Private to `load`.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "diag/diag.hpp"
#include "model/model.hpp"
#include "text/text.hpp"

namespace ljfl::load {

/// What a setting can be. A number with a point is exact to two digits, or is none of these; so are times of day.
struct OtherKind {};
/// A whole number that 64 bits do not hold.
struct TooLarge {
  std::string written = {};
};
using SettingValue =
    std::variant<std::string, std::int64_t, model::Decimal, bool, std::vector<std::string>, TooLarge, OtherKind>;

struct Setting {
  SettingValue value = {};
  text::Span at = {};  ///< its key
};

/// By path, as in calendar.2026.days_off. Sorted, so that what is told has an order of its own.
using Settings = std::map<std::string, Setting, std::less<>>;

/// Nothing when the file could not be read: that was told. `quick` false: by toml11 even where a quick look would do.
[[nodiscard]] std::optional<Settings> read_settings(const text::Source& source, std::uint32_t file,
                                                    diag::Diagnostics& told, bool quick = true);

}  // namespace ljfl::load
