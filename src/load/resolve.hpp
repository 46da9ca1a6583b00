/// Ids become indices. Private to `load`.
#pragma once

#include "model/model.hpp"

namespace ljfl::load {

/// What names nothing keeps model::none: the rules on references tell it.
void resolve(model::Register& reg);

}  // namespace ljfl::load
