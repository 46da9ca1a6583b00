/// The progress form of one unit and month, for a clerk who lives in WPS: filled in with all that is owed and done, so
/// that only what is new has to be typed; and what came back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diag/diag.hpp"
#include "model/model.hpp"
#include "sheet/cells.hpp"
#include "sheet/csv.hpp"
#include "standing/standing.hpp"

namespace ljfl::sheet {

/// Whose form, and where things stood.
struct Subject {
  const model::Register& reg;
  std::uint32_t unit = 0;
  time::Period month = {};
  const standing::Standing& before;  ///< as of the day before the month
  const standing::Standing& now;     ///< as of the month's end, or today if that is earlier
};

/// The head and a row for each item that is owed and not done. The last column says what the row was made from.
[[nodiscard]] std::vector<std::vector<std::string>> form_of(const Subject& subject, diag::Lang lang);

/// Whose form a table is, by what its rows say they were made from.
struct Origin {
  std::string unit = {};
  time::Period month = {};
};
[[nodiscard]] std::optional<Origin> origin_of(const Table& table);

/// A row that was filled in, as the record that it asks for. Empty words are left out of it.
struct Filled {
  std::size_t row = 0;
  bool is_quota = false;
  std::uint32_t index = 0;  ///< of the unit's tasks or quotas
  time::Date date = {};
  std::string covers = {};  ///< of a recurring task: the period, where the clerk named one
  std::string times = {};   ///< of a task, where it is not 1
  std::string value = {};   ///< of a quota without names
  std::vector<std::string> sites = {};
  std::string note = {};
  std::string number = {};
  std::vector<std::string> evidence = {};
};

struct RowFault {
  std::size_t row = 0;  ///< as a spreadsheet counts; 0 for the table as a whole
  Words words = {};
};

struct Returned {
  std::vector<Filled> filled = {};
  std::vector<RowFault> faults = {};   ///< each row of them is left out
  std::vector<RowFault> remarks = {};  ///< rows that are no data, or were taken before
};

/// What the clerk filled in. `subject` is the form's own unit and month, as things stand now: a row that was made from
/// anything else is stale.
[[nodiscard]] Returned read_form(const Table& table, const Subject& subject, time::Date today);

/// Names separated by 、 ， ； , ; or line ends, without the spaces around them.
[[nodiscard]] std::vector<std::string> names_in(std::string_view words);

}  // namespace ljfl::sheet
