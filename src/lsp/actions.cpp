/// What mends a finding: the one right answer where there is one, and the word that was most likely meant.
#include <algorithm>

#include "diag/findings.hpp"
#include "edit/fixes.hpp"
#include "lsp/describe.hpp"

namespace ljfl::lsp {
namespace {

bool overlaps(text::Span at, std::size_t begin, std::size_t end) {
  return at.begin <= end && begin <= at.end;
}

Json action(Session& session, const diag::Diagnostic& told, diag::Words title, std::string_view word, Json changes,
            bool preferred) {
  Json out = {{"title", diag::put(title, {diag::arg("word", std::string_view{text::printable(word)})}, session.lang())},
              {"kind", "quickfix"},
              {"edit", {{"changes", std::move(changes)}}}};
  if (preferred) out["isPreferred"] = true;
  const text::Source& source = session.examined().files.files[told.at.file];
  out["diagnostics"] = {{{"range", session.range_of(source, told.at.begin, told.at.end)},
                         {"code", told.rule->code},
                         {"source", "ljfl"},
                         {"message", diag::headline(told, session.lang())}}};
  return out;
}

struct Meant {
  std::string word = {};
  std::string written = {};  ///< as it stands in the file
};

/// The word that was most likely meant where a key or a name is not known; nothing where none is near.
std::optional<Meant> meant(Session& session, const diag::Diagnostic& told, const Here& here) {
  const Examined& now = session.examined();
  const std::string_view bytes = now.files.files[here.file].bytes;
  const load::Shape* const shape = shape_of(here.path);
  if (shape == nullptr || told.at.end > bytes.size()) return std::nullopt;
  const std::string_view word = bytes.substr(told.at.begin, told.at.end - told.at.begin);
  const auto cursor = cursor_at(bytes, told.at.end, *shape);
  if (!cursor || cursor->begin != told.at.begin) return std::nullopt;
  std::vector<Candidate> known;
  if (cursor->key != nullptr) {
    known = candidates(session, now, here.path, session.unit_of(here.path), *cursor->key, cursor->values);
  } else {
    for (const std::string_view key : cursor->shape->keys) {
      if (std::ranges::find(cursor->keys, key) == cursor->keys.end()) known.push_back({.word = std::string{key}});
    }
  }
  std::vector<std::string_view> words;
  words.reserve(known.size());
  for (const Candidate& one : known) words.push_back(one.word);
  const auto found = text::nearest(word, words);
  if (!found || *found == word) return std::nullopt;
  return Meant{.word = std::string{*found}, .written = as_written(*found, *cursor)};
}

/// Findings that say “no such word”: a near one is worth offering.
bool is_about_a_word(std::string_view code) {
  return code == "E201" || code == "E205" || (code >= "E301" && code <= "E309" && code != "E307") || code == "E311";
}

/// May actions of this kind be given, by what the client asks for?
bool wanted(const Json& params, std::string_view kind) {
  const Json only = params.value("/context/only"_json_pointer, Json::array());
  if (!only.is_array() || only.empty()) return true;
  return std::ranges::any_of(only, [&](const Json& one) {
    const std::string word = one.is_string() ? one.get<std::string>() : "";
    return kind == word || kind.starts_with(word + ".");
  });
}

}  // namespace

Json code_action(Session& session, const Json& params) {
  const Here here = session.here(params);
  const Examined& now = session.examined();
  const text::Source& source = now.files.files[here.file];
  const Lines& lines = session.lines_of(source);
  const auto offset = [&](const char* end) {
    const Json& at = params.at("range").at(end);
    return lines.offset(
        {.line = at.at("line").get<std::uint32_t>(), .character = at.at("character").get<std::uint32_t>()});
  };
  const std::size_t begin = offset("start");
  const std::size_t end = offset("end");
  Json out = Json::array();
  std::vector<diag::Fix> all;
  for (const diag::Diagnostic& told : now.told.all()) {
    if (told.at.file != here.file) continue;
    for (const diag::Fix& fix : told.fixes) {
      if (fix.at.file == here.file) all.push_back(fix);
    }
    if (!overlaps(told.at, begin, end) || !wanted(params, "quickfix")) continue;
    if (!told.fixes.empty()) {
      Json changes = Json::object();
      for (const diag::Fix& fix : told.fixes) session.add_edit(changes, fix.at, fix.text);
      const bool takes_off = std::ranges::all_of(told.fixes, [](const diag::Fix& fix) { return fix.text.empty(); });
      const diag::Words title =
          takes_off ? diag::Words{"删掉它", "delete it"} : diag::Words{"改成 {word}", "change it to {word}"};
      out.push_back(action(session, told, title, told.fixes.front().text, std::move(changes), true));
    } else if (is_about_a_word(told.rule->code)) {
      if (const auto better = meant(session, told, here)) {
        Json changes = Json::object();
        session.add_edit(changes, told.at, better->written);
        out.push_back(action(session, told, {"是不是 {word}？改成它", "did you mean {word}? Change it"}, better->word,
                             std::move(changes), false));
      }
    }
  }
  if (all.empty() || !wanted(params, "source.fixAll.ljfl")) return out;
  const edit::Mended mended = edit::apply(source.bytes, all);
  if (mended.made == 0) return out;
  Json changes = Json::object();
  session.add_edit(changes, {.file = here.file, .begin = 0, .end = static_cast<std::uint32_t>(source.bytes.size())},
                   mended.bytes);
  out.push_back({{"title", session.say({"改好所有只有一种改法的", "mend all that has one right answer"})},
                 {"kind", "source.fixAll.ljfl"},
                 {"edit", {{"changes", std::move(changes)}}}});
  return out;
}

}  // namespace ljfl::lsp
