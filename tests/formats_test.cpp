/// Every machine format says the same findings, each in its own column unit and within its readers' limits.
#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <string>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "diag/findings.hpp"
#include "diag/line_hash.hpp"
#include "text/columns.hpp"

namespace {

using namespace ljfl;
using nlohmann::json;

constexpr diag::Rule rule{.code = "E999",
                          .severity = diag::Severity::error,
                          .message = {"“{word}”不对，共 {n} 处", "“{word}” is wrong, {n} times"},
                          .help = {"{hint}改成“好”", "{hint}write 好"},
                          .why = {"因为", "because"},
                          .bad = "x: 1\n",
                          .good = "x: 2\n"};
constexpr diag::Rule other{.code = "W699", .severity = diag::Severity::warning, .message = {"留意", "mind this"}};

/// A line that begins with a BOM and a tab, then 职责, a character beyond the BMP, and two marked ones.
const std::string first_line = std::string{text::bom} + "\t职责𠀀好好: x";

/// A district of one file in a folder whose name is Chinese.
struct World {
  text::Snapshot files = {};
  std::vector<diag::Diagnostic> told = {};
  std::vector<diag::Allowed> allowed = {};
  std::vector<const diag::Rule*> book = {&rule, &other};

  World() {
    files.files.push_back({.path = "units/甲/附 件.yaml", .bytes = first_line + "\r\nb: 2\n"});
    files.files.push_back({.path = "units/乙/clean.yaml", .bytes = "a: 1\n"});
  }
  diag::Diagnostic& tell(const diag::Rule& which, std::uint32_t begin, std::uint32_t end) {
    told.push_back(
        {.rule = &which,
         .severity = which.severity,
         .at = {.file = 0, .begin = begin, .end = end},
         .args = {diag::arg("word", "a%b,c:\n职"), diag::arg("n", 3), diag::arg("hint", std::string_view{})}});
    return told.back();
  }
  [[nodiscard]] diag::Findings findings() const {
    return {.told = told,
            .files = files,
            .book = book,
            .allowed = allowed,
            .fails_from = diag::Severity::error,
            .failed = std::ranges::count(told, diag::Severity::error, &diag::Diagnostic::severity) > 0,
            .prefix = "data/",
            .version = "0.1.0",
            .as_of = "2026-10-31"};
  }
};

/// The marked piece: bytes 14 to 20 of the first line.
constexpr std::uint32_t begin = 14;
constexpr std::uint32_t end = 20;

World marked() {
  World world;
  diag::Diagnostic& one = world.tell(rule, begin, end);
  one.fixes.push_back({.at = one.at, .text = "好"});
  one.labels.push_back({.at = {.file = 0, .begin = 22, .end = 23}, .words = {"见[此](2)处", "see [here](2)"}});
  return world;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t stop = std::min(text.find('\n', at), text.size());
    out.push_back(text.substr(at, stop - at));
    at = stop + 1;
  }
  return out;
}

}  // namespace

TEST_CASE("a column is counted in the unit that its reader counts in") {
  const text::Span at{.file = 0, .begin = begin, .end = end};
  const auto columns = [&](text::Columns unit) {
    const text::Region region = text::Lines(first_line).region(at, unit);
    return std::pair{region.begin.column, region.end.column};
  };
  CHECK(columns(text::Columns::characters) == std::pair{5U, 7U});  // tab 职 责 𠀀
  CHECK(columns(text::Columns::utf16) == std::pair{6U, 8U});       // 𠀀 is two
  CHECK(columns(text::Columns::bytes) == std::pair{15U, 21U});     // BOM 3, tab 1, 职责 6, 𠀀 4
}

TEST_CASE("human and our JSON count characters, JSON gives the bytes too") {
  const World world = marked();
  CHECK(diag::human(world.told[0], world.files, {}).starts_with("units/甲/附 件.yaml:1:5: error[E999]: "));
  const json document = json::parse(diag::json(world.findings()));
  const json& location = document["diagnostics"][0]["location"];
  CHECK(location["start"]["column"] == 5);
  CHECK(location["end"]["column"] == 7);
  CHECK(location["byte_start"] == 14);
  CHECK(document["fails"] == true);
}

TEST_CASE("our JSON fits its published schema, and the schema bites") {
  World world = marked();
  world.told[0].read_as = "a\xff";
  world.allowed.push_back({.told = world.told[0], .reason = "等批复"});
  world.told.push_back({.rule = &other, .at = {.file = 77}});
  const json schema_text = json::parse(diag::json_schema(diag::Lang::zh));
  CHECK(schema_text["$schema"] == "http://json-schema.org/draft-07/schema#");
  valijson::Schema schema;
  const valijson::adapters::NlohmannJsonAdapter schema_adapter(schema_text);
  valijson::SchemaParser(valijson::SchemaParser::kDraft7).populateSchema(schema_adapter, schema);
  const auto fits = [&](const json& document) {
    valijson::Validator validator;
    const valijson::adapters::NlohmannJsonAdapter adapter(document);
    return validator.validate(schema, adapter, nullptr);
  };
  const json document = json::parse(diag::json(world.findings()));
  CHECK(fits(document));
  for (const auto& [key, value] : document.items()) {
    json less = document;
    less.erase(key);
    CHECK_MESSAGE(!fits(less), key);
  }
  json wrong = document;
  wrong["diagnostics"][0]["location"]["start"]["column"] = 0;
  CHECK(!fits(wrong));
  wrong = document;
  wrong["diagnostics"][0]["extra"] = 1;
  CHECK(!fits(wrong));
}

TEST_CASE("SARIF: UTF-16 columns and says so, percent-encoded paths, links that data cannot forge") {
  World world = marked();
  world.allowed.push_back({.told = world.told[0], .reason = "等批复"});
  const json run = json::parse(diag::sarif(world.findings()))["runs"][0];
  CHECK(run["columnKind"] == "utf16CodeUnits");
  const json& result = run["results"][0];
  const json& physical = result["locations"][0]["physicalLocation"];
  CHECK(physical["artifactLocation"]["uri"] == "data/units/%E7%94%B2/%E9%99%84%20%E4%BB%B6.yaml");
  CHECK(physical["region"] == json{{"startLine", 1}, {"startColumn", 6}, {"endLine", 1}, {"endColumn", 8}});
  CHECK(run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()]["id"] == "E999");
  CHECK(result["relatedLocations"][0]["id"] == 1);
  CHECK(result["message"]["text"].get<std::string>().ends_with("\n[见\\[此\\](2)处](1)"));
  const json& replacement = result["fixes"][0]["artifactChanges"][0]["replacements"][0];
  CHECK(replacement["deletedRegion"]["startColumn"] == 6);
  CHECK(replacement["insertedContent"]["text"] == "好");
  CHECK(result["partialFingerprints"]["primaryLocationLineHash"] == diag::line_hashes(world.files.files[0].bytes)[0]);
  CHECK(run["results"][1]["suppressions"][0]["justification"] == "等批复");
  CHECK(!result.contains("suppressions"));
}

TEST_CASE("SARIF: no more results than are taken, and the gravest go in") {
  World world;
  for (int i = 0; i < 25'000; ++i) world.tell(other, begin, end);
  world.tell(rule, begin, end);
  const json results = json::parse(diag::sarif(world.findings()))["runs"][0]["results"];
  CHECK(results.size() == 25'000);
  CHECK(results[0]["ruleId"] == "E999");
}

TEST_CASE("rdjson counts bytes, the BOM's too, and carries fixes and second places") {
  const World world = marked();
  const json one = json::parse(diag::rdjson(world.findings()))["diagnostics"][0];
  const json range = {{"start", {{"line", 1}, {"column", 15}}}, {"end", {{"line", 1}, {"column", 21}}}};
  CHECK(one["location"]["range"] == range);
  CHECK(one["suggestions"][0] == json{{"range", range}, {"text", "好"}});
  CHECK(one["related_locations"][0]["location"]["range"]["start"] == json{{"line", 1}, {"column", 23}});
  CHECK(one["severity"] == "ERROR");
  CHECK(one["code"]["value"] == "E999");
  // Cut by these columns, the line gives the marked piece.
  CHECK(world.files.files[0].bytes.substr(15 - 1, 21 - 15) == "好好");
}

TEST_CASE("GitHub: characters, the end inclusive, every sign that means something escaped") {
  World world = marked();
  const std::string line = lines_of(diag::github(world.findings()))[0];
  CHECK(line ==
        "::error file=data/units/甲/附 件.yaml,line=1,endLine=1,col=5,endColumn=6,title=ljfl E999::"
        "“a%25b,c:<U+000A>职”不对，共 3 处%0A改法：改成“好”");
  // Over several lines no column is given; an empty piece ends where it begins.
  world.told[0].at.end = 30;
  CHECK(diag::github(world.findings()).find("line=1,endLine=2,title=") != std::string::npos);
  world.told[0].at.end = begin;
  CHECK(diag::github(world.findings()).find("col=5,endColumn=5,") != std::string::npos);
}

TEST_CASE("GitHub: errors first, ten of each severity at most, nothing lost without a word") {
  World world;
  for (int i = 0; i < 12; ++i) world.tell(other, begin, end);
  for (int i = 0; i < 25; ++i) world.tell(rule, begin, end);
  world.tell(other, 0, 1);
  std::vector<diag::Rule> rules(14, rule);
  std::vector<std::string> codes;
  codes.reserve(rules.size());
  for (std::size_t i = 0; i < rules.size(); ++i) codes.push_back("E8" + std::to_string(10 + i));
  for (std::size_t i = 0; i < rules.size(); ++i) {
    rules[i].code = codes[i];
    world.tell(rules[i], begin, end);
  }
  const std::string page = diag::github(world.findings());
  const std::vector<std::string> lines = lines_of(page);
  const auto count = [&](std::string_view start) {
    return std::ranges::count_if(lines, [&](const std::string& line) { return line.starts_with(start); });
  };
  CHECK(count("::error ") == 10);
  CHECK(count("::warning ") == 1);  // one rule, one annotation
  CHECK(std::ranges::is_partitioned(lines, [](const std::string& line) { return line.starts_with("::error "); }));
  CHECK(page.find("还有 24 处：") != std::string::npos);
  for (const std::string& code : codes) CHECK_MESSAGE(page.find(code) != std::string::npos, code);
}

TEST_CASE("the step's page holds all findings, or says how many it does not") {
  World world;
  for (int i = 0; i < 100; ++i) world.tell(rule, begin, end);
  const std::string whole = diag::summary_page(world.findings(), std::size_t{1} << 20U);
  CHECK(lines_of(whole).size() == 106);
  CHECK(whole.find("a%b,c:\\<U+000A\\>职") != std::string::npos);
  const std::string part = diag::summary_page(world.findings(), 2000);
  CHECK(part.size() <= 2000);
  const std::size_t rows = static_cast<std::size_t>(std::ranges::count(part, '\n')) - 8;
  CHECK(part.ends_with("另有 " + std::to_string(100 - rows) + " 处放不下。\n"));
}

TEST_CASE("GitLab: no column, a code in the words, one fingerprint a finding") {
  World world = marked();
  world.tell(rule, begin, end);
  const json list = json::parse(diag::gitlab(world.findings()));
  CHECK(list[0]["location"] == json{{"path", "data/units/甲/附 件.yaml"}, {"lines", {{"begin", 1}}}});
  CHECK(list[0]["severity"] == "major");
  CHECK(list[0]["description"].get<std::string>().starts_with("E999: "));
  CHECK(list[0]["fingerprint"] != list[1]["fingerprint"]);
  world.told.clear();
  CHECK(diag::gitlab(world.findings()) == "[]\n");
}

TEST_CASE("JUnit: a case a finding with a name of its own, a passing one for each clean file") {
  World world = marked();
  world.tell(rule, begin, end);
  world.tell(other, begin, end);
  const std::string xml = diag::junit(world.findings());
  CHECK(xml.find("<testsuite name=\"ljfl check\" tests=\"4\" failures=\"2\" errors=\"0\" skipped=\"1\">") !=
        std::string::npos);
  CHECK(xml.find("<testcase name=\"E999:1:5\" classname=\"data/units/甲/附 件.yaml\">") != std::string::npos);
  CHECK(xml.find("<testcase name=\"E999:1:5#2\"") != std::string::npos);
  CHECK(xml.find("<testcase name=\"ljfl check\" classname=\"data/units/乙/clean.yaml\"/>") != std::string::npos);
  CHECK(xml.find("<skipped type=\"warning\" message=\"留意\">") != std::string::npos);
  // No control that XML 1.0 forbids, whatever the data holds.
  world.told[0].args[0] = diag::arg("word", "\x01\x1b\xff<&\"");
  const std::string hard = diag::junit(world.findings());
  CHECK(std::ranges::none_of(hard, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; }));
  CHECK(hard.find("&lt;U+0001&gt;&lt;U+001B&gt;&lt;0xFF&gt;&lt;&amp;&quot;") != std::string::npos);
}

TEST_CASE("checks: bodies of fifty, errors first, columns inclusive and on one line only") {
  World world;
  for (int i = 0; i < 60; ++i) world.tell(other, begin, 30);
  for (int i = 0; i < 45; ++i) world.tell(rule, begin, end);
  const json bodies = json::parse(diag::checks(world.findings()));
  REQUIRE(bodies.size() == 3);
  CHECK(bodies[0]["conclusion"] == "failure");
  std::vector<std::string> levels;
  for (const json& body : bodies) {
    CHECK(body["output"]["annotations"].size() <= 50);
    CHECK(body["output"]["summary"].get<std::string>().size() <= 65'535);
    for (const json& one : body["output"]["annotations"]) levels.push_back(one["annotation_level"]);
  }
  CHECK(levels.size() == 105);
  CHECK(std::ranges::is_partitioned(levels, [](const std::string& level) { return level == "failure"; }));
  const json& error = bodies[0]["output"]["annotations"][0];
  CHECK(error["start_column"] == 5);
  CHECK(error["end_column"] == 6);
  CHECK(!bodies[2]["output"]["annotations"][0].contains("start_column"));
  CHECK(bodies[2]["output"]["annotations"][0]["end_line"] == 2);
  world.told.clear();
  const json clean = json::parse(diag::checks(world.findings()));
  REQUIRE(clean.size() == 1);
  CHECK(clean[0]["conclusion"] == "success");
}

// NOLINTBEGIN(misc-misleading-bidirectional): that they mislead is what is tested
TEST_CASE("nothing that a terminal must not see stands in any format") {
  World world = marked();
  world.told[0].args[0] = diag::arg("word", "\x1b[2J\u202e\u2066\xff\U000E0041");
  world.told[0].read_as = "\x1b\u202e";
  world.told[0].fixes[0].text = "\u202e\U000E0041";
  world.files.files[0].path = "units/\u202e/a.yaml";
  const diag::Findings findings = world.findings();
  for (const std::string& text :
       {diag::json(findings), diag::sarif(findings), diag::rdjson(findings), diag::gitlab(findings),
        diag::checks(findings), diag::junit(findings), diag::github(findings)}) {
    for (std::size_t at = 0; at < text.size();) {
      const text::Character c = text::character_at(text, at);
      const bool allowed = c.code == '\n' || (c.valid && !text::is_unprintable(c.code));
      CHECK(allowed);
      at += c.length;
    }
  }
  const json document = json::parse(diag::json(findings));
  CHECK(document["diagnostics"][0]["fixes"][0]["text"] == "\u202e\U000E0041");
}
// NOLINTEND(misc-misleading-bidirectional)

TEST_CASE("a fingerprint stays while lines and days move, and tells unlike findings apart") {
  World world;
  world.tell(rule, begin, end);
  world.tell(rule, begin, end);
  const std::vector<std::string> before = diag::fingerprints(world.findings());
  CHECK(before[1] == before[0] + "-2");
  world.files.files[0].bytes.insert(0, "# new\n");
  for (diag::Diagnostic& one : world.told) {
    one.at.begin += 6;
    one.at.end += 6;
    one.args[1] = diag::arg("n", 41);
  }
  CHECK(diag::fingerprints(world.findings()) == before);
  world.told[0].args[0] = diag::arg("word", "z");
  CHECK(diag::fingerprints(world.findings())[0] != before[0]);
}

// The values are those that GitHub's own code gives for these texts.
TEST_CASE("a line's hash is the one that code scanning computes") {
  using Hashes = std::vector<std::string>;
  CHECK(diag::line_hashes("") == Hashes{"c129715d7a2bc9a3:1"});
  CHECK(diag::line_hashes(" a\nb\n  \t\tc\n d") ==
        Hashes{"271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"});
  const Hashes mixed = {"e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1",
                        "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1", "c129715d7a2bc9a3:1"};
  CHECK(diag::line_hashes(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n") == mixed);
  CHECK(diag::line_hashes(" hello; \t\r\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n") == mixed);
  std::string again;
  for (int i = 0; i < 10; ++i) again.append("Lorem ipsum dolor sit amet.\n");
  const Hashes repeated = diag::line_hashes(again);
  CHECK(repeated[5] == "a7f2ff13bc495cf2:6");
  CHECK(repeated[9] == "cc97dc7b1d7d8f7b:1");
}
