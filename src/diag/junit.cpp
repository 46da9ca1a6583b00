#include <algorithm>
#include <map>
#include <set>

#include "diag/findings.hpp"
#include "text/escape.hpp"

namespace ljfl::diag {
namespace {

constexpr std::string_view unreadable = "E100";  // the file itself could not be had: no test failed, there was none

std::string xml(std::string_view data) {
  return text::escaped(data, text::Format::html);
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  out.append(" ").append(name).append("=\"").append(xml(value)).append("\"");
}

}  // namespace

std::string junit(const Findings& findings) {
  const std::string run = "ljfl " + std::string{findings.command};
  std::string cases;
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t errors = 0;
  std::size_t skipped = 0;
  std::map<std::string, int, std::less<>> names;  // GitLab drops a second case of the same class and name
  std::set<std::string, std::less<>> with_findings;
  const auto begin_case = [&](std::string_view path, std::string_view name) {
    ++tests;
    cases.append("    <testcase");
    append_attribute(cases, "name", name);
    append_attribute(cases, "classname", path);
  };
  for (const Diagnostic& told : findings.told) {
    const Site site = site_of(findings, told.at);
    with_findings.insert(site.path);
    const text::Place place = site.place();
    const std::string where = std::to_string(place.line) + ":" + std::to_string(place.column);
    const std::string name = std::string{told.rule->code} + ":" + where;
    const int times = ++names[site.path + "\n" + name];
    begin_case(site.path, times == 1 ? name : name + "#" + std::to_string(times));
    const bool failed = fails(findings, told.severity);
    std::string_view element = failed ? "failure" : "skipped";
    if (failed && told.rule->code == unreadable) element = "error";
    ++(element == "error" ? errors : failed ? failures : skipped);
    cases.append(">\n      <").append(element);
    append_attribute(cases, "type", name_of(told.severity));
    append_attribute(cases, "message", headline(told, findings.lang));
    cases.append(">").append(xml(site.path + ":" + where + ": " + std::string{name_of(told.severity)} + "[" +
                                 std::string{told.rule->code} + "]: " + whole_words(told, findings.lang)));
    cases.append("</").append(element).append(">\n    </testcase>\n");
  }
  for (const text::Source& source : findings.files.files) {
    const std::string path = std::string{findings.prefix} + source.path;
    if (with_findings.contains(path)) continue;
    begin_case(path, run);
    cases.append("/>\n");
  }
  std::string counts;
  append_attribute(counts, "tests", std::to_string(tests));
  append_attribute(counts, "failures", std::to_string(failures));
  append_attribute(counts, "errors", std::to_string(errors));
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"ljfl\"" + counts + ">\n";
  append_attribute(counts, "skipped", std::to_string(skipped));
  out.append("  <testsuite name=\"").append(run).append("\"").append(counts).append(">\n");
  return out.append(cases).append("  </testsuite>\n</testsuites>\n");
}

}  // namespace ljfl::diag
