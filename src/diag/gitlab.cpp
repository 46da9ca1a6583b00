#include "diag/dump.hpp"
#include "diag/findings.hpp"

namespace ljfl::diag {
namespace {

std::string_view severity(Severity severity) {
  switch (severity) {
    case Severity::error: return "major";
    case Severity::warning: return "minor";
    case Severity::note: return "info";
  }
  return "info";
}

}  // namespace

std::string gitlab(const Findings& findings) {
  Json out = Json::array();
  const std::vector<std::string> prints = fingerprints(findings);
  for (std::size_t i = 0; i < findings.told.size(); ++i) {
    const Diagnostic& told = findings.told[i];
    const Site site = site_of(findings, told.at);
    // The widget shows neither check_name nor a second line, so that the code and the advice go into the first.
    std::string words = std::string{told.rule->code} + ": " + headline(told, findings.lang);
    for (const Note& note : notes_of(told, findings.lang)) {
      words.append(findings.lang == Lang::zh ? "。" : ". ").append(note.name.in(findings.lang)).append(note.words);
    }
    out.push_back({{"description", std::move(words)},
                   {"check_name", told.rule->code},
                   {"fingerprint", prints[i]},
                   {"severity", severity(told.severity)},
                   {"location", {{"path", site.path}, {"lines", {{"begin", site.place().line}}}}}});
  }
  return dump(out);
}

}  // namespace ljfl::diag
