/// What an item of the rubric finds to judge. Private to `standing`.
#pragma once

#include "standing/score.hpp"

namespace ljfl::standing {

/// A unit's month, laid out for scoring.
struct Sheet {
  const model::Register& reg;
  const model::Unit& unit;
  const UnitStanding& now;
  const Said& said;
  time::Date as_of = {};
  time::Period month = {};

  /// A day by which something was due, and which has passed; at a month's end the month's last day has.
  [[nodiscard]] bool is_past(time::Date due) const { return due < as_of || (due == as_of && as_of == month.last()); }
};

/// In the order of the register; none: the item does not apply, unless it deducts for what was found.
[[nodiscard]] std::vector<Reason> reasons_of(const Sheet& sheet, const model::RubricItem& item);

}  // namespace ljfl::standing
