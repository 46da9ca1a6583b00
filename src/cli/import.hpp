/// The two kinds of table that `import` takes. Private to it.
#pragma once

#include <string>
#include <vector>

#include "cli/desk.hpp"
#include "sheet/csv.hpp"
#include "sheet/form.hpp"

namespace ljfl::cli {

/// What became of a table: the drafts, a line for each change, and rows that were not taken.
struct Import {
  std::vector<Draft> drafts = {};
  std::vector<std::string> changes = {};  ///< in the user's language, fit for a terminal
  std::vector<sheet::RowFault> faults = {};
  std::vector<sheet::RowFault> remarks = {};
};

/// A form that `sheet` made.
[[nodiscard]] Import import_form(Job& job, const sheet::Table& table, const sheet::Origin& origin);
/// A list of places into the quota that --into names.
[[nodiscard]] Import import_sites(Job& job, const sheet::Table& table);

}  // namespace ljfl::cli
