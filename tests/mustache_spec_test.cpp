/// The Mustache specification's own tests, run as data (tests/data/mustache-spec, from github.com/mustache/spec). Ours
/// is stricter on purpose: each test that goes another way is named here with the reason, and no other may.
#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "report/render.hpp"

using namespace ljfl;
using Json = nlohmann::ordered_json;

namespace {

// Why a test goes another way.
const std::string raw = "T106: data is never put in raw";
const std::string delimiter = "T107: delimiters do not change";
const std::string unknown = "T101: a name that is not there is a fault, not nothing";
const std::string inherited = "T101: an item does not see the names around it; root.name reaches out";
const std::string fraction = "a view holds no fractions";
const std::string indent = "a partial keeps the indentation it was written with";
const std::string recursion = "T105: a partial does not call itself";

const std::map<std::string, std::string>& deviations();

struct Result {
  std::string out = {};
  std::string told = {};
};

Result run(const Json& test) {
  text::Snapshot files;
  files.files.push_back({.path = "templates/spec/test.html.mustache", .bytes = test["template"].get<std::string>()});
  if (test.contains("partials")) {
    for (const auto& [name, text] : test["partials"].items()) {
      files.files.push_back({.path = "templates/spec/_" + name + ".mustache", .bytes = text.get<std::string>()});
    }
  }
  diag::Diagnostics told;
  const auto out = report::render(files, 0, test["data"], told);
  Result result;
  if (out) result.out = *out;
  for (const diag::Diagnostic& one : told.all()) result.told += std::string{one.rule->code} + " ";
  return result;
}

}  // namespace

TEST_CASE("the Mustache specification, but for what is refused on purpose") {
  std::map<std::string, std::string> left = deviations();
  int passed = 0;
  for (const char* const name : {"comments", "delimiters", "interpolation", "inverted", "partials", "sections"}) {
    std::ifstream in(std::string{LJFL_SOURCE_DIR} + "/tests/data/mustache-spec/" + name + ".json");
    REQUIRE(in.good());
    const Json file = Json::parse(in);
    for (const Json& test : file["tests"]) {
      const std::string id = std::string{name} + "/" + test["name"].get<std::string>();
      const Result result = run(test);
      CAPTURE(id);
      CAPTURE(result.told);
      CAPTURE(test["template"].get<std::string>());
      const bool same = result.told.empty() && result.out == test["expected"].get<std::string>();
      const auto named = left.find(id);
      if (named == left.end()) {
        CHECK(result.told == "");
        CHECK(result.out == test["expected"].get<std::string>());
        passed += same ? 1 : 0;
        continue;
      }
      // A deviation that says which rule tells it is told by that rule.
      CHECK_FALSE(same);
      if (named->second.starts_with('T')) CHECK(result.told.find(named->second.substr(0, 4)) != std::string::npos);
      left.erase(named);
    }
  }
  CHECK(left.empty());
  MESSAGE(passed, " tests as specified, ", deviations().size(), " otherwise on purpose");
}

namespace {

const std::map<std::string, std::string>& deviations() {
  static const std::map<std::string, std::string> table = {
      {"delimiters/Pair Behavior", delimiter},
      {"delimiters/Special Characters", delimiter},
      {"delimiters/Sections", delimiter},
      {"delimiters/Inverted Sections", delimiter},
      {"delimiters/Partial Inheritence", delimiter},
      {"delimiters/Post-Partial Behavior", delimiter},
      {"delimiters/Surrounding Whitespace", delimiter},
      {"delimiters/Outlying Whitespace (Inline)", delimiter},
      {"delimiters/Standalone Tag", delimiter},
      {"delimiters/Indented Standalone Tag", delimiter},
      {"delimiters/Standalone Line Endings", delimiter},
      {"delimiters/Standalone Without Previous Line", delimiter},
      {"delimiters/Standalone Without Newline", delimiter},
      {"delimiters/Pair with Padding", delimiter},
      {"interpolation/Triple Mustache", raw},
      {"interpolation/Ampersand", raw},
      {"interpolation/Triple Mustache Integer Interpolation", raw},
      {"interpolation/Ampersand Integer Interpolation", raw},
      {"interpolation/Basic Decimal Interpolation", fraction},
      {"interpolation/Triple Mustache Decimal Interpolation", raw},
      {"interpolation/Ampersand Decimal Interpolation", raw},
      {"interpolation/Basic Context Miss Interpolation", unknown},
      {"interpolation/Triple Mustache Context Miss Interpolation", raw},
      {"interpolation/Ampersand Context Miss Interpolation", raw},
      {"interpolation/Dotted Names - Triple Mustache Interpolation", raw},
      {"interpolation/Dotted Names - Ampersand Interpolation", raw},
      {"interpolation/Dotted Names - Broken Chains", unknown},
      {"interpolation/Dotted Names - Broken Chain Resolution", unknown},
      {"interpolation/Triple Mustache - Surrounding Whitespace", raw},
      {"interpolation/Ampersand - Surrounding Whitespace", raw},
      {"interpolation/Triple Mustache - Standalone", raw},
      {"interpolation/Ampersand - Standalone", raw},
      {"interpolation/Triple Mustache With Padding", raw},
      {"interpolation/Ampersand With Padding", raw},
      {"inverted/Context Misses", unknown},
      {"inverted/Dotted Names - Broken Chains", unknown},
      {"partials/Recursion", recursion},
      {"partials/Standalone Without Previous Line", indent},
      {"partials/Standalone Without Newline", indent},
      {"partials/Standalone Indentation", raw},
      {"sections/Deeply Nested Contexts", inherited},
      {"sections/Context Misses", unknown},
      {"sections/Implicit Iterator - Decimal", fraction},
      {"sections/Dotted Names - Broken Chains", unknown},
  };
  return table;
}

}  // namespace
