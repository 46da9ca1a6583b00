#include "edit/value.hpp"

#include <algorithm>

namespace ljfl::edit {

Value& Value::put(std::string_view key, Value value) {
  keys.emplace_back(key);
  items.push_back(std::move(value));
  return *this;
}

const Value* Value::find(std::string_view key) const {
  const auto found = std::ranges::find(keys, key);
  return found == keys.end() ? nullptr : &items[static_cast<std::size_t>(found - keys.begin())];
}

Value word(std::string_view text) {
  return {.kind = yaml::Kind::scalar, .text = std::string{text}, .word = true};
}
Value text(std::string_view text) {
  return {.kind = yaml::Kind::scalar, .text = std::string{text}};
}
Value list(std::vector<Value> items) {
  return {.kind = yaml::Kind::list, .items = std::move(items)};
}
Value map() {
  return {.kind = yaml::Kind::map};
}

Value value_of(const yaml::Tree& tree, yaml::Id id) {
  Value out{.kind = tree.kind(id)};
  if (out.kind == yaml::Kind::scalar) out.text = std::string{tree.text(id)};
  if (out.kind != yaml::Kind::map && out.kind != yaml::Kind::list) return out;
  for (yaml::Id child = id + 1; child < tree.next(id); child = tree.next(child)) {
    if (out.kind == yaml::Kind::map) {
      out.keys.emplace_back(tree.text(child));
      child = tree.next(child);
    }
    out.items.push_back(value_of(tree, child));
  }
  return out;
}

namespace {

constexpr std::size_t nowhere = SIZE_MAX;

/// The number among `value`'s items that a step names.
std::size_t index_of(const Value& value, const Step& step) {
  if (const std::size_t* index = std::get_if<std::size_t>(&step)) {
    return value.kind == yaml::Kind::list && *index < value.items.size() ? *index : nowhere;
  }
  if (value.kind != yaml::Kind::map) return nowhere;
  const auto found = std::ranges::find(value.keys, std::get<std::string>(step));
  return found == value.keys.end() ? nowhere : static_cast<std::size_t>(found - value.keys.begin());
}

auto at(auto& items, std::size_t index) {
  return items.begin() + static_cast<std::ptrdiff_t>(index);
}

bool insert(Value& into, const Step& step, const Change& change) {
  if (const std::size_t* index = std::get_if<std::size_t>(&step)) {
    if (into.kind == yaml::Kind::null) into.kind = yaml::Kind::list;
    if (into.kind != yaml::Kind::list || *index > into.items.size()) return false;
    into.items.insert(at(into.items, *index), change.value);
    return true;
  }
  if (into.kind == yaml::Kind::null) into.kind = yaml::Kind::map;
  if (into.kind != yaml::Kind::map || index_of(into, step) != nowhere) return false;
  const std::size_t place = std::min(change.place, into.items.size());
  into.keys.insert(at(into.keys, place), std::get<std::string>(step));
  into.items.insert(at(into.items, place), change.value);
  return true;
}

}  // namespace

std::optional<Value> changed(Value before, const Change& change) {
  Value* here = &before;
  for (std::size_t i = 0; i + 1 < change.at.size(); ++i) {
    const std::size_t index = index_of(*here, change.at[i]);
    if (index == nowhere) return std::nullopt;
    here = &here->items[index];
  }
  if (change.at.empty()) return std::nullopt;
  const Step& step = change.at.back();
  if (change.what == Change::What::insert) {
    if (!insert(*here, step, change)) return std::nullopt;
    return before;
  }
  const std::size_t index = index_of(*here, step);
  if (index == nowhere) return std::nullopt;
  if (change.what == Change::What::replace) {
    here->items[index] = change.value;
  } else {
    here->items.erase(at(here->items, index));
    if (here->kind == yaml::Kind::map) here->keys.erase(at(here->keys, index));
  }
  return before;
}

}  // namespace ljfl::edit
