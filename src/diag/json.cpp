#include <nlohmann/json.hpp>

#include "diag/diag.hpp"

namespace ljfl::diag {
namespace {

using Json = nlohmann::ordered_json;

Json place(const text::Snapshot& files, text::Span at) {
  if (at.file >= files.files.size()) return nullptr;
  const text::Source& source = files.files[at.file];
  const text::Place begin = text::place_of(source.bytes, at.begin);
  const text::Place end = text::place_of(source.bytes, at.end);
  return {{"path", source.path},
          {"start", {{"line", begin.line}, {"column", begin.column}}},
          {"end", {{"line", end.line}, {"column", end.column}}},
          {"byte_start", at.begin},
          {"byte_end", at.end}};
}

Json one(const Diagnostic& told, const text::Snapshot& files, Lang lang) {
  Json out = {{"code", told.rule->code},
              {"severity", name_of(told.severity)},
              {"message", message(told, lang)},
              {"help", help(told, lang)},
              {"read_as", told.read_as ? Json(*told.read_as) : Json(nullptr)},
              {"effect", put(told.effect, told.args, lang)},
              {"location", place(files, told.at)},
              {"here", put(told.here, told.args, lang)}};
  out["related"] = Json::array();
  for (const Label& label : told.labels) {
    out["related"].push_back({{"message", put(label.words, told.args, lang)}, {"location", place(files, label.at)}});
  }
  out["fixes"] = Json::array();
  for (const Fix& fix : told.fixes) {
    out["fixes"].push_back({{"location", place(files, fix.at)}, {"text", fix.text}});
  }
  return out;
}

}  // namespace

std::string json(const std::vector<Diagnostic>& told, const text::Snapshot& files, Lang lang) {
  Json out = {{"schema_version", 1}, {"diagnostics", Json::array()}};
  for (const Diagnostic& diagnostic : told) out["diagnostics"].push_back(one(diagnostic, files, lang));
  // What is no UTF-8 in a path or a message must not end the run.
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace ljfl::diag
