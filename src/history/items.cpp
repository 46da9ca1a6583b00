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

/// Reads a tree's mappings as items; what they hold that no file shows is put by.
class ItemReader {
 public:
  ItemReader(const yaml::Tree& tree, std::forward_list<std::string>& kept) : tree_(tree), kept_(kept) {}

  std::string_view value_of(Id id) {
    if (tree_.kind(id) == Kind::scalar) return text_of(id);
    std::string& out = kept_.emplace_front();
    append_value(out, tree_, id);
    return out;
  }

  Field field_of(Id key) {
    const Id value = tree_.next(key);
    return {.key = text_of(key),
            .value = value_of(value),
            .at = tree_.span(tree_.kind(value) == Kind::scalar ? value : key)};
  }

  Item item_of(Id node, What what);

 private:
  /// The tree's own texts go with it.
  std::string_view text_of(Id id) {
    const std::string_view out = tree_.text(id);
    return tree_.is_verbatim(id) ? out : kept_.emplace_front(out);
  }

  const yaml::Tree& tree_;
  std::forward_list<std::string>& kept_;
};

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

Item ItemReader::item_of(Id node, What what) {
  Item out{.what = what, .at = tree_.span(node)};
  if (tree_.kind(node) != Kind::map) {
    out.id = value_of(node);
    return out;
  }
  out.fields.reserve(children_of(tree_, node) / 2);
  for (Id key = node + 1; key < tree_.next(node); key = tree_.next(tree_.next(key))) {
    const Field field = field_of(key);
    const bool names = out.what == What::record ? field.key == "task" || field.key == "quota" : field.key == "id";
    if (names) out.id = field.value;
    // An item's id is no field of it: another id is another item. What a record is of may be mended.
    if (!names || out.what == What::record) out.fields.push_back(field);
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
  ItemReader reader(tree, out.kept);
  // The file's own fields come first.
  out.list.push_back({.what = place.what});
  for (Id key = 1; key < tree.next(0); key = tree.next(tree.next(key))) {
    const Id value = tree.next(key);
    const std::string_view list = tree.text(key);
    const bool holds_maps =
        tree.kind(value) == Kind::list && tree.has_children(value) && tree.kind(value + 1) == Kind::map;
    if (!holds_maps && (what_of(list) == What::other || tree.kind(value) != Kind::list)) {
      if (what_of(list) == What::other) out.list.front().fields.push_back(reader.field_of(key));
      continue;
    }
    out.list.reserve(out.list.size() + children_of(tree, value));
    for (Id node = value + 1; node < tree.next(value); node = tree.next(node))
      out.list.push_back(reader.item_of(node, what_of(list)));
  }
  if (out.list.front().fields.empty()) out.list.erase(out.list.begin());
  return out;
}

/// What stands behind a key on its line.
std::string_view written_behind(std::string_view bytes, const text::Span& key) {
  std::string_view line = bytes.substr(key.end);
  line = line.substr(0, line.find('\n'));
  const std::size_t begin = line.find_first_not_of(" \t=");
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(" \t\r") + 1 - begin);
}

std::string text_of(const load::SettingValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<model::Decimal>(&value)) return model::plain(*number);
  if (const auto* number = std::get_if<load::TooLarge>(&value)) return number->written;
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
    const bool no_setting = std::holds_alternative<load::OtherKind>(setting.value);
    std::string value = no_setting ? std::string{written_behind(source.bytes, setting.at)} : text_of(setting.value);
    whole.fields.push_back(
        {.key = out.kept.emplace_front(key), .value = out.kept.emplace_front(std::move(value)), .at = setting.at});
  }
  out.list.push_back(std::move(whole));
  return out;
}

}  // namespace

std::string_view Item::operator[](std::string_view key) const {
  const auto found = std::ranges::find(fields, key, &Field::key);
  return found == fields.end() ? std::string_view{} : found->value;
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
