/// The schema of what stands behind one key. Private to `schema`.
#pragma once

#include <nlohmann/json.hpp>

#include "schema/schema.hpp"

namespace ljfl::schema {

/// `key`'s value as YAML's own typing hands it to an editor: 60 is a number, "60" a text, and the loader takes both.
/// Mappings below are not looked into.
[[nodiscard]] Value value_of(const load::Key& key, diag::Lang lang);

/// Likewise in TOML, where a text is quoted and a number is none.
[[nodiscard]] Value setting_of(const load::Key& key, diag::Lang lang);

/// {"type": "object", …} of a shape, with its required keys, conflicts and the rest; `properties` are for the caller to
/// refine.
[[nodiscard]] Value object_of(const load::Shape& shape, diag::Lang lang);

}  // namespace ljfl::schema
