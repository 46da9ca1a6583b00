/// Templates that cannot lie, and data that stays data.
#include "report/render.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "report/bundle.hpp"

using namespace ljfl;
using Json = nlohmann::ordered_json;

namespace {

const Json view = Json::parse(R"({
  "district": "兴庆区", "note": "a|b*c", "none": null, "empty": "", "zero": 0, "yes": true, "no": false,
  "office": {"name": "分类办"},
  "units": [{"name": "教育局", "late": 2, "tasks": [{"title": "方案"}, {"title": "检查"}]},
            {"name": "民政局", "late": 0, "tasks": []}],
  "words": ["甲", "乙"]
})");

struct Rendered {
  diag::Diagnostics told = {};
  std::optional<std::string> out = {};
  std::string_view text = {};
  explicit Rendered(std::string_view source, std::string_view name = "x.txt", text::Snapshot files = {},
                    const report::Limits& limits = {})
      : text(source) {
    files.files.insert(files.files.begin(),
                       {.path = "templates/month/" + std::string{name} + ".mustache", .bytes = std::string{source}});
    out = report::render(files, 0, view, told, limits);
  }
  [[nodiscard]] std::string code() const { return told.all().empty() ? "" : std::string{told.all()[0].rule->code}; }
  [[nodiscard]] text::Place place() const { return text::place_of(text, told.all().at(0).at.begin); }
};

}  // namespace

TEST_CASE("what a template can say") {
  struct Row {
    std::string_view text, out;
  };
  constexpr Row rows[] = {
      {"{{district}}的{{office.name}}", "兴庆区的分类办"},
      {"{{#units}}\n{{name}}：{{#tasks}}{{title}}{{^-last}}、{{/-last}}{{/tasks}}{{^tasks}}无{{/tasks}}\n{{/units}}\n",
       "教育局：方案、检查\n民政局：无\n"},
      {"{{#yes}}有{{/yes}}{{#no}}无{{/no}}{{^no}}非{{/no}}", "有非"},
      {"{{#none}}x{{/none}}{{#empty}}x{{/empty}}{{#zero}}x{{/zero}}{{zero}}", "0"},
      {"{{#words}}{{.}},{{/words}}", "甲,乙,"},
      {"{{#units}}{{-index}}{{root.district}} {{/units}}", "1兴庆区 2兴庆区 "},
      {"a\n{{! 说明 }}\nb\n", "a\nb\n"},
      // A tag alone on its line takes the line with it, whether its section is there or not.
      {"a\n\n{{#no}}\nx\n\n{{/no}}\n{{#yes}}\ny\n\n{{/yes}}\nb\n", "a\n\ny\n\nb\n"},
      {"a\n\n{{^yes}}\nx\n\n{{/yes}}\nb\n", "a\n\nb\n"},
      {"{{#yes}}\n\ny\n{{/yes}}", "\ny\n"},
      {"a {{! 说明 }}b", "a b"},
      {"{{#office}}{{name}}{{/office}}", "分类办"},
      {"{{#district}}{{district}}{{/district}}", "兴庆区"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Rendered rendered(row.text);
    REQUIRE(rendered.out);
    CHECK(*rendered.out == row.out);
  }
}

TEST_CASE("what a template cannot say, and where it is told") {
  struct Row {
    std::string_view text, code;
    std::uint32_t line, column;
  };
  constexpr Row rows[] = {
      {"{{distrct}}", "T101", 1, 1},
      {"区\n {{#units}}{{nmae}}{{/units}}", "T101", 2, 12},
      {"{{#units}}{{district}}{{/units}}", "T101", 1, 11},  // an item does not inherit the whole's names
      {"{{#units}}{{#tasks}}{{late}}{{/tasks}}{{/units}}", "T101", 1, 21},
      {"{{^nothing}}x{{/nothing}}", "T101", 1, 1},
      {"{{office.nme}}", "T101", 1, 1},
      {"{{district}} {{#units}}{{name}}{{/units}} {{name}}", "T101", 1, 43},  // the second {{name}}, not the first
      {"{{#units}}", "T102", 1, 1},
      {"{{/units}}", "T102", 1, 1},
      {"{{#units}}{{#tasks}}{{/units}}{{/tasks}}", "T102", 1, 21},
      {"区 {{district", "T103", 1, 3},
      {"{{> haed}}", "T104", 1, 1},
      {"{{{note}}}", "T106", 1, 1},
      {"{{&note}}", "T106", 1, 1},
      {"{{=<% %>=}}", "T107", 1, 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Rendered rendered(row.text);
    CHECK_FALSE(rendered.out);
    REQUIRE_FALSE(rendered.told.all().empty());
    CHECK(rendered.code() == row.code);
    CHECK(rendered.place().line == row.line);
    CHECK(rendered.place().column == row.column);
  }
}

TEST_CASE("an unknown name says which ones there are") {
  const Rendered rendered("{{#units}}{{nmae}}{{/units}}");
  const std::string help = diag::help(rendered.told.all().at(0), diag::Lang::zh);
  CHECK(help.find("是不是“name”") != std::string::npos);
  CHECK(help.find("late") != std::string::npos);
}

TEST_CASE("partials, and one that calls itself") {
  const text::Snapshot parts{.files = {{.path = "templates/_foot.mustache", .bytes = "——{{office.name}}\n"},
                                       {.path = "templates/month/_head.mustache", .bytes = "# {{district}}\n"},
                                       {.path = "templates/month/_loop.mustache", .bytes = "{{> back}}"},
                                       {.path = "templates/month/_back.mustache", .bytes = "{{> loop}}"}}};
  const Rendered whole("{{> head}}\n正文\n  {{> foot}}\n", "x.txt", parts);
  REQUIRE(whole.out);
  CHECK(*whole.out == "# 兴庆区\n正文\n——分类办\n");
  const Rendered loop("{{> loop}}", "x.txt", parts);
  CHECK(loop.code() == "T105");
}

TEST_CASE("partials that double at every step are stopped, whether they come to any text or not") {
  for (const std::string_view leaf : {"", "字"}) {
    CAPTURE(leaf);
    text::Snapshot parts{.files = {{.path = "templates/_p30.mustache", .bytes = std::string{leaf}}}};
    for (int i = 0; i < 30; ++i) {
      const std::string next = "{{> p" + std::to_string(i + 1) + "}}";
      parts.files.push_back({.path = "templates/_p" + std::to_string(i) + ".mustache", .bytes = next + "\n" + next});
    }
    const Rendered rendered("一\n{{> p0}}", "x.txt", parts);
    CHECK_FALSE(rendered.out);
    CHECK(rendered.told.all().size() == 1);
    CHECK(rendered.code() == "T117");
  }
  const Rendered alone("一\n二\n", "x.txt", {}, {.source = 7});
  CHECK(alone.code() == "T117");
  CHECK(Rendered("一\n二\n", "x.txt", {}, {.source = 8}).out);
}

TEST_CASE("partials within partials have a depth") {
  text::Snapshot parts{.files = {{.path = "templates/_p40.mustache", .bytes = "x"}}};
  for (int i = 0; i < 40; ++i) {
    parts.files.push_back(
        {.path = "templates/_p" + std::to_string(i) + ".mustache", .bytes = "{{> p" + std::to_string(i + 1) + "}}"});
  }
  CHECK(Rendered("{{> p0}}", "x.txt", parts).code() == "T108");
  CHECK(Rendered("{{> p20}}", "x.txt", parts).out);
}

TEST_CASE("lists within lists are stopped at the limit, and it is told where") {
  std::string deep = "一\n";
  for (int i = 0; i < 30; ++i) deep.append("{{#root.units}}\n");
  for (int i = 0; i < 30; ++i) deep.append("{{/root.units}}\n");
  const Rendered silent(deep, "x.txt", {}, {.steps = 1000});
  CHECK_FALSE(silent.out);
  CHECK(silent.told.all().size() == 1);
  CHECK(silent.code() == "T109");
  CHECK(silent.place().line > 20);

  constexpr std::string_view loop = "一\n{{#units}}\n{{#root.words}}{{.}}二{{/root.words}}\n{{/units}}\n";
  const Rendered whole(loop);
  REQUIRE(whole.out);
  const std::size_t size = whole.out->size();
  CHECK(Rendered(loop, "x.txt", {}, {.output = size + 10}).out);
  const Rendered shown(loop, "x.txt", {}, {.output = size / 2});
  CHECK_FALSE(shown.out);
  CHECK(shown.code() == "T109");
  CHECK(shown.place().line == 3);
}

TEST_CASE("what is missing in every item is told once") {
  const Rendered rendered("{{#units}}{{nmae}}{{#words}}{{.}}{{/words}}{{/units}}");
  CHECK_FALSE(rendered.out);
  CHECK(rendered.told.all().size() == 2);
}

TEST_CASE("each output escapes in its own way") {
  struct Row {
    std::string_view value, markdown, csv, html;
  };
  const Row rows[] = {
      {"2026-10-12 96.5% 60/183 H1", "2026-10-12 96.5% 60/183 H1", "2026-10-12 96.5% 60/183 H1",
       "2026-10-12 96.5% 60/183 H1"},
      {"a|b*c_d`e`", "a\\|b\\*c\\_d\\`e\\`", "a|b*c_d`e`", "a|b*c_d`e`"},
      {"<script>&\"'", "\\<script\\>\\&\"'", "\"<script>&\"\"'\"", "&lt;script&gt;&amp;&quot;&#39;"},
      {"=1+1", "\\=1+1", "'=1+1", "=1+1"},
      {"-3", "-3", "-3", "-3"},
      {"- 已完成", "\\- 已完成", "'- 已完成", "- 已完成"},
      {"@all", "\\@all", "'@all", "@all"},
      {"＝SUM(A1)", "＝SUM(A1)", "'＝SUM(A1)", "＝SUM(A1)"},
      {"甲,乙", "甲,乙", "\"甲,乙\"", "甲,乙"},
      {"一\n二", "一 二", "\"一\n二\"", "一\n二"},
      {"1. 一", "1\\. 一", "1. 一", "1. 一"},
      {"# 标题", "\\# 标题", "# 标题", "# 标题"},
      {"/close", "\\/close", "/close", "/close"},
      {"http://a.cn", "http\\://a.cn", "http://a.cn", "http://a.cn"},
      {"[x](y)", "\\[x\\](y)", "[x](y)", "[x](y)"},
      {"\xE2\x80\xAE反", "\xEF\xBF\xBD反", "\xEF\xBF\xBD反", "\xEF\xBF\xBD反"},
      {"a\x1b[31m", "a\xEF\xBF\xBD\\[31m", "a\xEF\xBF\xBD[31m", "a\xEF\xBF\xBD[31m"},
      {"    代码", "代码", "\"    代码\"", "    代码"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.value);
    CHECK(report::escaped(row.value, report::Format::markdown) == row.markdown);
    CHECK(report::escaped(row.value, report::Format::csv) == row.csv);
    CHECK(report::escaped(row.value, report::Format::html) == row.html);
  }
}

TEST_CASE("a CSV opens in a spreadsheet: BOM, CRLF, whole fields") {
  const Rendered rendered("名,注\n{{district}},{{note}}\n", "x.csv");
  REQUIRE(rendered.out);
  CHECK(*rendered.out ==
        "\xEF\xBB\xBF"
        "名,注\r\n兴庆区,a|b*c\r\n");
}
