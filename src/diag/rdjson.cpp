#include "diag/dump.hpp"
#include "diag/findings.hpp"
#include "text/columns.hpp"

namespace ljfl::diag {
namespace {

std::string_view severity(Severity severity) {
  switch (severity) {
    case Severity::error: return "ERROR";
    case Severity::warning: return "WARNING";
    case Severity::note: return "INFO";
  }
  return "INFO";
}

Json point(text::Place place) {
  return {{"line", place.line}, {"column", place.column}};
}

Json range(const Site& site) {
  const text::Region region = site.lines->region(site.at, text::Columns::bytes);
  return {{"start", point(region.begin)}, {"end", point(region.end)}};
}

Json location(const Site& site) {
  return {{"path", site.path}, {"range", range(site)}};
}

}  // namespace

std::string rdjson(const Findings& findings) {
  Json list = Json::array();
  for (const Diagnostic& told : findings.told) {
    Json one = {{"message", whole_words(told, findings.lang)},
                {"location", location(site_of(findings, told.at))},
                {"severity", severity(told.severity)},
                {"code", {{"value", told.rule->code}}}};
    for (const Fix& fix : told.fixes) {
      one["suggestions"].push_back({{"range", range(site_of(findings, fix.at))}, {"text", fix.text}});
    }
    for (const Label& label : told.labels) {
      one["related_locations"].push_back({{"message", text::printable(put(label.words, told.args, findings.lang))},
                                          {"location", location(site_of(findings, label.at))}});
    }
    list.push_back(std::move(one));
  }
  return dump({{"source", {{"name", "ljfl"}}}, {"diagnostics", std::move(list)}});
}

}  // namespace ljfl::diag
