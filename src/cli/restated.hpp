/// Figures that a published report gave and that are other ones now: what the next report has to say of the last one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/past.hpp"

namespace ljfl::cli {

/// One figure, as of the same day: as it was published, and as the register gives it now.
struct Restated {
  std::string unit = {};       ///< the id
  std::string unit_name = {};
  std::string item = {};       ///< a quota's or a recurring task's id
  std::string title = {};
  std::string period = {};     ///< of a recurring task: which of its periods
  std::string published = {};  ///< 40, 95%, 1
  std::string now = {};
};

struct Restatement {
  time::Period period = {};    ///< of the report
  time::Date as_of = {};       ///< the day that both figures are of
  std::string commit = {};     ///< the last one that wrote the report
  std::vector<Restated> figures = {};
};

/// Two registers as of one day: what quotas and recurring tasks of the second do otherwise than those of the first. In the
/// second's order. Pure.
[[nodiscard]] std::vector<Restated> restated(const model::Register& published, const model::Register& now, time::Date as_of);

/// Holds the report of `period`, as it was last committed on the main line, to `now`. Nothing where it never was. Its day
/// is the one in its stamp, else the period's last one.
[[nodiscard]] std::optional<Restatement> restatement_of(history::Git& git, const history::Walk& walk, time::Period period,
                                                        const model::Register& now);

/// 教育局示范学校的完成数，2026年9月的通报为 40，现更正为 38。
[[nodiscard]] std::string sentence(const Restated& figure, time::Period period, diag::Lang lang);

}  // namespace ljfl::cli
