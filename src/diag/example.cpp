#include "diag/diag.hpp"

namespace ljfl::diag {

bool is_example_head(std::string_view line) {
  for (const std::string_view path : {"# units/", "# templates/", "# reports/", "# ljfl.toml"}) {
    if (line.starts_with(path)) return true;
  }
  return false;
}

}  // namespace ljfl::diag
