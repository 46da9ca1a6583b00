/// A report, whole: from the register to the bytes of its files. Pure, so that a report of last year can be made again
/// from what git had.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "model/model.hpp"
#include "report/bundle.hpp"
#include "report/restated.hpp"
#include "report/stamp.hpp"
#include "standing/standing.hpp"

namespace ljfl::report {

struct Order {
  std::string_view report = {};  ///< the folder in templates/
  time::Period period = {};
  Stamp stamp = {};                          ///< its day is the one as of which everything is computed
  std::optional<Restatement> restated = {};  ///< what the report before gave otherwise
};

/// month, half, year: the report that belongs to a period of this kind.
[[nodiscard]] std::string_view usual_report(time::PeriodKind kind);
/// reports/2026-10, or reports/2026-10/<report> for one that is not the usual report of such a period.
[[nodiscard]] std::string folder_of(const Order& order);
/// The period's last day, or today if that is earlier.
[[nodiscard]] inline time::Date as_of(time::Period period, time::Date today) {
  return std::min(period.last(), today);
}

/// Every output, by name, the stamp's file among them. `standing` is as of the stamp's day. Nothing where a template is
/// at fault: told with places in `templates`, which is made by templates_for.
[[nodiscard]] std::optional<std::vector<Output>> make(const text::Snapshot& files, const model::Register& reg,
                                                      const standing::Standing& standing, const Order& order,
                                                      const text::Snapshot& templates, diag::Diagnostics& told);

}  // namespace ljfl::report
