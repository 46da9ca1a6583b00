/// H909: of the reports in a history, those that are not what their data give.
#pragma once

#include <cstddef>

#include "cli/past.hpp"
#include "history/audit.hpp"

namespace ljfl::cli {

struct ReportAudit {
  std::size_t proved = 0;
  std::size_t without_stamp = 0;  ///< of a time when reports bore none: nothing can be said of them
};

/// Adds to what the audit found. In a shallow clone a report whose data lie behind its end is passed over.
ReportAudit audit_reports(history::Git& git, const history::Chronicle& chronicle, const history::Scope& scope,
                          history::Audit& audit);

}  // namespace ljfl::cli
