/// Several districts added up: what a city's or a province's bulletin may say.
#pragma once

#include <string>
#include <vector>

#include "report/tally.hpp"

namespace ljfl::report {

/// One district's row. A few hundred bytes: all of the nation's are kept.
struct DistrictRow {
  std::string name = {};  ///< the district's; the folder's where it could not be read
  std::string folder = {};
  std::size_t units = 0;
  std::size_t tasks = 0;
  std::size_t records = 0;  ///< of the period, by the as-of day
  std::size_t errors = 0;   ///< with any, the figures are not whole
  bool sample = false;
  std::string fault = {};  ///< why nothing could be read
  Tally tally = {};
};

[[nodiscard]] DistrictRow district_row(const Subject& subject);

/// {title, period, as_of, interim, sample, districts, broken, with_errors, totals}, as templates see it.
[[nodiscard]] Value rollup_view(const std::vector<DistrictRow>& rows, time::Period period, time::Date as_of);

}  // namespace ljfl::report
