/// What a report has to say of the one before: its figures that are other ones now, by the data that git has of it.
#pragma once

#include <optional>
#include <string>

#include "cli/past.hpp"
#include "report/make.hpp"
#include "report/restated.hpp"

namespace ljfl::cli {

/// The figures of a report as they were last committed, and those that are other ones now.
struct PublishedFigures {
  std::string commit = {};  ///< the last one that wrote the report
  report::Restatement found = {};
};
/// Holds the report of `period`, as it was last committed on the main line, to `now`. Nothing where it never was. Its
/// day is the one in its stamp, else the period's last one.
[[nodiscard]] std::optional<PublishedFigures> restatement_of(history::Git& git, const history::Walk& walk,
                                                             time::Period period, const model::Register& now);

/// Likewise by the ids of the data that it rested on. Nothing where git does not have them.
[[nodiscard]] std::optional<report::Restatement> corrected_figures(const history::Git& git,
                                                                   const report::Corrected& before,
                                                                   const model::Register& now);

/// Gives the order what it has to correct of the report before, and the stamp that says so. Without git, without a
/// report before, and where nothing is to be corrected, the order stays as it is.
void correct_last_report(Job& job, report::Order& order);

}  // namespace ljfl::cli
