#include "cli/editor.hpp"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "schema/schema.hpp"

namespace ljfl::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view folder = ".ljfl/";
constexpr std::string_view month_glob = "[0-9][0-9][0-9][0-9]-[0-9][0-9].yaml";

std::string month_schema_of(std::string_view unit) {
  return std::string{folder} + std::string{unit} + ".month.schema.json";
}

std::string printed(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// `path:line:col: error[E301]: …`, as check prints it; paths count from the project's root.
Json problem_matcher() {
  return {{"owner", "ljfl"},
          {"fileLocation", {"relative", "${workspaceFolder}"}},
          {"pattern",
           {{"regexp", R"re(^(.+?):(\d+):(\d+): (error|warning|note)\[([A-Z]\d+)\]: (.*)$)re"},
            {"file", 1},
            {"line", 2},
            {"column", 3},
            {"severity", 4},
            {"code", 5},
            {"message", 6}}}};
}

Json task(std::string_view label, const Json& arguments) {
  return {{"label", label},
          {"type", "process"},
          {"command", "ljfl"},
          {"args", arguments},
          {"presentation", {{"reveal", "silent"}, {"clear", true}}},
          {"problemMatcher", Json::array()}};
}

/// The schema of a file, by its path.
std::string schema_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const std::string_view above =
      path.starts_with("units/") && slash > 6 ? path.substr(6, slash - 6) : std::string_view{};
  std::string schema;
  if (name == "unit.yaml") {
    schema = std::string{folder} + "unit.schema.json";
  } else if (above == "_common") {
    schema = std::string{folder} + "set.schema.json";
  } else {
    schema = month_schema_of(above);
  }
  return schema;
}

std::string naming(std::string_view path, std::string_view schema) {
  std::string up;
  for (const char c : path) up.append(c == '/' ? "../" : "");
  return "# yaml-language-server: $schema=" + up + std::string{schema} + "\n";
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
  for (const model::Unit& unit : reg.units)
    add(month_schema_of(unit.id), schema::month(lang, {.reg = &reg, .unit = &unit}));
  return out;
}

std::optional<std::string> vscode_settings(const model::Register& reg, const std::optional<std::string>& so_far) {
  Json settings = {
      {"yaml.format.enable", false},  // its formatter rewrites whole files; ours is ljfl fmt
      {"files.encoding", "utf8"},
      {"files.autoGuessEncoding", false},
      {"files.eol", "\n"},
      {"files.insertFinalNewline", true},
      {"[yaml]",
       {{"editor.insertSpaces", true},
        {"editor.tabSize", 2},
        {"editor.detectIndentation", false},
        {"editor.formatOnSave", false},
        {"editor.renderWhitespace", "boundary"},
        {"editor.unicodeHighlight.ambiguousCharacters", false},  // every ， and ： of Chinese would be framed
        {"editor.unicodeHighlight.invisibleCharacters", true}}}};
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

std::string vscode_tasks(diag::Lang lang) {
  Json check = task(diag::Words{"ljfl：检查台账", "ljfl: check"}.in(lang), {"check", "--color", "never"});
  check["group"] = {{"kind", "build"}, {"isDefault", true}};
  check["problemMatcher"] = problem_matcher();
  Json fmt = task(diag::Words{"ljfl：整理排版", "ljfl: format"}.in(lang), {"fmt"});
  Json schema = task(diag::Words{"ljfl：更新校验模式", "ljfl: schemas"}.in(lang), {"schema", "--write"});
  schema["runOptions"] = {{"runOn", "folderOpen"}};
  return printed({{"version", "2.0.0"}, {"tasks", {std::move(check), std::move(fmt), std::move(schema)}}});
}

std::string vscode_extensions() {
  return printed({{"recommendations", {"redhat.vscode-yaml", "tamasfe.even-better-toml"}}});
}

std::string modeline_where_kept(const Job& job, std::string_view path) {
  const std::string own = schema_of(path);
  const bool is_month = own.ends_with(".month.schema.json");
  // Of a unit that is new there is none yet: the months' own then, without its ids.
  for (const std::string& schema : {own, is_month ? std::string{folder} + "month.schema.json" : own}) {
    std::error_code fault;
    if (std::filesystem::is_regular_file(job.root + "/" + schema, fault)) return naming(path, schema);
  }
  return {};
}

std::string modeline(std::string_view path) {
  return naming(path, schema_of(path));
}

}  // namespace ljfl::cli
