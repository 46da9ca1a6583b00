#include <algorithm>

#include "lsp/describe.hpp"
#include "lsp/mentions.hpp"
#include "yaml/yaml.hpp"

namespace ljfl::lsp {
namespace {

using load::Names;

/// The key at a place of a tree, or the key of the value there, by the shape of the mapping that holds it; and where it
/// stands.
struct KeyAt {
  const load::Key* key = nullptr;
  text::Span at = {};
  std::optional<std::string> value = {};  ///< the place is in the value: this one
};

KeyAt key_at(const yaml::Tree& tree, yaml::Id map, const load::Shape& shape, std::size_t offset) {
  if (tree.kind(map) != yaml::Kind::map) return {};
  for (yaml::Id key = map + 1; key < tree.next(map); key = tree.next(tree.next(key))) {
    const auto found = std::ranges::find(shape.details, tree.text(key), &load::Key::word);
    if (found == shape.details.end()) continue;
    const text::Span at = tree.span(key);
    if (at.begin <= offset && offset <= at.end) return {.key = &*found, .at = at};
    const yaml::Id value = tree.next(key);
    const text::Span held = tree.span(value);
    if (tree.kind(value) == yaml::Kind::scalar && held.begin <= offset && offset <= held.end)
      return {.key = &*found, .at = held, .value = std::string{tree.text(value)}};
    if (found->item == nullptr || tree.kind(value) != yaml::Kind::list) continue;
    for (yaml::Id item = value + 1; item < tree.next(value); item = tree.next(item)) {
      if (KeyAt below = key_at(tree, item, *found->item, offset); below.key != nullptr) return below;
    }
  }
  return {};
}

template <typename Items>
std::uint32_t index_of(const Items& items, std::string_view id) {
  const auto found = std::ranges::find_if(items, [&](const auto& item) { return item.id.value == id; });
  return found == items.end() ? model::none : static_cast<std::uint32_t>(found - items.begin());
}

/// A unit by which a thing can be looked at: its own, or of a set's things the first that has the set.
std::uint32_t owner_of(const Examined& now, const Mention& one) {
  for (std::uint32_t i = 0; i < now.reg.units.size(); ++i) {
    const model::Unit& unit = now.reg.units[i];
    if (one.set.empty() ? unit.id == one.folder
                        : std::ranges::any_of(unit.common, [&](const model::Text& t) { return t.value == one.set; }))
      return i;
  }
  return model::none;
}

std::string about(const Session& session, const Examined& now, const Mention& one) {
  if (one.names == Names::unit) {
    const std::uint32_t unit = model::find_unit(now.reg, one.word).index;
    return unit == model::none
               ? ""
               : "**" + as_text(now.reg.units[unit].name.value) + "** " + std::string{now.reg.units[unit].id};
  }
  if (one.names == Names::item) {
    const auto item = std::ranges::find(now.reg.config.assessment.items, one.word, &model::RubricItem::id);
    return item == now.reg.config.assessment.items.end() ? "" : as_text(item->name);
  }
  const std::uint32_t unit = owner_of(now, one);
  if (unit == model::none) return {};
  const model::Unit& owner = now.reg.units[unit];
  if (one.names == Names::task) {
    const std::uint32_t task = index_of(owner.tasks, one.word);
    return task == model::none ? "" : describe_task(session, now, unit, task);
  }
  if (one.names == Names::quota || one.names == Names::site) {
    const std::uint32_t quota = index_of(owner.quotas, one.names == Names::quota ? one.word : one.quota);
    return quota == model::none ? "" : describe_quota(session, now, unit, quota);
  }
  if (one.names == Names::duty) {
    const std::uint32_t duty = index_of(owner.duties, one.word);
    return duty == model::none ? "" : as_text(owner.duties[duty].text.value);
  }
  return {};
}

/// What a value means, where that is more than it says: a word of several, a day.
std::string meaning_of(const Session& session, const Examined& now, const load::Key& key, std::string_view value) {
  const auto word = std::ranges::find(key.words, value);
  const auto place = static_cast<std::size_t>(word - key.words.begin());
  if (word != key.words.end() && place < key.meanings.size())
    return "**" + std::string{value} + "** " + session.say(key.meanings[place]);
  const auto day = key.holds == load::Holds::date ? time::parse_date(value).date : std::nullopt;
  if (!day) return {};
  constexpr diag::Words weekdays[] = {{"周日", "Sunday"},    {"周一", "Monday"},   {"周二", "Tuesday"},
                                      {"周三", "Wednesday"}, {"周四", "Thursday"}, {"周五", "Friday"},
                                      {"周六", "Saturday"}};
  const diag::Words kind = now.reg.config.calendar.is_workday(*day) ? diag::Words{"，工作日", ", a workday"}
                                                                    : diag::Words{"，休息日", ", a day off"};
  return "**" + std::string{value} + "** " + session.say(weekdays[std::chrono::weekday{*day}.c_encoding()]) +
         session.say(kind) + how_far(session, now, *day);
}

Json shown(const Session& session, const text::Source& source, std::string_view words, text::Span at) {
  return {{"contents", {{"kind", "markdown"}, {"value", words}}},
          {"range", session.range_of(source, at.begin, at.end)}};
}

}  // namespace

Json hover(Session& session, const Json& params) {
  const Here here = session.here(params);
  const Examined& now = session.examined();
  const text::Source& source = now.files.files[here.file];
  const load::Shape* const shape = shape_of(here.path);
  if (shape == nullptr) return nullptr;
  const std::vector<Mention> own = mentions_in(now, here.file);
  if (const Mention* const one = mention_at(own, here.file, here.offset)) {
    const std::string words = about(session, now, *one);
    if (!words.empty()) return shown(session, source, words, one->at);
  }
  diag::Diagnostics told;
  const yaml::Tree tree = yaml::read(source, here.file, told);
  if (!tree.readable) return nullptr;
  const KeyAt found = key_at(tree, 0, *shape, here.offset);
  if (found.key == nullptr) return nullptr;
  if (found.value) {
    const std::string words = meaning_of(session, now, *found.key, *found.value);
    return words.empty() ? Json(nullptr) : shown(session, source, words, found.at);
  }
  return shown(session, source, "**" + session.say(found.key->title) + "** " + session.say(found.key->help), found.at);
}

}  // namespace ljfl::lsp
