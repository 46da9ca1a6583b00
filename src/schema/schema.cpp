#include "schema/schema.hpp"

#include "diag/dump.hpp"
#include "schema/values.hpp"

namespace ljfl::schema {
namespace {

constexpr std::string_view draft = "http://json-schema.org/draft-07/schema#";

Value headed(std::string_view title, const Value& body) {
  Value out = {{"$schema", draft}, {"title", title}};
  out.update(body);
  return out;
}

template <typename Item>
std::string name_of(const Item& item) {
  return std::string{item.title.given() ? item.title.value : item.id.value};
}

/// Ids with their titles, to choose from. An empty list would refuse everything: then nothing is laid down.
template <typename Items>
void choose_id(Value& property, const Items& items, diag::Lang lang, diag::Words words) {
  Value ids = Value::array();
  Value names = Value::array();
  for (const auto& item : items) {
    if (item.id.empty()) continue;
    ids.push_back(item.id.value);
    names.push_back(name_of(item));
  }
  if (ids.empty()) return;
  property["enum"] = std::move(ids);
  property["errorMessage"] = words.in(lang);
  property["enumDescriptions"] = names;
  property["markdownEnumDescriptions"] = std::move(names);
}

/// Where the quota is this one, a site is one of its list.
Value sites_rule(const model::Quota& quota, diag::Lang lang) {
  Value sites = Value::array();
  for (const model::Text& site : quota.sites) sites.push_back(site.value);
  Value condition = {{"required", {"quota"}}, {"properties", {{"quota", {{"const", quota.id.value}}}}}};
  return {
      {"if", std::move(condition)},
      {"then",
       {{"properties",
         {{"sites",
           {{"items",
             {{"enum", std::move(sites)},
              {"errorMessage", diag::Words{"这项指标的名单里没有这一处", "not in this quota's list"}.in(lang)}}}}}}}}}};
}

/// Names that the reader takes in more ways than one are offered, not laid down.
void offer_units(Value& items, const model::Register& reg) {
  for (const model::Unit& unit : reg.units) items["properties"]["unit"]["examples"].push_back(unit.id);
}

/// Of a quota that refines one of a set, only its id is asked for; of one's own, all that the shape requires.
Value whole_quotas(const Value& required, const std::vector<std::string_view>& refined) {
  Value whole = {{"required", required}};
  if (refined.empty()) return whole;
  Value condition = {{"required", {"id"}}, {"properties", {{"id", {{"enum", refined}}}}}};
  return {{"if", std::move(condition)}, {"then", true}, {"else", std::move(whole)}};
}

}  // namespace

Value unit(diag::Lang lang, const Known& known) {
  Value out = object_of(load::unit_shape(), lang);
  Value& quota = out["properties"]["quotas"]["items"];
  const Value required = quota["required"];
  quota["required"] = {"id"};
  Value rule = {{"if", {{"required", {"common"}}}}, {"then", true}};
  rule["else"]["properties"]["quotas"]["items"]["required"] = required;
  if (known.reg != nullptr) {
    Value sets = Value::array();
    Value names = Value::array();
    std::vector<std::string_view> refined;
    for (const model::Mandate& set : known.reg->sets) {
      sets.push_back(set.id);
      names.push_back(set.name.value);
      for (const model::Quota& one : set.quotas) refined.push_back(one.id.value);
    }
    if (!sets.empty()) {
      Value& item = out["properties"]["common"]["items"];
      item["enum"] = std::move(sets);
      item["errorMessage"] = diag::Words{"units/_common 里没有这一份", "no such set in units/_common"}.in(lang);
      item["enumDescriptions"] = names;
      item["markdownEnumDescriptions"] = std::move(names);
    }
    rule["then"] = {{"properties", {{"quotas", {{"items", whole_quotas(required, refined)}}}}}};
    for (const model::Unit& other : known.reg->units) {
      for (const model::Task& task : other.tasks) {
        if (&other != known.unit)
          out["properties"]["tasks"]["items"]["properties"]["same_as"]["examples"].push_back(
              std::string{other.id} + "/" + std::string{task.id.value});
      }
    }
  }
  out["allOf"].push_back(std::move(rule));
  return headed("unit.yaml", std::move(out));
}

Value set(diag::Lang lang) {
  return headed("units/_common/*.yaml", object_of(load::set_shape(), lang));
}

Value month(diag::Lang lang, const Known& known) {
  Value out = object_of(load::month_shape(), lang);
  if (known.reg != nullptr) {
    offer_units(out["properties"]["findings"]["items"], *known.reg);
    offer_units(out["properties"]["marks"]["items"], *known.reg);
  }
  if (known.unit != nullptr) {
    Value& record = out["properties"]["records"]["items"];
    if (known.unit->items_known) {
      choose_id(record["properties"]["task"], known.unit->tasks, lang,
                {"没有这项任务；按 Ctrl+空格 看本单位的任务", "no such task; Ctrl+Space lists this unit's"});
      choose_id(record["properties"]["quota"], known.unit->quotas, lang,
                {"没有这项指标；按 Ctrl+空格 看本单位的指标", "no such quota; Ctrl+Space lists this unit's"});
    }
    for (const model::Quota& quota : known.unit->quotas) {
      if (!quota.sites.empty()) record["allOf"].push_back(sites_rule(quota, lang));
    }
    if (known.unit->mandate_read && known.unit->role.value != model::Role::lead) {
      Value rule = {{"properties", {{"findings", false}, {"marks", false}}}};
      rule["errorMessage"] = diag::Words{"检查发现的问题和加减分只写在牵头部门的文件里",
                                         "findings and marks stand in the lead office's files only"}
                                 .in(lang);
      out["allOf"].push_back(std::move(rule));
    }
  }
  return headed("YYYY-MM.yaml", std::move(out));
}

Value settings(diag::Lang lang) {
  const load::Shape& shape = load::settings_shape();
  Value out = {{"type", "object"}, {"additionalProperties", false}};
  Value required = Value::array();
  for (std::size_t i = 0; i < shape.required; ++i) required.push_back(shape.keys[i]);
  out["required"] = std::move(required);
  for (const load::Key& key : shape.details) {
    Value* at = &out;
    std::string_view rest = key.word;
    for (std::size_t dot = rest.find('.'); dot != std::string_view::npos; dot = rest.find('.')) {
      const std::string name{rest.substr(0, dot)};
      // What people name: years of the calendar, items of the rubric.
      at = name == "*" ? &(*at)["additionalProperties"] : &(*at)["properties"][name];
      if (!at->is_object()) *at = Value::object();
      (*at)["type"] = "object";
      if (!at->contains("additionalProperties")) (*at)["additionalProperties"] = false;
      rest.remove_prefix(dot + 1);
    }
    (rest == "*" ? (*at)["additionalProperties"] : (*at)["properties"][std::string{rest}]) = setting_of(key, lang);
  }
  return headed("ljfl.toml", std::move(out));
}

std::string printed(const Value& schema) {
  return diag::dump(schema);
}

}  // namespace ljfl::schema
