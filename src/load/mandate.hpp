/// unit.yaml and units/_common: who owes what. Private to `load`.
#pragma once

#include "load/fields.hpp"

namespace ljfl::load {

[[nodiscard]] model::Mandate load_set(Context& context, std::string_view id);
/// `sets` are those read before: what a unit's own items refine.
[[nodiscard]] model::Unit load_unit(Context& context, std::string_view id, const std::vector<model::Mandate>& sets);

}  // namespace ljfl::load
