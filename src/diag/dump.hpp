/// JSON as all our machine formats write it.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace ljfl::diag {

using Json = nlohmann::ordered_json;

/// Two spaces a level, one line end at the end. What is no UTF-8 in a path or a text must not end the run: it becomes
/// U+FFFD. What a terminal must not see as it is (U+202E and the like) is written \u202e, which a program reads the
/// same.
[[nodiscard]] std::string dump(const Json& json);

}  // namespace ljfl::diag
