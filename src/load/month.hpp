/// <month>.yaml: what was done. Private to `load`.
#pragma once

#include "load/fields.hpp"

namespace ljfl::load {

/// What a lead office's file says of other units.
struct Shared {
  std::vector<model::Finding>& findings;
  std::vector<model::Mark>& marks;
};

/// Appends the file's records and highlights to the unit, its findings and marks to `shared`.
void load_month(Context& context, time::Period month, model::Unit& unit, const Shared& shared);

/// A plain number adds to a count; one with % is a level. What is neither is told.
[[nodiscard]] std::optional<model::Located<model::Value>> value_of(Context& context, std::string_view word,
                                                                   text::Span at);

}  // namespace ljfl::load
