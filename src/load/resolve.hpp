/// Ids become indices. Private to `load`.
#pragma once

#include "model/model.hpp"

namespace ljfl::load {

/// The tasks and quotas of one unit, which its quotas and records name.
void resolve_own(model::Unit& unit);

/// The order of units and findings, and what names another unit; after each unit's own. What names nothing keeps
/// model::none: the rules on references tell it.
void resolve(model::Register& reg);

}  // namespace ljfl::load
