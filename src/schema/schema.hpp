/// JSON Schemas (draft-07, which every editor takes) of the files a clerk writes, made from the loader's own tables,
/// and of what the commands give. No oneOf, no anyOf: an editor's messages about those speak of branches, not of the
/// mistake.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "load/shape.hpp"
#include "model/model.hpp"

namespace ljfl::schema {

using Value = nlohmann::ordered_json;

/// What can be known beside the file itself. With it, ids become lists to choose from.
struct Known {
  const model::Register* reg = nullptr;
  const model::Unit* unit = nullptr;  ///< of `reg`: whose files they are
};

[[nodiscard]] Value unit(diag::Lang lang, const Known& known = {});   ///< unit.yaml
[[nodiscard]] Value set(diag::Lang lang);                             ///< units/_common/<set>.yaml
[[nodiscard]] Value month(diag::Lang lang, const Known& known = {});  ///< <month>.yaml
[[nodiscard]] Value settings(diag::Lang lang);                        ///< ljfl.toml

/// The schema of documents that were seen: of each place the kinds met there, and its keys, of which those are required
/// that were always there. For documents of ours whose shape is their maker's.
[[nodiscard]] Value seen(const std::vector<Value>& documents);

/// Text as a file holds it, ending with a line end.
[[nodiscard]] std::string printed(const Value& schema);

}  // namespace ljfl::schema
