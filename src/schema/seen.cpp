#include <algorithm>

#include "schema/values.hpp"

namespace ljfl::schema {
namespace {

std::string type_of(const Value& value) {
  if (value.is_null()) return "null";
  if (value.is_boolean()) return "boolean";
  if (value.is_number_integer()) return "integer";
  if (value.is_number()) return "number";
  if (value.is_string()) return "string";
  return value.is_array() ? "array" : "object";
}

void add_type(Value& out, const std::string& type) {
  Value& types = out["type"];
  if (types.is_null()) types = Value::array();
  if (std::ranges::find(types, Value(type)) == types.end()) types.push_back(type);
}

void add(Value& out, const Value& value) {
  const bool first = !out.contains("properties");
  add_type(out, type_of(value));
  if (value.is_array()) {
    for (const Value& item : value) {
      if (!out.contains("items")) out["items"] = Value::object();
      add(out["items"], item);
    }
  }
  if (!value.is_object()) return;
  if (first) {
    out["properties"] = Value::object();
    out["required"] = Value::array();
  }
  for (const auto& [key, below] : value.items()) {
    if (first) out["required"].push_back(key);
    if (!out["properties"].contains(key)) out["properties"][key] = Value::object();
    add(out["properties"][key], below);
  }
  Value& required = out["required"];
  Value kept = Value::array();
  for (const Value& key : required) {
    if (value.contains(key.get<std::string>())) kept.push_back(key);
  }
  required = std::move(kept);
}

}  // namespace

Value seen(const std::vector<Value>& documents) {
  Value out = {{"$schema", "http://json-schema.org/draft-07/schema#"}};
  for (const Value& document : documents) add(out, document);
  return out;
}

}  // namespace ljfl::schema
