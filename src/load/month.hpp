/// <month>.yaml: what was done. Private to `load`.
#pragma once

#include "load/fields.hpp"

namespace ljfl::load {

/// Appends the file's records and highlights to the unit, and its findings to `findings`.
void load_month(Context& context, time::Period month, model::Unit& unit, std::vector<model::Finding>& findings);

}  // namespace ljfl::load
