/// Every number of an item explained: its rule, each period, each record, with the file and line that it comes from.
#pragma once

#include "cli/listing.hpp"
#include "report/places.hpp"
#include "standing/standing.hpp"

namespace ljfl::cli {

/// What a line of an account speaks of.
enum class Part : std::uint8_t {
  item,    ///< how the task, quota or finding stands
  rule,    ///< what is asked, and how a figure is worked out
  period,  ///< of a recurring task
  record,  ///< of the period above it, or of the item
};

struct AccountLine {
  Part part = Part::item;
  std::string_view kind = {};  ///< task, quota or finding
  std::string_view id = {};
  std::string_view title = {};
  std::string_view state_key = {};
  diag::Words state = {};
  Tone tone = Tone::plain;
  std::optional<time::Period> period = {};
  std::optional<time::Date> due = {};
  std::optional<time::Date> date = {};  ///< done, proved or recorded
  std::optional<std::int64_t> required = {};
  std::optional<std::int64_t> done = {};
  std::optional<std::int64_t> missing = {};
  std::optional<std::int64_t> expected = {};
  std::optional<std::int64_t> lag = {};
  std::optional<std::int64_t> needed = {};
  std::optional<std::int64_t> counted = {};  ///< of a record: what it adds
  std::string words = {};                    ///< a rule's sentence, a record's note
  std::string source = {};                   ///< file:line
};

/// Of one task, quota or finding; the item's own line comes first, then its rules, then periods with their records.
[[nodiscard]] std::vector<AccountLine> account_of(const Job& job, const report::Places& place, std::uint32_t unit,
                                                  model::Item item);
[[nodiscard]] std::vector<AccountLine> account_of_finding(const Job& job, const report::Places& place,
                                                          std::uint32_t finding);

}  // namespace ljfl::cli
