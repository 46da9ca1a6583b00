/// The pieces of the view, a file each. Private to `report`.
#pragma once

#include <nlohmann/json.hpp>

#include "report/tally.hpp"
#include "report/view.hpp"

namespace ljfl::report {

[[nodiscard]] Value tasks_part(const Subject& subject);     ///< a row a task
[[nodiscard]] Value quotas_part(const Subject& subject);    ///< {counts, levels, pending, total}
[[nodiscard]] Value deadlines_part(const Subject& subject); ///< {overdue, due_soon, behind}
[[nodiscard]] Value findings_part(const Subject& subject);
[[nodiscard]] Value returns_part(const Subject& subject);

[[nodiscard]] inline Value text_or_null(std::string_view text) { return text.empty() ? Value(nullptr) : Value(text); }
[[nodiscard]] inline Value date_or_null(const std::optional<time::Date>& day) {
  return day ? Value(time::iso(*day)) : Value(nullptr);
}
/// A list as a template wants it: how many, whether any, and the items.
[[nodiscard]] Value listed(Value items);

}  // namespace ljfl::report
