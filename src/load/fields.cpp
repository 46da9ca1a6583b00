#include "load/fields.hpp"

#include <algorithm>

#include "load/other_reading.hpp"

namespace ljfl::load {
namespace {

diag::Words name_of(yaml::Kind kind) {
  switch (kind) {
    case yaml::Kind::null: return {"空的", "empty"};
    case yaml::Kind::scalar: return {"一个值", "a single value"};
    case yaml::Kind::map: return {"几行“键: 值”", "a mapping of “key: value”"};
    case yaml::Kind::list: return {"一个列表", "a list"};
  }
  return {};
}

diag::Words advice_for(yaml::Kind wanted) {
  switch (wanted) {
    case yaml::Kind::list:
      return {"下一行起，每项前面写“- ”；短的可以写成 [甲, 乙]", "begin each item below with “- ”, or write [a, b]"};
    case yaml::Kind::map:
      return {"写成“键: 值”，冒号用英文的，后面空一格", "write “key: value”, with an ASCII colon and a space"};
    default:
      return {"在冒号后面写一个值，不要列表或下一层", "write one value after the colon, no list and no deeper level"};
  }
}

/// Most keys differ in length or in a letter at their ends: that is looked at before the rest is compared.
bool same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && !a.empty() && a.back() == b.back() && a.front() == b.front() && a == b;
}

/// The place of `word` among `keys`, their number where it is none; `expected` is tried first.
std::size_t place_of(std::string_view word, std::span<const std::string_view> keys, std::size_t expected) {
  if (expected < keys.size() && same(keys[expected], word)) return expected;
  std::size_t i = 0;
  while (i < keys.size() && !same(keys[i], word)) ++i;
  return i;
}

}  // namespace

std::string joined(std::span<const std::string_view> words) {
  std::string out;
  for (const std::string_view word : words) out.append(out.empty() ? "" : ", ").append(word);
  return out;
}

bool is_id(std::string_view text) {
  if (text.empty() || text.size() > 64 || text.front() < 'a' || text.front() > 'z' || text.back() == '-') return false;
  return std::ranges::all_of(
      text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; });
}

void tell_wrong_kind(Context& context, yaml::Id id, yaml::Kind kind, std::string_view key) {
  const yaml::Kind found = context.tree->kind(id);
  if (found == yaml::Kind::null) {
    context.told.tell(e209_empty_value, context.tree->span(id), {diag::arg("key", key)});
  } else {
    context.told.tell(e203_wrong_kind, context.tree->span(id),
                      {diag::arg("key", key), diag::arg("wanted", name_of(kind)), diag::arg("found", name_of(found)),
                       diag::arg("advice", advice_for(kind))});
  }
}

Fields::Fields(Context& context, yaml::Id map, const Shape& shape, bool all_required)
    : context_(context), shape_(shape), map_(map) {
  const yaml::Tree& tree = *context.tree;
  std::size_t expected = 0;  // people write keys in the order in which they were taught
  for (yaml::Id key = map + 1; key < tree.next(map);) {
    const yaml::Id value = tree.next(key);
    const std::string_view word = tree.text(key);
    const std::size_t index = place_of(word, shape.keys, expected);
    if (index == shape.keys.size()) {
      if (const auto meant = text::nearest(word, shape.keys)) {
        misspelt_[static_cast<std::size_t>(std::ranges::find(shape.keys, *meant) - shape.keys.begin())] = true;
      }
      context.told.tell(e201_unknown_key, tree.span(key),
                        {diag::arg("where", shape.name), diag::arg("key", word), diag::did_you_mean(word, shape.keys),
                         diag::arg("known", std::string_view{joined(shape.keys)})});
    } else {
      expected = index + 1;
      if (keys_[index] != absent) {
        diag::Diagnostic& told = context.told.tell(e204_duplicate_key, tree.span(key),
                                                   {diag::arg("where", shape.name), diag::arg("key", word)});
        told.labels.push_back({.at = tree.span(keys_[index]), .words = {"第一次写在这里", "it stands here first"}});
      } else {
        keys_[index] = key;
        values_[index] = value;
        if (tree.kind(value) == yaml::Kind::null) {
          context.told.tell(e209_empty_value, tree.span(key), {diag::arg("key", word)});
          values_[index] = absent;
        }
      }
    }
    key = tree.next(value);
  }
  if (!all_required) return;
  for (std::size_t i = 0; i < shape.required; ++i) {
    if (keys_[i] != absent || misspelt_[i]) continue;
    // The whole item would mark many lines: its first key is enough to show which one.
    const text::Span whole = tree.span(map);
    const text::Span first = tree.has_children(map) ? tree.span(map + 1) : whole;
    tell_missing(i, first);
  }
}

void Fields::tell_missing(std::size_t key, text::Span at) const {
  context_.told.tell(e202_missing_key, at,
                     {diag::arg("where", shape_.name), diag::arg("key", name(key)), diag::arg("sign", ":")});
}

model::Text text_of(Context& context, yaml::Id id) {
  const yaml::Node& node = context.tree->nodes[id];
  std::string_view text = context.tree->text(id);
  // What was unescaped or folded lies in the tree, which goes away.
  if (node.cooked != 0) text = context.store.keep(std::string{text});
  const text::Span at = context.tree->span(id);
  if (node.style == yaml::Style::folded && has_space_between_chinese(text)) context.told.tell(w618_folded_chinese, at);
  if (node.style == yaml::Style::plain) {
    if (const auto reading = other_reading(text)) {
      diag::Diagnostic& told = context.told.tell(
          w619_read_as_something_else, at,
          {diag::arg("value", text), diag::arg("reading", reading->zh), diag::arg("reading_en", reading->en)});
      told.fixes.push_back({.at = at, .text = "\"" + std::string{text} + "\""});
    }
  }
  return {.value = text, .at = at};
}

model::Text Fields::text_there(std::size_t key) const {
  if (!scalar(key)) return {};
  const model::Text text = text_of(context_, values_[key]);
  if (text.empty()) context_.told.tell(e209_empty_value, text.at, {diag::arg("key", name(key))});
  return text;
}

std::vector<model::Text> Fields::texts_there(std::size_t key) const {
  std::vector<model::Text> out;
  each(key, [&](yaml::Id item) {
    if (!expect_kind(context_, item, yaml::Kind::scalar, name(key))) return;
    const model::Text text = text_of(context_, item);
    if (text.empty()) {
      context_.told.tell(e209_empty_value, text.at, {diag::arg("key", name(key))});
    } else {
      out.push_back(text);
    }
  });
  return out;
}

std::optional<std::size_t> Fields::one_of(std::size_t key) const {
  if (!scalar(key)) return std::nullopt;
  const std::span<const std::string_view> words = detail(key).words;
  const std::string_view text = context_.tree->text(values_[key]);
  const auto found = std::ranges::find(words, text);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  context_.told.tell(e205_not_one_of, context_.tree->span(values_[key]),
                     {diag::arg("value", text), diag::arg("key", name(key)), diag::did_you_mean(text, words),
                      diag::arg("known", std::string_view{joined(words)})});
  return std::nullopt;
}

model::Text Fields::id(std::size_t key, diag::Words what) const {
  const model::Text text = this->text(key);
  if (text.given() && !text.empty() && !is_id(text.value)) {
    context_.told.tell(e208_bad_id, text.at, {diag::arg("id", text.value), diag::arg("what", what)});
  }
  return text;
}

void Fields::tell_conflicts() const {
  for (const Conflict& pair : shape_.conflicts) {
    if (!has(pair.first) || !has(pair.second)) continue;
    diag::Diagnostic& told =
        context_.told.tell(e206_conflicting_keys, key_span(pair.second),
                           {diag::arg("first", name(pair.first)), diag::arg("second", name(pair.second)),
                            diag::arg("where", shape_.name), diag::arg("advice", pair.advice)});
    told.labels.push_back({.at = key_span(pair.first), .words = {"和这里", "and here"}});
  }
}

void Fields::tell_none_given() const {
  if (shape_.one_of.empty() || std::ranges::any_of(shape_.one_of, [&](std::size_t key) { return has(key); })) return;
  const text::Span first = context_.tree->has_children(map_) ? context_.tree->span(map_ + 1) : span();
  tell_missing(shape_.one_of.front(), first);
}

void Fields::tell_needed() const {
  for (const Needed& rule : shape_.needed) {
    if (!has(rule.given) || has(rule.needed) || context_.tree->text(values_[rule.given]) != rule.word) continue;
    tell_missing(rule.needed, context_.tree->span(values_[rule.given]));
  }
}

std::optional<model::Located<time::Date>> Fields::date(std::size_t key) const {
  if (!scalar(key)) return std::nullopt;
  const text::Span at = context_.tree->span(values_[key]);
  const auto date = date_of(context_, context_.tree->text(values_[key]), at, name(key));
  if (!date) return std::nullopt;
  return model::Located<time::Date>{.value = *date, .at = at};
}

std::optional<model::Located<std::int64_t>> Fields::integer(std::size_t key) const {
  if (!scalar(key)) return std::nullopt;
  const text::Span at = context_.tree->span(values_[key]);
  const auto number =
      integer_of(context_, context_.tree->text(values_[key]), at, name(key), detail(key).low, detail(key).high);
  if (!number) return std::nullopt;
  return model::Located<std::int64_t>{.value = *number, .at = at};
}

std::optional<model::Located<model::Decimal>> Fields::decimal(std::size_t key) const {
  if (!scalar(key)) return std::nullopt;
  const text::Span at = context_.tree->span(values_[key]);
  const auto number =
      decimal_of(context_, context_.tree->text(values_[key]), at, name(key), detail(key).low, detail(key).high);
  if (!number) return std::nullopt;
  return model::Located<model::Decimal>{.value = *number, .at = at};
}

std::optional<model::Located<time::Period>> Fields::period(std::size_t key) const {
  if (!scalar(key)) return std::nullopt;
  const text::Span at = context_.tree->span(values_[key]);
  const std::string_view text = context_.tree->text(values_[key]);
  if (const auto period = time::parse_period(text)) return model::Located<time::Period>{.value = *period, .at = at};
  context_.told.tell(e404_malformed_period, at, {diag::arg("value", text)});
  return std::nullopt;
}

std::optional<model::Located<time::Term>> Fields::term(std::size_t key) const {
  if (!scalar(key)) return std::nullopt;
  const text::Span at = context_.tree->span(values_[key]);
  const std::string_view text = context_.tree->text(values_[key]);
  if (const auto term = time::parse_term(text)) return model::Located<time::Term>{.value = *term, .at = at};
  context_.told.tell(e405_malformed_term, at, {diag::arg("value", text)});
  return std::nullopt;
}

}  // namespace ljfl::load
