#include <algorithm>

#include "diag/dump.hpp"
#include "diag/findings.hpp"
#include "text/columns.hpp"

namespace ljfl::diag {
namespace {

constexpr std::size_t most_a_request = 50;    // GitHub's limit; the others have none that is lower
constexpr std::size_t most_summary = 60'000;  // of 65,535 characters, counted in bytes to be safe
constexpr std::size_t most_message = 60'000;  // of 64 KB

std::string_view level(Severity severity) {
  switch (severity) {
    case Severity::error: return "failure";
    case Severity::warning: return "warning";
    case Severity::note: return "notice";
  }
  return "notice";
}

/// At most `most` bytes, never half a character.
std::string shortened(std::string words, std::size_t most) {
  if (words.size() <= most) return words;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) --end;
  words.resize(end);
  return words.append("…");
}

Json annotation(const Diagnostic& told, const Findings& findings) {
  const Site site = site_of(findings, told.at);
  const text::Region region = site.lines->region(site.at, text::Columns::characters);
  Json out = {{"path", site.path}, {"start_line", region.begin.line}, {"end_line", region.last_line()}};
  if (region.on_one_line()) {  // for several lines columns are refused
    out["start_column"] = region.begin.column;
    out["end_column"] = std::max(region.begin.column, region.end.column - 1);  // the last one of the piece
  }
  out["annotation_level"] = level(told.severity);
  out["title"] = "ljfl " + std::string{told.rule->code};
  out["message"] = shortened(whole_words(told, findings.lang), most_message);
  return out;
}

std::string title_of(const Findings& findings) {
  const auto count = [&](Severity severity) {
    return std::ranges::count(findings.told, severity, &Diagnostic::severity);
  };
  const auto errors = static_cast<std::size_t>(count(Severity::error));
  const auto warnings = static_cast<std::size_t>(count(Severity::warning));
  if (findings.told.empty()) return findings.lang == Lang::zh ? "通过" : "no findings";
  return findings.lang == Lang::zh ? std::to_string(errors) + " 处错误，" + std::to_string(warnings) + " 处警告"
                                   : counted(errors, "error") + ", " + counted(warnings, "warning");
}

}  // namespace

std::string checks(const Findings& findings) {
  std::vector<const Diagnostic*> ordered;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    for (const Diagnostic& told : findings.told) {
      if (told.severity == severity) ordered.push_back(&told);
    }
  }
  const bool warned =
      std::ranges::any_of(findings.told, [](const Diagnostic& told) { return told.severity == Severity::warning; });
  const std::string_view conclusion = findings.failed ? "failure" : warned ? "neutral" : "success";
  const std::string summary = summary_page(findings, most_summary);
  Json out = Json::array();
  std::size_t at = 0;
  do {
    Json annotations = Json::array();
    for (const std::size_t end = std::min(at + most_a_request, ordered.size()); at < end; ++at) {
      annotations.push_back(annotation(*ordered[at], findings));
    }
    out.push_back(
        {{"name", "ljfl " + std::string{findings.command}},
         {"status", "completed"},
         {"conclusion", conclusion},
         {"output", {{"title", title_of(findings)}, {"summary", summary}, {"annotations", std::move(annotations)}}}});
  } while (at < ordered.size());
  return dump(out);
}

}  // namespace ljfl::diag
