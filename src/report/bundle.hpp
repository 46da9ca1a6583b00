/// All outputs of one report: which templates there are, and what they make of a view.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "diag/diag.hpp"
#include "text/text.hpp"

namespace ljfl::report {

struct Output {
  std::string name = {};
  std::string bytes = {};
};

/// The project's templates/<report>/, or the built-in ones where the project has no such folder, together with all
/// partials. Sorted by path.
[[nodiscard]] text::Snapshot templates_for(const text::Snapshot& files, std::string_view report);

/// The folders of templates/, the project's and the built-in ones, by name.
[[nodiscard]] std::vector<std::string> names_of(const text::Snapshot& files);

/// Every output of the report, by name; nothing where anything was told: all of them or none.
[[nodiscard]] std::optional<std::vector<Output>> render_all(const text::Snapshot& templates, std::string_view report,
                                                            const nlohmann::ordered_json& view,
                                                            diag::Diagnostics& told);

}  // namespace ljfl::report
