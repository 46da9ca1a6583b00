/// The view is what its published schema says: every name in it, and nothing else.
#include "report/view.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "check/example.hpp"
#include "load/load.hpp"
#include "report/page.hpp"

using namespace ljfl;
using Json = nlohmann::ordered_json;

namespace {

std::string type_of(const Json& value) {
  if (value.is_object()) return "object";
  if (value.is_array()) return "array";
  if (value.is_string()) return "string";
  if (value.is_boolean()) return "boolean";
  if (value.is_number_integer()) return "integer";
  return value.is_null() ? "null" : "other";
}

/// As much of draft-07 as the schema uses; what does not fit is told with its path.
class Validator {
 public:
  explicit Validator(const Json& root) : root_(root) {}
  void check(const Json& schema, const Json& value, const std::string& path) {
    if (schema.contains("$ref")) {
      const std::string name = schema["$ref"].get<std::string>().substr(std::string{"#/definitions/"}.size());
      used.insert(name);
      check(root_["definitions"].at(name), value, path);
      return;
    }
    if (schema.contains("allOf")) {
      check(schema["allOf"][0], value, path);
      return;
    }
    const Json types = schema["type"].is_array() ? schema["type"] : Json::array({schema["type"]});
    if (std::ranges::find(types, Json(type_of(value))) == types.end()) faults.insert(path + " is " + type_of(value));
    if (value.is_object()) {
      for (const auto& [key, item] : value.items()) {
        if (!schema["properties"].contains(key)) {
          faults.insert(path + " has " + key);
        } else {
          check(schema["properties"][key], item, path + "." + key);
        }
      }
      for (const Json& key : schema["required"]) {
        if (!value.contains(key.get<std::string>())) faults.insert(path + " lacks " + key.get<std::string>());
      }
    }
    if (value.is_array()) {
      for (const Json& item : value) check(schema["items"], item, path + "[]");
    }
  }
  std::set<std::string> faults = {};
  std::set<std::string> used = {};

 private:
  const Json& root_;
};

}  // namespace

TEST_CASE("the view is what its schema says") {
  const std::string rubric =
      "# ljfl.toml\ndistrict = \"示例区\"\nyear = 2026\n[assessment.items.found]\nname = \"日常检查\"\nmeasure = "
      "\"findings\"\npoints = 100\n";
  const text::Snapshot files = check::with_example(rubric);
  diag::Diagnostics told;
  const model::Register reg = load::load(files, told);
  const Json schema = Json::parse(report::view_schema(diag::Lang::zh));
  Validator validator(schema);
  for (const std::string_view word : {"2026-10", "2026H2", "2026"}) {
    const time::Period period = time::parse_period(word).value();
    const time::Date as_of = std::min(period.last(), check::example_day());
    const standing::Standing standing = standing::assess(reg, as_of);
    Json view = {{"schema_version", 1}};
    view.update(report::view({.files = files, .reg = reg, .standing = standing, .period = period, .as_of = as_of}));
    validator.check(schema, view, "");
  }
  CHECK(validator.faults == std::set<std::string>{});
  // Most shapes were met, or this would be no test of them.
  CHECK(validator.used.size() + 8 >= schema["definitions"].size());
  CHECK(Json::parse(report::view_schema(diag::Lang::en))["properties"]["district"]["description"] == "the district");
}

TEST_CASE("a page is whole, and data cannot get out of its place") {
  const std::vector<report::Output> outputs = {{.name = "a.svg", .bytes = "<svg><title>图</title></svg>\n"}};
  const std::string page = report::page(
      "# 标题 \\<b\\>\n\n<script>alert(1)</script>\n\n| 甲 |\n| --- |\n| 乙 |\n\n![说明](a.svg) "
      "![别处](http://example.com/x.png)\n\n"
      "<!-- ljfl-stamp as-of=2026-10-31 units=none templates=none ljfl.toml=none -->\n",
      outputs);
  CHECK(report::page("<!-- class: sign -->\n办公室\n", {}).find("<p class=\"sign\">办公室</p>") != std::string::npos);
  CHECK(report::page("<!-- class: a\"b -->\n\xEE\x80\x80sign\xEE\x80\x81甲\n", {}).find("<p>sign甲</p>") !=
        std::string::npos);
  const std::string around = report::page(
      "<!-- 注 --> 正文一\n\n<!-- 注 --><!-- class: sign --> 正文二\n\n正文三 <!-- 注 -->\n\n<!-- 注\n注 "
      "-->正文五\n\n<!-- 没完 正文四\n",
      {});
  CHECK(around.find("<p>正文一</p>") != std::string::npos);
  CHECK(around.find("<p class=\"sign\">正文二</p>") != std::string::npos);
  CHECK(around.find("正文三") != std::string::npos);
  CHECK(around.find("正文四") != std::string::npos);
  CHECK(around.find("<p>正文五</p>") != std::string::npos);
  CHECK(around.find("注") == std::string::npos);
  CHECK(page.find("<title>标题 &lt;b&gt;</title>") != std::string::npos);
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("<span class=\"chart\"><svg><title>图</title></svg>") != std::string::npos);
  CHECK(page.find("example.com") == std::string::npos);  // nothing is loaded
  CHECK(page.find("<em>别处</em>") != std::string::npos);
  CHECK(page.find("<div class=\"wide\"><table>") != std::string::npos);
  CHECK(page.find("<!-- ljfl-stamp as-of=2026-10-31 units=none templates=none ljfl.toml=none -->") !=
        std::string::npos);
}

TEST_CASE("what a reader reads is counted, tables and addresses are not") {
  CHECK(report::count_of_words(
            "# 标题\n\n一、正文 12 字。\n\n| 表 | 格 |\n\n[附件](a.csv)\n<!-- 注 -->\n<!-- 注 --> 又一行\n") ==
        2 + 8 + 2 + 3);
}
