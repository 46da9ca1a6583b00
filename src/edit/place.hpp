/// Which bytes a change replaces, and by what. Private to `edit`.
#pragma once

#include <optional>

#include "edit/edit.hpp"
#include "yaml/yaml.hpp"

namespace ljfl::edit {

/// Nothing for a layout that is not edited. `tree` was read, and `change.at` leads somewhere in it.
[[nodiscard]] std::optional<Splice> splice_of(const yaml::Tree& tree, const Change& change);

}  // namespace ljfl::edit
