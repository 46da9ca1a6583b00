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

/// A list's parts.
[[nodiscard]] std::vector<std::string> parts_of(std::string_view value);

// Values as they are written; what cannot be read as such is never less, later, longer or rarer.
[[nodiscard]] bool is_less(std::string_view a, std::string_view b);    ///< 55 and 60, 95% and 100%
[[nodiscard]] bool is_later(std::string_view a, std::string_view b);   ///< dates
[[nodiscard]] bool is_longer(std::string_view a, std::string_view b);  ///< terms; none is 0d
[[nodiscard]] bool is_rarer(std::string_view a, std::string_view b);   ///< year, half, quarter, month
/// A milestone is gone, asks for less, or for the same later.
[[nodiscard]] bool milestones_loosened(std::string_view before, std::string_view after);

}  // namespace ljfl::history
