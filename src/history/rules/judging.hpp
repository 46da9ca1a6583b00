/// What several rules of the audit ask of a change. Private to history/rules.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "history/audit.hpp"

namespace ljfl::history {

/// A record, a finding or a highlight, in the file of a month.
[[nodiscard]] bool is_of_a_month(const Change& change);
/// The report that told of the record before it was touched; nullptr where none did, or where it is no record.
[[nodiscard]] const Published* restates(const Trial& trial, const Deed& deed);
/// Evidence where there was none: no figure moves.
[[nodiscard]] bool only_proof_added(const Change& change);
/// The day on which a finding was put right, written where none stood: so it is closed, in whatever month's file.
[[nodiscard]] std::optional<time::Date> rectified_now(const Change& change);

/// What the change of a setting does to judgements.
enum class Weight : std::uint8_t {
  none,        ///< names and words
  stricter,    ///< nobody is let off
  may_loosen,  ///< it moves judgements, and nobody can say that it lets no one off
};
[[nodiscard]] Weight weight_of(const Trial& trial, const Deed& deed);

/// A list's parts.
[[nodiscard]] std::vector<std::string> parts_of(std::string_view value);

// Values as they are written; what cannot be read as such is never less, later, longer or rarer.
[[nodiscard]] bool is_less(std::string_view a, std::string_view b);    ///< 55 and 60, 95% and 100%
[[nodiscard]] bool is_later(std::string_view a, std::string_view b);   ///< dates
[[nodiscard]] bool is_longer(std::string_view a, std::string_view b);  ///< terms; none is 0d
[[nodiscard]] bool is_rarer(std::string_view a, std::string_view b);   ///< year, half, quarter, month
/// The milestones of a quota were changed, and on some day less is asked for than was: of a count as its pace asks,
/// from nothing at the campaign's start to the target when it is due; of all else, by each milestone that there was.
[[nodiscard]] bool milestones_loosened(const Trial& trial, const Deed& deed);

}  // namespace ljfl::history
