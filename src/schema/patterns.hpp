/// Regular expressions (ECMA 262) for the texts that the loader takes. Private to `schema`.
#pragma once

#include <cstdint>
#include <string>

namespace ljfl::schema {

/// 2026-10-12, and no day that the calendar does not have, from 1949 to 2199.
[[nodiscard]] std::string date_pattern();
[[nodiscard]] std::string period_pattern();  ///< 2026-10, 2026Q3, 2026H1, 2026
[[nodiscard]] std::string month_pattern();   ///< 2026-10
[[nodiscard]] std::string term_pattern();    ///< 5d, 5wd, -6d
[[nodiscard]] std::string id_pattern();

/// A whole number in [low, high], without ^ and $. `low` is 0 or 1; `high` a power of ten, or one less.
[[nodiscard]] std::string whole(std::int64_t low, std::int64_t high);
/// With at most two digits after the point, in [0, high]; `high` is a power of ten.
[[nodiscard]] std::string decimal(std::int64_t high);

}  // namespace ljfl::schema
