#include <algorithm>

#include "model/model.hpp"

namespace ljfl::model {

Lookup find_unit(const Register& reg, std::string_view word) {
  Lookup out;
  if (word.empty()) return out;
  const auto any_alias = [](const Unit& unit, const auto& fits) {
    return std::ranges::any_of(unit.aliases, [&](const Text& alias) { return fits(alias.value); });
  };
  // One kind of name after the other, through all units: an id is never taken for another unit's alias. Two units with
  // the same name are an error that is told elsewhere; here the first of the table answers.
  const auto is_word = [&](std::string_view name) { return name == word; };
  const auto find = [&](const auto& fits) {
    const auto found = std::ranges::find_if(reg.units, fits);
    if (found != reg.units.end()) out.index = static_cast<std::uint32_t>(found - reg.units.begin());
    return found != reg.units.end();
  };
  if (find([&](const Unit& unit) { return is_word(unit.id); }) ||
      find([&](const Unit& unit) { return is_word(unit.name.value); }) ||
      find([&](const Unit& unit) { return any_alias(unit, is_word); }) ||
      find([&](const Unit& unit) { return is_word(unit.full_name.value); })) {
    return out;
  }
  // Full names mostly begin with the city's or the district's name: their beginnings tell nothing apart.
  const auto begins = [&](std::string_view name) { return name.starts_with(word); };
  for (std::uint32_t i = 0; i < reg.units.size(); ++i) {
    const Unit& unit = reg.units[i];
    if (begins(unit.id) || begins(unit.name.value) || any_alias(unit, begins)) out.candidates.push_back(i);
  }
  if (out.candidates.size() == 1) {
    out.index = out.candidates.front();
    out.candidates.clear();
  }
  return out;
}

ItemLookup find_item(const Unit& unit, std::string_view word) {
  ItemLookup out;
  if (word.empty()) return out;
  const auto each = [&](const auto& take) {
    for (std::uint32_t i = 0; i < unit.tasks.size(); ++i)
      take(Item{.quota = false, .index = i}, unit.tasks[i].id.value, unit.tasks[i].title.value);
    for (std::uint32_t i = 0; i < unit.quotas.size(); ++i)
      take(Item{.quota = true, .index = i}, unit.quotas[i].id.value, unit.quotas[i].title.value);
  };
  each([&](Item item, std::string_view id, std::string_view) {
    if (!out.item && id == word) out.item = item;
  });
  each([&](Item item, std::string_view, std::string_view title) {
    if (!out.item && title == word) out.item = item;
  });
  if (out.item) return out;
  each([&](Item item, std::string_view id, std::string_view title) {
    if (id.starts_with(word) || title.starts_with(word)) out.candidates.push_back(item);
  });
  if (out.candidates.size() == 1) {
    out.item = out.candidates.front();
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

std::string_view name_of(MarkKind kind) {
  switch (kind) {
    case MarkKind::bonus: return "bonus";
    case MarkKind::veto: return "veto";
    case MarkKind::zero: return "zero";
    case MarkKind::exempt: return "exempt";
  }
  return "";
}

}  // namespace ljfl::model
