#include "history/items.hpp"

#include <algorithm>

#include "load/layout.hpp"
#include "load/settings.hpp"
#include "yaml/yaml.hpp"

namespace ljfl::history {
namespace {

using yaml::Id;
using yaml::Kind;

/// A value as one text: a list's parts in their order, a mapping's entries in theirs.
void append_value(std::string& out, const yaml::Tree& tree, Id id) {
  if (tree.kind(id) == Kind::scalar) {
    out.append(tree.text(id));
    return;
  }
  const bool map = tree.kind(id) == Kind::map;
  bool first = true;
  bool key = true;
  for (Id child = id + 1; child < tree.next(id); child = tree.next(child)) {
    if (!first) out.append(map && !key ? ": " : std::string(1, between_parts));
    append_value(out, tree, child);
    first = false;
    key = !key;
  }
}

Field field_of(const yaml::Tree& tree, Id key) {
  const Id value = tree.next(key);
  Field out{.key = std::string{tree.text(key)}, .at = tree.span(tree.kind(value) == Kind::scalar ? value : key)};
  append_value(out.value, tree, value);
  return out;
}

What what_of(std::string_view list) {
  if (list == "duties") return What::duty;
  if (list == "tasks") return What::task;
  if (list == "quotas") return What::quota;
  if (list == "records") return What::record;
  if (list == "findings") return What::finding;
  if (list == "highlights") return What::highlight;
  return What::other;
}

std::size_t children_of(const yaml::Tree& tree, Id id) {
  std::size_t out = 0;
  for (Id child = id + 1; child < tree.next(id); child = tree.next(child)) ++out;
  return out;
}

Item item_of(const yaml::Tree& tree, Id node, std::string_view list) {
  Item out{.what = what_of(list), .at = tree.span(node)};
  if (tree.kind(node) != Kind::map) {
    append_value(out.id, tree, node);
    return out;
  }
  out.fields.reserve(children_of(tree, node) / 2);
  for (Id key = node + 1; key < tree.next(node); key = tree.next(tree.next(key))) {
    Field field = field_of(tree, key);
    const bool names = out.what == What::record ? field.key == "task" || field.key == "quota" : field.key == "id";
    if (names) out.id = field.value;
    // An item's id is no field of it: another id is another item. What a record is of may be mended.
    if (!names || out.what == What::record) out.fields.push_back(std::move(field));
  }
  return out;
}

Items read_yaml(const Place& place, const text::Source& source) {
  Items out;
  diag::Diagnostics told;
  const yaml::Tree tree = yaml::read(source, 0, told);
  if (!tree.readable) return out;
  out.readable = true;
  if (tree.kind(0) != Kind::map) return out;
  // The file's own fields come first.
  out.list.push_back({.what = place.what});
  for (Id key = 1; key < tree.next(0); key = tree.next(tree.next(key))) {
    const Id value = tree.next(key);
    const std::string_view list = tree.text(key);
    const bool holds_maps =
        tree.kind(value) == Kind::list && tree.has_children(value) && tree.kind(value + 1) == Kind::map;
    if (!holds_maps && (what_of(list) == What::other || tree.kind(value) != Kind::list)) {
      if (what_of(list) == What::other) out.list.front().fields.push_back(field_of(tree, key));
      continue;
    }
    out.list.reserve(out.list.size() + children_of(tree, value));
    for (Id node = value + 1; node < tree.next(value); node = tree.next(node))
      out.list.push_back(item_of(tree, node, list));
  }
  if (out.list.front().fields.empty()) out.list.erase(out.list.begin());
  return out;
}

std::string text_of(const load::SettingValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  std::string out;
  if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
    for (const std::string& part : *list) out.append(out.empty() ? "" : std::string(1, between_parts)).append(part);
  }
  return out;
}

Items read_toml(const text::Source& source) {
  Items out;
  diag::Diagnostics told;
  const auto settings = load::read_settings(source, 0, told);
  if (!settings) return out;
  out.readable = true;
  Item whole{.what = What::settings};
  for (const auto& [key, setting] : *settings) {
    whole.fields.push_back({.key = key, .value = text_of(setting.value), .at = setting.at});
  }
  out.list.push_back(std::move(whole));
  return out;
}

}  // namespace

std::string_view Item::operator[](std::string_view key) const {
  const auto found = std::ranges::find(fields, key, &Field::key);
  return found == fields.end() ? std::string_view{} : std::string_view{found->value};
}

std::optional<time::Date> Item::date() const {
  return time::parse_date((*this)["date"]).date;
}

Place place_of(std::string_view path) {
  Place out;
  if (path == load::settings_file) out.what = What::settings;
  if (path.starts_with("reports/")) out.what = What::report;
  if (path.starts_with("templates/")) out.what = What::templates;
  constexpr std::string_view units = "units/";
  if (!path.starts_with(units)) return out;
  path.remove_prefix(units.size());
  const std::size_t slash = path.find('/');
  if (slash == std::string_view::npos || !path.ends_with(".yaml")) return out;
  const std::string_view name = path.substr(slash + 1, path.size() - slash - 6);
  out.unit = path.substr(0, slash);
  if (out.unit == "_common") {
    out.what = What::set;
    out.unit.append("/").append(name);
  } else if (name == "unit") {
    out.what = What::unit;
  } else if (const auto month = time::parse_period(name); month && month->kind == time::PeriodKind::month) {
    out.what = What::record;
    out.month = month;
  }
  return out;
}

bool may_have_items(std::string_view path) {
  return path.ends_with(".yaml") || path.ends_with(".toml");
}

Items read_items(std::string_view path, const text::Source& source) {
  const Place place = place_of(path);
  if (place.what == What::settings) return read_toml(source);
  if (place.what == What::report || place.what == What::templates || !path.ends_with(".yaml")) return {};
  return read_yaml(place, source);
}

}  // namespace ljfl::history
