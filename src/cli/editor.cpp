#include "cli/editor.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "schema/schema.hpp"

namespace ljfl::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view folder = ".ljfl/";
constexpr std::string_view month_glob = "[0-9][0-9][0-9][0-9]-[0-9][0-9].yaml";

std::string month_schema_of(std::string_view unit) { return std::string{folder} + std::string{unit} + ".month.schema.json"; }

std::string printed(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

/// `path:line:col: error[E301]: …`, as check prints it; paths count from the project's root.
Json problem_matcher() {
  return {{"owner", "ljfl"},
          {"fileLocation", {"relative", "${workspaceFolder}"}},
          {"pattern",
           {{"regexp", "^(.+?):(\\d+):(\\d+): (error|warning|note)\\[([A-Z]\\d+)\\]: (.*)$"},
            {"file", 1},
            {"line", 2},
            {"column", 3},
            {"severity", 4},
            {"code", 5},
            {"message", 6}}}};
}

Json task(std::string_view label, std::string_view argument) {
  return {{"label", label},
          {"type", "process"},
          {"command", "ljfl"},
          {"args", {argument}},
          {"presentation", {{"reveal", "silent"}, {"clear", true}}},
          {"problemMatcher", Json::array()}};
}

}  // namespace

std::vector<edit::NewFile> schema_files(const model::Register& reg, diag::Lang lang) {
  std::vector<edit::NewFile> out;
  const auto add = [&](std::string path, const schema::Value& value) {
    out.push_back({.path = std::move(path), .bytes = schema::printed(value)});
  };
  const std::string at{folder};
  add(at + "config.schema.json", schema::settings(lang));
  add(at + "month.schema.json", schema::month(lang, {.reg = &reg}));
  add(at + "set.schema.json", schema::set(lang));
  add(at + "unit.schema.json", schema::unit(lang, {.reg = &reg}));
  for (const model::Unit& unit : reg.units) add(month_schema_of(unit.id), schema::month(lang, {.reg = &reg, .unit = &unit}));
  return out;
}

std::optional<std::string> vscode_settings(const model::Register& reg, const std::optional<std::string>& so_far) {
  Json settings = {{"yaml.format.enable", false},  // its formatter rewrites whole files; ours is ljfl fmt
                   {"files.encoding", "utf8"},
                   {"files.eol", "\n"},
                   {"[yaml]", {{"editor.insertSpaces", true}, {"editor.tabSize", 2}, {"editor.detectIndentation", false}, {"editor.renderWhitespace", "boundary"}}}};
  if (so_far) settings = Json::parse(*so_far, nullptr, false);
  if (!settings.is_object()) return std::nullopt;
  const std::string at = "./" + std::string{folder};
  // What was ours goes first, so that no unit that is gone stays behind.
  Json schemas = Json::object();
  if (settings.contains("yaml.schemas") && settings["yaml.schemas"].is_object()) {
    for (const auto& [path, files] : settings["yaml.schemas"].items()) {
      if (!path.starts_with(at)) schemas[path] = files;
    }
  }
  schemas[at + "unit.schema.json"] = "units/*/unit.yaml";
  schemas[at + "set.schema.json"] = "units/_common/*.yaml";
  for (const model::Unit& unit : reg.units) {
    schemas["./" + month_schema_of(unit.id)] = "units/" + std::string{unit.id} + "/" + std::string{month_glob};
  }
  settings["yaml.schemas"] = std::move(schemas);
  settings["evenBetterToml.schema.associations"]["ljfl\\.toml$"] = at + "config.schema.json";
  return printed(settings);
}

std::string vscode_tasks() {
  Json check = task("ljfl check", "check");
  check["group"] = {{"kind", "build"}, {"isDefault", true}};
  check["problemMatcher"] = problem_matcher();
  Json schema = task("ljfl schema", "schema");
  schema["args"] = {"schema", "--write"};
  schema["runOptions"] = {{"runOn", "folderOpen"}};
  return printed({{"version", "2.0.0"}, {"tasks", {std::move(check), std::move(schema)}}});
}

std::string modeline(std::string_view path) {
  std::string up;
  for (const char c : path) up.append(c == '/' ? "../" : "");
  const std::size_t slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const std::string_view above = path.starts_with("units/") && slash > 6 ? path.substr(6, slash - 6) : std::string_view{};
  std::string schema;
  if (name == "unit.yaml") {
    schema = std::string{folder} + "unit.schema.json";
  } else if (above == "_common") {
    schema = std::string{folder} + "set.schema.json";
  } else {
    schema = month_schema_of(above);
  }
  return "# yaml-language-server: $schema=" + up + schema + "\n";
}

}  // namespace ljfl::cli
