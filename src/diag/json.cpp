#include "diag/dump.hpp"
#include "diag/findings.hpp"
#include "text/columns.hpp"

namespace ljfl::diag {
namespace {

Json point(text::Place place) {
  return {{"line", place.line}, {"column", place.column}};
}

Json place(const Findings& findings, text::Span at) {
  if (at.file >= findings.files.files.size()) return nullptr;
  const text::Source& source = findings.files.files[at.file];
  const text::Region region = findings.lines[at.file].region(at, text::Columns::characters);
  return {{"path", source.path},
          {"start", point(region.begin)},
          {"end", point(region.end)},
          {"byte_start", at.begin},
          {"byte_end", at.end}};
}

Json one(const Diagnostic& told, const Findings& findings) {
  const Lang lang = findings.lang;
  Json out = {{"code", told.rule->code},
              {"severity", name_of(told.severity)},
              {"message", message(told, lang)},
              {"help", help(told, lang)},
              {"read_as", told.read_as ? Json(*told.read_as) : Json(nullptr)},
              {"effect", put(told.effect, told.args, lang)},
              {"location", place(findings, told.at)},
              {"here", put(told.here, told.args, lang)}};
  out["related"] = Json::array();
  for (const Label& label : told.labels) {
    out["related"].push_back({{"message", put(label.words, told.args, lang)}, {"location", place(findings, label.at)}});
  }
  out["fixes"] = Json::array();
  for (const Fix& fix : told.fixes) {
    out["fixes"].push_back({{"location", place(findings, fix.at)}, {"text", fix.text}});
  }
  return out;
}

}  // namespace

std::string json(const Findings& findings) {
  Json out = {{"schema_version", 1},      {"command", findings.command},  {"as_of", findings.as_of},
              {"fails", findings.failed}, {"diagnostics", Json::array()}, {"allowed", Json::array()}};
  const std::vector<std::string> prints = fingerprints(findings);
  for (std::size_t i = 0; i < findings.told.size(); ++i) {
    Json item = one(findings.told[i], findings);
    item["fingerprint"] = prints[i];
    out["diagnostics"].push_back(std::move(item));
  }
  for (const Allowed& allowed : findings.allowed) {
    Json item = one(allowed.told, findings);
    item["reason"] = allowed.reason;
    out["allowed"].push_back(std::move(item));
  }
  return dump(out);
}

std::string json_schema(Lang lang) {
  const auto words = [&](Words both) { return both.in(lang); };
  const auto text = [&](Words both) { return Json{{"type", "string"}, {"description", words(both)}}; };
  const auto object = [&](Json properties) {
    Json keys = Json::array();
    for (const auto& [key, value] : properties.items()) keys.push_back(key);
    return Json{
        {"type", "object"}, {"additionalProperties", false}, {"required", keys}, {"properties", std::move(properties)}};
  };
  const auto list = [&](Json items) { return Json{{"type", "array"}, {"items", std::move(items)}}; };
  const auto whole = [&](int least) { return Json{{"type", "integer"}, {"minimum", least}}; };
  const auto ref = [](std::string_view name) { return Json{{"$ref", "#/definitions/" + std::string{name}}}; };

  Json point = object({{"line", whole(1)}, {"column", whole(1)}});
  point["description"] =
      words({"行和列都从 1 数起；列数的是字符，一个汉字是一列", "both from 1; columns count characters"});
  Json location = object({{"path", text({"从项目根目录写起的路径", "from the project's root"})},
                          {"start", ref("point")},
                          {"end", ref("point")},
                          {"byte_start", whole(0)},
                          {"byte_end", whole(0)}});
  location["type"] = {"object", "null"};
  const Json diagnostic = {
      {"code", {{"type", "string"}, {"pattern", "^[A-Z][0-9]{3}$"}}},
      {"severity", {{"enum", {"error", "warning", "note"}}}},
      {"message", text({"问题", "what is wrong"})},
      {"help", text({"改法；可能为空", "how to mend it; may be empty"})},
      {"read_as",
       {{"type", {"string", "null"}},
        {"description",
         words({"机器读到的，和写的不一样时才有", "what was read, where that is less than what was typed"})}}},
      {"effect", text({"影响通报里的什么；可能为空", "which figure it changes; may be empty"})},
      {"location", ref("location")},
      {"here", text({"标在位置旁边的话；可能为空", "what to say at the place; may be empty"})},
      {"related",
       list(object({{"message", text({"另一处的说明", "what to say there"})}, {"location", ref("location")}}))},
      {"fixes",
       list(object({{"location", ref("location")}, {"text", text({"换成这段文字", "the text to put there"})}}))}};
  Json told = diagnostic;
  told["fingerprint"] = {
      {"type", "string"},
      {"pattern", "^[0-9a-f]{16}(-[0-9]+)?$"},
      {"description", words({"同一个问题的指纹，不含行号", "the same for the same finding wherever its line moves"})}};
  Json allowed = diagnostic;
  allowed["reason"] = text({"豁免的原因", "why it is allowed"});
  Json out = {{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", "ljfl check --format json"}};
  out.update(
      object({{"schema_version", {{"const", 1}}},
              {"command", {{"enum", {"check", "audit"}}}},
              {"as_of", {{"type", "string"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}}},
              {"fails",
               {{"type", "boolean"},
                {"description", words({"按 --fail-on，这一次算不算没通过", "whether the run fails, by --fail-on"})}}},
              {"diagnostics", list(object(std::move(told)))},
              {"allowed", list(object(std::move(allowed)))}}));
  out["definitions"] = {{"point", std::move(point)}, {"location", std::move(location)}};
  return dump(out);
}

}  // namespace ljfl::diag
