/// The rule book is true: every bad example is told by its own rule and no other, and of every good one nothing is
/// told.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "check/check.hpp"
#include "check/example.hpp"
#include "load/load.hpp"
#include "report/bundle.hpp"
#include "report/mind.hpp"
#include "report/render.hpp"
#include "report/view.hpp"
#include "yaml/yaml.hpp"

using namespace ljfl;

namespace {

std::vector<const diag::Rule*> all_rules() {
  std::vector<const diag::Rule*> out;
  for (const auto& table : {yaml::rules(), load::rules(), report::rules()})
    out.insert(out.end(), table.begin(), table.end());
  for (const check::Check* one : check::checks()) out.push_back(&one->rule);
  return out;
}

/// What no example can show, and why.
const std::set<std::string_view> without_example = {
    "E130",          // the two readers agree: tests and fuzzers hold them to each other
    "T108", "T109",  // a hundred levels, a million bytes
    "T110",          // four thousand characters
    "T117",          // a million bytes
};

/// What stands in the way of an example being whole: deadlines and quotas of a unit of three lines.
bool is_of_standing(std::string_view code) {
  return code.front() == 'D' || code.front() == 'Q';
}

/// The findings of warning or error about an example, and all of its own rule.
std::vector<std::string> codes_told(std::string_view example, std::string_view own) {
  const text::Snapshot files = check::with_example(example);
  diag::Diagnostics told;
  const model::Register reg = load::load(files, told);
  const standing::Standing standing = standing::assess(reg, check::example_day());
  std::vector<std::string_view> codes;
  for (const diag::Rule* rule : all_rules()) codes.push_back(rule->code);
  check::run({.files = files, .reg = reg, .standing = standing, .codes = codes}, told);
  if (own.starts_with('T')) {
    const auto view = report::view({.files = files,
                                    .reg = reg,
                                    .standing = standing,
                                    .period = time::period_of(time::PeriodKind::month, check::example_day()),
                                    .as_of = check::example_day()});
    const auto outputs = report::render_all(report::templates_for(files, "month"), "month", view, told);
    const report::Order order{.report = "month",
                              .period = time::period_of(time::PeriodKind::month, check::example_day()),
                              .stamp = {.as_of = check::example_day()}};
    if (outputs) report::mind(files, reg, order, *outputs, told);
  }
  told.put_in_order(files);
  std::vector<std::string> out;
  for (const diag::Diagnostic& one : told.all()) {
    const bool serious = one.severity != diag::Severity::note && !is_of_standing(one.rule->code);
    if (one.rule->code == own || serious)
      out.push_back(std::string{one.rule->code} + ": " + diag::message(one, diag::Lang::zh));
  }
  return out;
}

}  // namespace

TEST_CASE("nothing is wrong in the example district") {
  CHECK(codes_told("", "") == std::vector<std::string>{});
}

TEST_CASE("who has no record is asked for one when so many months are over, not before") {
  const text::Snapshot files = check::with_example(
      "# units/xindanwei/unit.yaml\nname: 新单位\nrole: other\ntasks:\n  - {id: study, title: 学习}\n");
  const auto asked_on = [&](std::string_view day) {
    diag::Diagnostics told;
    const model::Register reg = load::load(files, told);
    check::run({.files = files, .reg = reg, .standing = standing::assess(reg, *time::parse_date(day).date)}, told);
    return std::ranges::any_of(told.all(), [&](const diag::Diagnostic& one) {
      return one.rule->code == "E314" && files.files[one.at.file].path.starts_with("units/xindanwei/");
    });
  };
  // The campaign began in September, and three months may pass in silence.
  CHECK_FALSE(asked_on("2026-10-31"));
  CHECK_FALSE(asked_on("2026-11-30"));
  CHECK(asked_on("2026-12-01"));
}

TEST_CASE("a document's number is proposed as it should be written") {
  const auto proposed = [](std::string_view number) {
    const std::string example =
        "# units/jiaoyuju/2026-10.yaml\nrecords:\n  - {date: 2026-10-12, task: plan, number: \"" + std::string{number} +
        "\"}\n";
    const text::Snapshot files = check::with_example(example);
    diag::Diagnostics told;
    const model::Register reg = load::load(files, told);
    check::run({.files = files, .reg = reg, .standing = standing::assess(reg, check::example_day())}, told);
    std::string out;
    for (const diag::Diagnostic& one : told.all()) {
      if (one.rule->code == "W605") out += one.fixes.empty() ? "?" : one.fixes.front().text;
    }
    return out;
  };
  CHECK(proposed("示教发〔2026〕3号").empty());
  CHECK(proposed("示教发〔2026〕10号").empty());
  for (const char* const typed :
       {"示教发[2026]3号", "示教发(2026)3号", "示教发【2026】3号", "示教发（2026）第3号", "示教发〈2026〉03号",
        "示教发［2026］003号", "示教发{2026}３号", "示教发〔2026〕3", "示教发 〔2026〕　3号"}) {
    CAPTURE(typed);
    CHECK(proposed(typed).find("示教发〔2026〕3号") != std::string::npos);
  }
  CHECK(proposed("示教发[2026]０9号").find("示教发〔2026〕9号") != std::string::npos);
}

TEST_CASE("what the figures say is not told of those whose files have errors") {
  const std::string plan = "tasks:\n  - {id: plan, title: 工作方案, due: 2026-09-30}\n";
  // Of these files, whose figures are spoken of?
  const auto spoken_of = [&](std::string_view set, std::string_view settings, std::string_view zuzhibu) {
    std::string example;
    for (const char* const unit : {"jiaoyuju", "zuzhibu"}) {
      example += "# units/" + std::string{unit} + "/unit.yaml\nname: " + unit + "\nrole: member\n" + plan;
      if (unit == std::string_view{"jiaoyuju"}) example += "common: [a]\n";
    }
    example.append(zuzhibu).append("# units/_common/a.yaml\nname: 甲\n").append(set);
    text::Snapshot files = check::with_example(example);
    for (text::Source& source : files.files) {
      if (source.path == "ljfl.toml") source.bytes += settings;
    }
    diag::Diagnostics told;
    const model::Register reg = load::load(files, told);
    check::run({.files = files, .reg = reg, .standing = standing::assess(reg, check::example_day())}, told);
    std::string out;
    for (const diag::Diagnostic& one : told.all()) {
      if (one.rule->code != "D701") continue;
      const std::string& path = files.files[one.at.file].path;
      if (path.find("zuzhibu") != std::string::npos) out += "z";
      if (path.find("jiaoyuju") != std::string::npos) out += "j";
    }
    std::ranges::sort(out);
    return out;
  };
  CHECK(spoken_of("", "", "") == "jz");
  CHECK(spoken_of("taskz: []\n", "", "") == "z");                           // of whoever owes the set
  CHECK(spoken_of("", "", "full_nam: 组织部\n") == "j");                    // of the unit itself
  CHECK(spoken_of("", "[campain]\nstart = \"2026-01-01\"\n", "").empty());  // the dates of all rest on it
}

namespace {

/// What one of the rules on data tells, file by file, in the order of telling.
std::vector<std::string> told_of(std::string_view example, std::string_view code) {
  const text::Snapshot files = check::with_example(example);
  diag::Diagnostics told;
  const model::Register reg = load::load(files, told);
  check::run_on_data({.files = files, .reg = reg, .standing = standing::assess(reg, check::example_day())}, told);
  std::vector<std::string> out;
  for (const diag::Diagnostic& one : told.all()) {
    if (one.rule->code == code) out.push_back(files.files[one.at.file].path);
  }
  return out;
}

}  // namespace

TEST_CASE("a text of a common set is told of once, whoever owes it") {
  const std::string set =
      "# units/_common/a.yaml\nname: 甲\ntasks:\n  - {id: brief, title: 座谈, text: 召开座谈会议, due: 2026-12-31}\n";
  const auto unit = [](std::string id, std::string_view more) {
    return "# units/" + id + "/unit.yaml\nname: " + id + "\nrole: member\n" + std::string{more};
  };
  const std::vector<std::string> once = {"units/_common/a.yaml"};
  CHECK(told_of(set + unit("jiaoyuju", "common: [a]\n") + unit("zuzhibu", "common: [a]\n"), "W613") == once);
  CHECK(told_of(set, "W613") == once);  // nobody's
  // A unit that words the task itself answers for its own words; for the set's there is none but the set.
  const std::vector<std::string> both = {"units/_common/a.yaml", "units/zuzhibu/unit.yaml"};
  std::vector<std::string> told =
      told_of(set + unit("jiaoyuju", "common: [a]\n") +
                  unit("zuzhibu", "common: [a]\ntasks:\n  - {id: brief, title: 座谈, text: 湿垃圾, due: 2026-12-31}\n"),
              "W613");
  std::ranges::sort(told);
  CHECK(told == both);
}

TEST_CASE("two units' one act is seen with a third unit's own between them") {
  const auto unit = [](std::string id, std::string_view task) {
    return "# units/" + id + "/unit.yaml\nname: " + id + "\nrole: member\n" + std::string{task} + "# units/" + id +
           "/2026-10.yaml\nrecords:\n  - {date: 2026-10-16, task: visit, note: 三家一起到社区看桶边督导}\n";
  };
  const std::string set = "# units/_common/a.yaml\nname: 甲\ntasks:\n  - {id: visit, title: 走访, every: month}\n";
  constexpr std::string_view own = "tasks:\n  - {id: visit, title: 走访, every: month}\n";
  // In the order of the units: what each does for itself, as the set asks, is no other's act.
  const std::vector<std::string> once = {"units/cc/2026-10.yaml"};
  CHECK(told_of(set + unit("aa", own) + unit("bb", "common: [a]\n") + unit("cc", own), "E316") == once);
}

TEST_CASE("every rule's examples show the rule") {
  for (const diag::Rule* rule : all_rules()) {
    CAPTURE(rule->code);
    if (without_example.contains(rule->code)) {
      CHECK(rule->bad.empty());
      continue;
    }
    CHECK(diag::is_example_head(rule->bad));
    CHECK(diag::is_example_head(rule->good));
    const std::vector<std::string> bad = codes_told(rule->bad, rule->code);
    CHECK(!bad.empty());
    for (const std::string& one : bad) CHECK_MESSAGE(one.starts_with(rule->code), one);
    const std::vector<std::string> good = codes_told(rule->good, rule->code);
    CHECK(good == std::vector<std::string>{});
  }
}

// Stories show what a clerk sees. tests/stories/rules-*.md has a section for each rule; those of deadlines, quotas and
// history tell theirs in the stories of their commands.
TEST_CASE("every rule has a story in which it fires and a near miss in which it does not") {
  std::string all;
  for (const auto& entry : std::filesystem::directory_iterator(LJFL_SOURCE_DIR "/tests/stories")) {
    std::ifstream in(entry.path(), std::ios::binary);
    all.append("\n").append(std::istreambuf_iterator<char>(in), {}).append("\n## \n");
  }
  for (const diag::Rule* rule : all_rules()) {
    CAPTURE(rule->code);
    // Without ljfl.toml there is no project for a command to find: only a commit's tree can lack it.
    if (without_example.contains(rule->code) || rule->code == "E221") continue;
    const std::string told = "[" + std::string{rule->code} + "]";
    CHECK(all.find(told) != std::string::npos);
    const std::size_t section = all.find("\n## " + std::string{rule->code} + "\n");
    if (is_of_standing(rule->code) && section == std::string::npos) continue;
    REQUIRE(section != std::string::npos);
    const std::string own = all.substr(section, all.find("\n## ", section + 1) - section);
    const std::size_t mended = own.find("改成这样");
    REQUIRE(mended != std::string::npos);
    CHECK(own.substr(0, mended).find(told) != std::string::npos);
    CHECK(own.find(told, mended) == std::string::npos);
    CHECK(own.find("$ ljfl", mended) != std::string::npos);
  }
}

TEST_CASE("the example district lies beside the stories as it is in the program") {
  std::size_t files = 0;
  for (const text::Source& source : check::with_example("").files) {
    std::ifstream in(LJFL_SOURCE_DIR "/tests/data/district/" + source.path, std::ios::binary);
    CAPTURE(source.path);
    CHECK(source.bytes == std::string(std::istreambuf_iterator<char>(in), {}));
    ++files;
  }
  CHECK(files > 8);
}

TEST_CASE("every rule is whole: two languages, a reason, a code of its own") {
  std::set<std::string_view> codes;
  for (const diag::Rule* rule : all_rules()) {
    CAPTURE(rule->code);
    CHECK(codes.insert(rule->code).second);
    for (const diag::Words& words : {rule->message, rule->help, rule->why}) {
      CHECK(!words.zh.empty());
      CHECK(!words.en.empty());
    }
  }
}
