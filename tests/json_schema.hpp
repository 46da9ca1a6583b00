/// JSON Schema draft-07 as far as our schemas use it: an unknown keyword is a fault, so that nothing is passed over.
#pragma once

#include <nlohmann/json.hpp>
#include <regex>
#include <stdexcept>
#include <string>

#include "text/text.hpp"

namespace json_schema {

using Json = nlohmann::ordered_json;

class Validator {
 public:
  /// The place of the first fault, as a JSON pointer with what was broken there; "" where the document fits.
  std::string fault_of(const Json& schema, const Json& value) { return check(schema, value, ""); }

 private:
  static bool is_type(const std::string& type, const Json& value) {
    if (type == "string") return value.is_string();
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    if (type == "boolean") return value.is_boolean();
    if (type == "null") return value.is_null();
    if (type == "array") return value.is_array();
    if (type == "object") return value.is_object();
    throw std::logic_error("no such type: " + type);
  }

  bool matches(const std::string& pattern, const std::string& text) {
    auto found = patterns_.find(pattern);
    if (found == patterns_.end()) found = patterns_.emplace(pattern, std::regex(pattern, std::regex::ECMAScript)).first;
    return std::regex_search(text, found->second);
  }

  std::string check(const Json& schema, const Json& value, const std::string& at) {
    if (schema.is_boolean()) return schema.get<bool>() ? "" : at + " is not allowed";
    for (const auto& [word, rule] : schema.items()) {
      if (word == "$schema" || word == "title" || word.ends_with("escription") || word.ends_with("escriptions") ||
          word == "patternErrorMessage" || word == "errorMessage" || word == "examples" || word == "then" ||
          word == "else") {
        continue;
      }
      std::string fault = keyword(schema, word, rule, value, at);
      if (!fault.empty()) return fault;
    }
    return "";
  }

  std::string keyword(const Json& schema, const std::string& word, const Json& rule, const Json& value,
                      const std::string& at) {
    if (word == "type") {
      bool good = false;
      for (const Json& type : rule.is_array() ? rule : Json::array({rule}))
        good = good || is_type(type.get<std::string>(), value);
      return good ? "" : at + " has another type";
    }
    if (word == "enum") return std::ranges::find(rule, value) != rule.end() ? "" : at + " is none of the list";
    if (word == "const") return rule == value ? "" : at + " is not the one";
    if (word == "pattern")
      return !value.is_string() || matches(rule.get<std::string>(), value.get<std::string>()) ? ""
                                                                                              : at + " does not match";
    if (word == "minLength")
      return !value.is_string() || ljfl::text::count_characters(value.get<std::string>()) >= rule.get<std::size_t>()
                 ? ""
                 : at + " is too short";
    if (word == "minimum")
      return !value.is_number() || value.get<double>() >= rule.get<double>() ? "" : at + " is too small";
    if (word == "maximum")
      return !value.is_number() || value.get<double>() <= rule.get<double>() ? "" : at + " is too large";
    if (word == "required") {
      for (const Json& key : rule) {
        if (value.is_object() && !value.contains(key.get<std::string>()))
          return at + " lacks " + key.get<std::string>();
      }
      return "";
    }
    if (word == "items") return items(rule, value, at);
    if (word == "properties" || word == "patternProperties" || word == "additionalProperties")
      return members(schema, value, at);
    if (word == "allOf") {
      for (const Json& each : rule) {
        if (std::string fault = check(each, value, at); !fault.empty()) return fault;
      }
      return "";
    }
    if (word == "if") {
      const char* const branch = check(rule, value, at).empty() ? "then" : "else";
      return schema.contains(branch) ? check(schema[branch], value, at) : "";
    }
    throw std::logic_error("a keyword that is not known: " + word);
  }

  std::string items(const Json& rule, const Json& value, const std::string& at) {
    if (!value.is_array()) return "";
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (std::string fault = check(rule, value[i], at + "/" + std::to_string(i)); !fault.empty()) return fault;
    }
    return "";
  }

  std::string members(const Json& schema, const Json& value, const std::string& at) {
    if (!value.is_object()) return "";
    const Json none = Json::object();
    for (const auto& [key, below] : value.items()) {
      const Json* rule = nullptr;
      if (schema.contains("properties") && schema["properties"].contains(key)) rule = &schema["properties"][key];
      if (rule == nullptr && schema.contains("patternProperties")) {
        for (const auto& [pattern, each] : schema["patternProperties"].items()) {
          if (matches(pattern, key)) rule = &each;
        }
      }
      if (rule == nullptr) rule = schema.contains("additionalProperties") ? &schema["additionalProperties"] : &none;
      if (std::string fault = check(*rule, below, at + "/" + key); !fault.empty()) return fault;
    }
    return "";
  }

  std::map<std::string, std::regex> patterns_ = {};
};

}  // namespace json_schema
