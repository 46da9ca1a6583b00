#include "schema/values.hpp"

#include "schema/patterns.hpp"

namespace ljfl::schema {
namespace {

using load::Holds;
using load::Key;

std::string text_of(std::string_view words) {
  return std::string{words};
}

std::string range(const Key& key) {
  return std::to_string(key.low) + "–" + std::to_string(key.high);
}

/// What to say where the value does not fit, in place of an editor's own words about patterns and types.
void say(Value& out, diag::Lang lang, diag::Words words) {
  if (out.contains("pattern")) out["patternErrorMessage"] = words.in(lang);
  out["errorMessage"] = words.in(lang);
}

/// Words in a row: a、b、c or a, b, c.
template <typename Words>
std::string listed(const Words& words, diag::Lang lang) {
  std::string out;
  for (const std::string_view word : words)
    out.append(out.empty() ? "" : diag::Words{"、", ", "}.in(lang)).append(word);
  return out;
}

std::string put(diag::Lang lang, diag::Words words, const std::vector<diag::Arg>& args) {
  return diag::put(words, args, lang);
}

void set_pattern(Value& out, std::string pattern, diag::Lang lang, diag::Words words) {
  out["pattern"] = std::move(pattern);
  say(out, lang, words);
}

/// Every scalar is a text to the loader, whatever YAML's own typing makes of it.
Value any_text(diag::Lang lang) {
  Value out = {{"type", {"string", "number", "boolean"}}, {"minLength", 1}};
  say(out, lang, {"写一句话或一个词", "a text"});
  return out;
}

Value date(diag::Lang lang) {
  Value out = {{"type", "string"}};
  set_pattern(out, date_pattern(), lang,
              {"日期写成 2026-10-12，而且要有这一天", "a day of the calendar, as in 2026-10-12"});
  return out;
}

Value number(std::string_view type, const Key& key, std::string pattern, diag::Lang lang, diag::Words words) {
  Value out = {{"type", {type, "string"}}, {"minimum", key.low}, {"maximum", key.high}};
  set_pattern(out, "^" + std::move(pattern) + "$", lang, words);
  return out;
}

Value counts(const Key& key, diag::Lang lang) {
  // A key that is no date is “not allowed”: editors mark the key itself.
  Value of_day = number("integer", key, whole(key.low, key.high), lang, {"写整数", "a whole number"});
  Value out = {{"type", "object"},
               {"additionalProperties", false},
               {"patternProperties", {{date_pattern(), std::move(of_day)}}}};
  say(out, lang, {"写成 {2026-06-30: 30}：到哪天、多少", "as in {2026-06-30: 30}: by which day, how many"});
  return out;
}

void add_words(Value& out, const Key& key, diag::Lang lang) {
  out["enum"] = key.words;
  out["errorMessage"] =
      put(lang, {"只能写 {words}", "one of {words}"}, {diag::arg("words", std::string_view{listed(key.words, lang)})});
  if (key.meanings.empty()) return;
  Value meanings = Value::array();
  for (const diag::Words& words : key.meanings) meanings.push_back(words.in(lang));
  out["enumDescriptions"] = meanings;
  out["markdownEnumDescriptions"] = std::move(meanings);
}

Value of_kind(const Key& key, diag::Lang lang) {
  switch (key.holds) {
    case Holds::text: return any_text(lang);
    case Holds::id: {
      Value out = {{"type", "string"}};
      set_pattern(out, id_pattern(), lang,
                  {"以小写字母开头，只用小写字母、数字和 - _", "lower-case letters, digits, - and _, a letter first"});
      return out;
    }
    case Holds::date: return date(lang);
    case Holds::period: {
      Value out = {{"type", {"string", "integer"}}, {"minimum", time::first_year}, {"maximum", time::last_year}};
      set_pattern(out, period_pattern(), lang,
                  {"写成 2026-10、2026Q3、2026H1 或 2026", "as in 2026-10, 2026Q3, 2026H1 or 2026"});
      return out;
    }
    case Holds::term: {
      Value out = {{"type", "string"}};
      set_pattern(out, term_pattern(), lang, {"写成 5d、5wd 或 -6d", "as in 5d, 5wd or -6d"});
      return out;
    }
    case Holds::whole: return number("integer", key, whole(key.low, key.high), lang, {"写整数", "a whole number"});
    case Holds::decimal:
      return number("number", key, decimal(key.high), lang,
                    {"写数，最多两位小数", "a number with at most two digits after the point"});
    case Holds::target:
      return number("integer", key, "(tbd|" + whole(key.low, key.high) + "|" + decimal(100) + "%)", lang,
                    {"写数目（60）、比率（96.5%）或 tbd", "a count (60), a level (96.5%) or tbd"});
    case Holds::value:
      return number("number", key, "(" + decimal(key.high) + "|" + decimal(100) + "%)", lang,
                    {"写数目（12）或比率（96.5%）", "a number (12) or a level (96.5%)"});
    case Holds::word: {
      Value out = Value::object();
      add_words(out, key, lang);
      return out;
    }
    case Holds::counts: return counts(key, lang);
    case Holds::texts: {
      Value out = {{"type", "array"}, {"items", any_text(lang)}};
      say(out, lang, {"写成列表：[甲, 乙]，或每行一个，前面加 - ", "a list: [a, b], or one a line behind - "});
      return out;
    }
    case Holds::maps: {
      Value out = {{"type", "array"}, {"items", object_of(*key.item, lang)}};
      say(out, lang, {"写成列表：每项一条，前面加 - ", "a list: an item each, behind - "});
      return out;
    }
    default: return Value::object();
  }
}

Value setting_kind(const Key& key, diag::Lang lang) {
  const auto plain = [&]() -> Value { return {{"type", "number"}, {"minimum", key.low}, {"maximum", key.high}}; };
  switch (key.holds) {
    case Holds::flag: return {{"type", "boolean"}};
    case Holds::whole: return {{"type", "integer"}, {"minimum", key.low}, {"maximum", key.high}};
    case Holds::decimal: return plain();
    case Holds::date: return date(lang);
    case Holds::word: return of_kind(key, lang);
    case Holds::texts: return {{"type", "array"}, {"items", {{"type", "string"}}}};
    case Holds::days: {
      std::string day = date_pattern();
      day = day.substr(1, day.size() - 2);
      Value item = {{"type", "string"}};
      set_pattern(item, "^" + day + "([.][.]" + day + ")?$", lang,
                  {"写成 2026-10-01 或 2026-10-01..2026-10-07", "as in 2026-10-01 or 2026-10-01..2026-10-07"});
      return {{"type", "array"}, {"items", std::move(item)}};
    }
    case Holds::months: {
      Value item = {{"type", "string"}};
      set_pattern(item, month_pattern(), lang, {"写成 2026-10", "as in 2026-10"});
      return {{"type", "array"}, {"items", std::move(item)}};
    }
    case Holds::points: {
      Value out = {
          {"type", {"number", "object"}}, {"minimum", key.low}, {"maximum", key.high}, {"additionalProperties", false}};
      // The words of `role` in unit.yaml are the groups of the ranking.
      for (const load::Key& detail : load::unit_shape().details) {
        if (detail.word != "role") continue;
        for (const std::string_view role : detail.words) out["properties"][text_of(role)] = plain();
      }
      return out;
    }
    default: return {{"type", "string"}};
  }
}

Value described(Value value, const Key& key, diag::Lang lang) {
  value["title"] = key.title.in(lang);
  std::string help{key.help.in(lang)};
  if (key.high != 0 && key.holds != Holds::maps)
    help += lang == diag::Lang::zh ? "（" + range(key) + "）" : " (" + range(key) + ")";
  value["description"] = std::move(help);
  return value;
}

/// “When this key is there”: a condition of JSON Schema.
Value given(std::string_view key) {
  return {{"required", {key}}};
}

}  // namespace

Value value_of(const Key& key, diag::Lang lang) {
  return described(of_kind(key, lang), key, lang);
}

Value setting_of(const Key& key, diag::Lang lang) {
  return described(setting_kind(key, lang), key, lang);
}

Value object_of(const load::Shape& shape, diag::Lang lang) {
  Value out = {{"type", "object"}, {"additionalProperties", false}, {"properties", Value::object()}};
  for (const Key& key : shape.details) out["properties"][text_of(key.word)] = value_of(key, lang);
  Value required = Value::array();
  for (std::size_t i = 0; i < shape.required; ++i) required.push_back(shape.keys[i]);
  if (!required.empty()) out["required"] = std::move(required);
  const std::span<const std::string_view> needed = std::span{shape.keys}.first(shape.required);
  const std::vector<diag::Arg> keys = {diag::arg("keys", std::string_view{listed(shape.keys, lang)}),
                                       diag::arg("needed", std::string_view{listed(needed, lang)})};
  out["errorMessage"] =
      needed.empty()
          ? put(lang, {"这里能写的键：{keys}", "the keys here: {keys}"}, keys)
          : put(lang, {"这里能写的键：{keys}；其中 {needed} 必须有", "the keys here: {keys}; {needed} must be there"},
                keys);
  Value rules = Value::array();
  // The second key of a pair is “not allowed” beside the first: editors mark that key, and not the whole item.
  for (const load::Conflict& pair : shape.conflicts) {
    const std::vector<diag::Arg> both = {diag::arg("a", shape.keys[pair.first]),
                                         diag::arg("b", shape.keys[pair.second])};
    rules.push_back({{"if", given(shape.keys[pair.first])},
                     {"then",
                      {{"properties", {{text_of(shape.keys[pair.second]), false}}},
                       {"errorMessage", put(lang, {"{a} 和 {b} 只能写一个", "{a} or {b}, not both"}, both)}}}});
  }
  if (shape.one_of.size() == 2) {
    Value other = given(shape.keys[shape.one_of[0]]);
    other["errorMessage"] =
        put(lang, {"{a} 和 {b} 要写一个", "one of {a} and {b} must be there"},
            {diag::arg("a", shape.keys[shape.one_of[0]]), diag::arg("b", shape.keys[shape.one_of[1]])});
    rules.push_back({{"if", given(shape.keys[shape.one_of[1]])}, {"then", true}, {"else", std::move(other)}});
  }
  for (const load::Needed& rule : shape.needed) {
    Value condition = given(shape.keys[rule.given]);
    condition["properties"] = {{text_of(shape.keys[rule.given]), {{"const", rule.word}}}};
    Value then = given(shape.keys[rule.needed]);
    then["errorMessage"] = put(lang, {"{key} 写 {word} 时还要写 {needed}", "{key}: {word} needs {needed}"},
                               {diag::arg("key", shape.keys[rule.given]), diag::arg("word", rule.word),
                                diag::arg("needed", shape.keys[rule.needed])});
    rules.push_back({{"if", std::move(condition)}, {"then", std::move(then)}});
  }
  if (!rules.empty()) out["allOf"] = std::move(rules);
  return out;
}

}  // namespace ljfl::schema
