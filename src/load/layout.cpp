#include "load/layout.hpp"

namespace ljfl::load {

bool is_input_name(std::string_view name, std::string_view top) {
  if (top == "templates") return name.ends_with(".mustache");
  return name.ends_with(".yaml") || name.ends_with(".yml");
}

}  // namespace ljfl::load
