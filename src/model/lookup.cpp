#include <algorithm>

#include "model/model.hpp"

namespace ljfl::model {

Lookup find_unit(const Register& reg, std::string_view word) {
  Lookup out;
  if (word.empty()) return out;
  const auto any_name = [&](const Unit& unit, auto&& fits) {
    return fits(unit.id) || fits(unit.name.value) || fits(unit.full_name.value) ||
           std::ranges::any_of(unit.aliases, [&](const Text& alias) { return fits(alias.value); });
  };
  for (std::uint32_t i = 0; i < reg.units.size(); ++i) {
    if (!any_name(reg.units[i], [&](std::string_view name) { return name == word; })) continue;
    out.index = i;
    return out;
  }
  for (std::uint32_t i = 0; i < reg.units.size(); ++i) {
    if (any_name(reg.units[i], [&](std::string_view name) { return name.starts_with(word); })) out.candidates.push_back(i);
  }
  if (out.candidates.size() == 1) {
    out.index = out.candidates.front();
    out.candidates.clear();
  }
  return out;
}

std::string_view name_of(Role role) {
  switch (role) {
    case Role::lead: return "lead";
    case Role::member: return "member";
    case Role::local: return "local";
    case Role::other: return "other";
  }
  return "";
}

}  // namespace ljfl::model
