#include <algorithm>

#include "lsp/describe.hpp"

namespace ljfl::lsp {
namespace {

/// 0001, 0002 …: editors sort by letters.
std::string place_of(std::size_t n) {
  const std::string digits = std::to_string(n);
  return std::string(4 - std::min<std::size_t>(digits.size(), 4), '0') + digits;
}

Json item_of(std::string_view label, int kind, std::string_view title, std::string_view about, const Json& range,
             std::string_view text, std::size_t place) {
  Json out = {
      {"label", label},
      {"kind", kind},
      {"detail", title},
      {"labelDetails", {{"description", title}}},  // beside the id in the list itself, where an editor has room for it
      {"sortText", place_of(place)},
      // One may type the id or the Chinese name.
      {"filterText", std::string{label} + " " + std::string{title}},
      {"textEdit", {{"range", range}, {"newText", text}}}};
  if (!about.empty()) out["documentation"] = {{"kind", "markdown"}, {"value", about}};
  return out;
}

constexpr int kind_property = 10;
constexpr int kind_value = 12;
constexpr int kind_reference = 18;

/// What one types behind a new key.
std::string opening_of(const load::Key& key) {
  const std::string word{key.word};
  if (key.holds == load::Holds::texts) return word + ": [";
  if (key.holds == load::Holds::maps) return word + ":\n  - ";
  if (key.holds == load::Holds::counts) return word + ": {";
  return word + ": ";
}

}  // namespace

Json completion(Session& session, const Json& params) {
  const Here here = session.here(params);
  const Examined& now = session.examined();
  const text::Source& source = now.files.files[here.file];
  Json items = Json::array();
  const load::Shape* const shape = shape_of(here.path);
  const auto cursor = shape == nullptr ? std::nullopt : cursor_at(source.bytes, here.offset, *shape);
  if (!cursor) return {{"isIncomplete", false}, {"items", items}};
  const Json range = session.range_of(source, std::min(cursor->begin, here.offset), here.offset);
  if (cursor->key == nullptr) {
    const bool lead = session.unit_of(here.path) == model::none ||
                      now.reg.units[session.unit_of(here.path)].role.value == model::Role::lead;
    for (const load::Key& key : cursor->shape->details) {
      if (std::ranges::find(cursor->keys, key.word) != cursor->keys.end()) continue;
      // What inspection found and marked is the lead office's to say.
      if (!lead && shape == &load::month_shape() && cursor->shape == shape &&
          (key.word == "findings" || key.word == "marks"))
        continue;
      items.push_back(item_of(key.word, kind_property, session.say(key.title), session.say(key.help), range,
                              opening_of(key), items.size()));
    }
  } else {
    for (const Candidate& one :
         candidates(session, now, here.path, session.unit_of(here.path), *cursor->key, cursor->values)) {
      const int kind = cursor->key->names == load::Names::nothing ? kind_value : kind_reference;
      items.push_back(
          item_of(one.word, kind, one.title, one.about, range, as_written(one.word, *cursor), items.size()));
    }
  }
  return {{"isIncomplete", false}, {"items", std::move(items)}};
}

}  // namespace ljfl::lsp
