#include <algorithm>
#include <map>

#include "diag/dump.hpp"
#include "diag/findings.hpp"
#include "diag/line_hash.hpp"
#include "diag/page.hpp"
#include "text/columns.hpp"

namespace ljfl::diag {
namespace {

constexpr std::size_t most_results = 25'000;  // GitHub refuses a run with more
constexpr std::size_t most_description = 1024;

std::string_view level(Severity severity) {
  return name_of(severity);
}  // error, warning, note: SARIF's own words

/// A path as a relative URI: everything but unreserved characters and / in %XX.
std::string uri(std::string_view path) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view{"-._~/"}.find(c) != std::string_view::npos;
    if (plain) {
      out.push_back(c);
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out.append("%").push_back(hex[byte >> 4U]);
      out.push_back(hex[byte & 0xFU]);
    }
  }
  return out;
}

/// In a SARIF message [words](1) is a link: data that looks like one gets backslashes.
std::string no_link(std::string_view words) {
  if (words.find("](") == std::string_view::npos) return std::string{words};
  std::string out;
  for (const char c : words) {
    if (c == '[' || c == ']' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  return out;
}

std::string shortened(std::string_view words) {
  std::string out;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < words.size();) {
    if (++characters == most_description) return out.append("…");
    const std::size_t length = text::character_at(words, at).length;
    out.append(words.substr(at, length));
    at += length;
  }
  return out;
}

Json message(std::string_view words) {
  return {{"text", words}};
}

Json artifact(const Site& site) {
  return {{"uri", uri(site.path)}, {"uriBaseId", "%SRCROOT%"}};
}

Json region(const Site& site) {
  const text::Region at = site.lines->region(site.at, text::Columns::utf16);
  return {{"startLine", at.begin.line},
          {"startColumn", at.begin.column},
          {"endLine", at.end.line},
          {"endColumn", at.end.column}};
}

Json location(const Site& site) {
  return {{"physicalLocation", {{"artifactLocation", artifact(site)}, {"region", region(site)}}}};
}

Json rule_of(const Rule& rule, Lang lang) {
  const std::string_view kind = rule.severity == Severity::error     ? "error"
                                : rule.severity == Severity::warning ? "warning"
                                                                     : "recommendation";
  const std::string name = title(rule, lang);
  return {
      {"id", rule.code},
      {"shortDescription", message(name)},
      {"fullDescription", message(shortened(rule.why.in(lang).empty() ? std::string_view{name} : rule.why.in(lang)))},
      {"help",
       {{"text", page({.rule = &rule}, lang, PageForm::text)},
        {"markdown", page({.rule = &rule}, lang, PageForm::markdown)}}},
      {"defaultConfiguration", {{"level", level(rule.severity)}}},
      {"properties", {{"tags", {family(rule)}}, {"problem.severity", kind}, {"precision", "very-high"}}}};
}

/// What is computed once a file.
class LineHashes {
 public:
  explicit LineHashes(const Findings& findings) : findings_(findings) {}
  [[nodiscard]] std::string of(text::Span at) {
    if (at.file >= findings_.files.files.size()) return {};
    auto found = known_.find(at.file);
    if (found == known_.end()) found = known_.emplace(at.file, line_hashes(findings_.files.files[at.file].bytes)).first;
    const std::size_t line = findings_.lines[at.file].place(at.begin).line;
    return line <= found->second.size() ? found->second[line - 1] : std::string{};
  }

 private:
  const Findings& findings_;
  std::map<std::uint32_t, std::vector<std::string>> known_ = {};
};

Json fix_of(const Diagnostic& told, const Findings& findings) {
  Json replacements = Json::array();
  Site site;
  for (const Fix& fix : told.fixes) {
    site = site_of(findings, fix.at);
    replacements.push_back({{"deletedRegion", region(site)}, {"insertedContent", message(fix.text)}});
  }
  return {{"description", message(no_link(text::printable(help(told, findings.lang))))},
          {"artifactChanges", {{{"artifactLocation", artifact(site)}, {"replacements", std::move(replacements)}}}}};
}

Json result_of(const Diagnostic& told, const Findings& findings, LineHashes& hashes) {
  const auto in_book = std::ranges::find(findings.book, told.rule->code, [](const Rule* rule) { return rule->code; });
  Json out = {{"ruleId", told.rule->code}};
  if (in_book != findings.book.end()) out["ruleIndex"] = in_book - findings.book.begin();
  out["level"] = level(told.severity);
  std::string words = no_link(whole_words(told, findings.lang));
  Json related = Json::array();
  for (const Label& label : told.labels) {
    const std::size_t id = related.size() + 1;
    const std::string what = no_link(text::printable(put(label.words, told.args, findings.lang)));
    Json one = {{"id", id}};
    one.update(location(site_of(findings, label.at)));
    one["message"] = message(what);
    related.push_back(std::move(one));
    words.append("\n[").append(what).append("](").append(std::to_string(id)).append(")");
  }
  out["message"] = message(words);
  out["locations"] = Json::array({location(site_of(findings, told.at))});
  if (!related.empty()) out["relatedLocations"] = std::move(related);
  if (const std::string hash = hashes.of(told.at); !hash.empty())
    out["partialFingerprints"]["primaryLocationLineHash"] = hash;
  if (!told.fixes.empty()) out["fixes"] = Json::array({fix_of(told, findings)});
  return out;
}

}  // namespace

std::string sarif(const Findings& findings) {
  Json rules = Json::array();
  for (const Rule* rule : findings.book) rules.push_back(rule_of(*rule, findings.lang));
  const std::vector<std::string> prints = fingerprints(findings);
  LineHashes hashes(findings);
  Json results = Json::array();
  // Where not all fit, the gravest go in.
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    for (std::size_t i = 0; i < findings.told.size() && results.size() < most_results; ++i) {
      if (findings.told[i].severity != severity) continue;
      Json one = result_of(findings.told[i], findings, hashes);
      one["partialFingerprints"]["ljfl/v1"] = prints[i];
      results.push_back(std::move(one));
    }
  }
  for (const Allowed& allowed : findings.allowed) {
    if (results.size() == most_results) break;
    Json one = result_of(allowed.told, findings, hashes);
    one["suppressions"] = Json::array({{{"kind", "inSource"}, {"justification", text::printable(allowed.reason)}}});
    results.push_back(std::move(one));
  }
  const Json driver = {{"name", "ljfl"},
                       {"version", findings.version},
                       {"semanticVersion", findings.version},
                       {"rules", std::move(rules)}};
  const Words root = {"仓库的根目录", "the repository's top"};
  const Json run = {{"tool", {{"driver", driver}}},
                    {"language", findings.lang == Lang::zh ? "zh-CN" : "en"},
                    {"columnKind", "utf16CodeUnits"},
                    {"automationDetails", {{"id", "ljfl/" + std::string{findings.command} + "/"}}},
                    {"originalUriBaseIds", {{"%SRCROOT%", {{"description", message(root.in(findings.lang))}}}}},
                    {"invocations", Json::array({{{"executionSuccessful", true}}})},
                    {"results", std::move(results)}};
  return dump({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
               {"version", "2.1.0"},
               {"runs", Json::array({run})}});
}

}  // namespace ljfl::diag
