/// The audit's rule book is true: every bad example is told by its own rule and no other, of every good one nothing is.
#include "history/audit.hpp"

#include <doctest/doctest.h>

#include <set>

#include "load/load.hpp"
#include "made_history.hpp"

using namespace ljfl;

namespace {

/// The codes of all that the audit tells of a history, in order.
std::string codes_told(std::string_view script) {
  const made::History made(script);
  history::Chronicle chronicle = made.chronicle();
  const text::Snapshot files = made.tip();
  diag::Diagnostics ignored;
  const model::Register reg = load::load(files, ignored);
  const history::Scope scope{.commits = std::vector<bool>(chronicle.walk().commits.size(), true)};
  const history::Audit found = history::audit(chronicle, reg, scope);
  std::string out;
  for (const diag::Diagnostic& one : found.told.all()) {
    // Every argument was brought.
    CHECK(diag::message(one, diag::Lang::zh).find('{') == std::string::npos);
    CHECK(diag::help(one, diag::Lang::en).find('{') == std::string::npos);
    out.append(out.empty() ? "" : " ").append(one.rule->code);
  }
  return out;
}

constexpr std::string_view school = R"(## 2026-01-05 分类办 <fenleiban@example.cn>
# ljfl.toml
[history]
close = "10d"
[history.people]
fenleiban = ["fenleiban@example.cn"]
jiaoyuju = ["@jiaoyuju.example", "张三丰"]
# units/fenleiban/unit.yaml
name: 分类办
role: lead
# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks: [{id: plan, title: 工作方案, due: 2026-06-30}]
quotas: [{id: demo, task: plan, title: 示范学校, target: 60, milestones: {2026-06-30: 30, 2026-09-30: 45}}]
)";

std::string after_school(std::string_view rest) {
  return codes_told(std::string{school} + std::string{rest});
}

}  // namespace

TEST_CASE("every rule of the audit shows itself") {
  std::set<std::string_view> codes;
  for (const history::AuditRule* const rule : history::audit_rules()) {
    CAPTURE(rule->rule.code);
    CHECK(codes.insert(rule->rule.code).second);
    for (const diag::Words& words : {rule->rule.message, rule->rule.help, rule->rule.why}) {
      CHECK(!words.zh.empty());
      CHECK(!words.en.empty());
    }
    CHECK(!rule->rule.bad.empty());
    CHECK(!rule->rule.good.empty());
    if (rule->judge == nullptr) continue;  // a report made by hand: the story of verify
    CHECK(codes_told(rule->rule.bad) == rule->rule.code);
    CHECK(codes_told(rule->rule.good) == "");
  }
}

TEST_CASE("an honest change is not told") {
  CHECK(after_school("") == "");
  // The unit's own people, by address or by name; the lead office, for a unit that called in.
  CHECK(after_school("## 2026-02-03 甲 <a@jiaoyuju.example>\n# units/jiaoyuju/2026-02.yaml\nrecords:\n  - {date: "
                     "2026-02-02, task: plan}\n") == "");
  CHECK(after_school("## 2026-02-03 张三丰 <zsf@mail.example>\n# units/jiaoyuju/2026-02.yaml\nrecords:\n  - {date: "
                     "2026-02-02, task: plan}\n") == "");
  CHECK(after_school("## 2026-02-03 分类办 <FENLEIBAN@example.cn>\n# units/jiaoyuju/2026-02.yaml\nrecords:\n  - {date: "
                     "2026-02-02, task: plan}\n") == "");
  // On the last day before the month is final, and evidence at any time.
  CHECK(after_school("## 2026-03-10 甲 <a@jiaoyuju.example>\n# units/jiaoyuju/2026-02.yaml\nrecords:\n  - {date: "
                     "2026-02-28, task: plan}\n") == "");
}

TEST_CASE("what is told, and by which rule") {
  const std::string lead =
      "## 2026-07-01 分类办 <fenleiban@example.cn>\n# units/jiaoyuju/unit.yaml\nname: 教育局\nrole: member\n";
  const std::string tasks = "tasks: [{id: plan, title: 工作方案, due: 2026-06-30}]\n";
  const std::string quota = "quotas: [{id: demo, task: plan, title: 示范学校, ";
  const std::string milestones = "milestones: {2026-06-30: 30, 2026-09-30: 45}}]\n";
  CHECK(after_school(lead + tasks + quota + "target: 61, " + milestones) == "");
  CHECK(after_school(lead + tasks + quota + "target: tbd, " + milestones) == "H904");
  CHECK(after_school(lead + tasks + quota + "target: 90%, " + milestones) == "H904");
  CHECK(after_school(lead + tasks + quota + "target: 60, milestones: {2026-06-30: 29, 2026-09-30: 45}}]\n") == "H904");
  CHECK(after_school(lead + tasks + quota + "target: 60, milestones: {2026-09-30: 45}}]\n") == "H904");
  CHECK(after_school(lead + tasks + quota + "target: 60, milestones: {2026-05-31: 30, 2026-09-30: 45}}]\n") == "");
  CHECK(after_school(lead + "tasks: [{id: plan, title: 工作方案}]\n" + quota + "target: 60, " + milestones) == "H905");
  CHECK(after_school(lead + tasks) == "H906");
  // Without its name in the list; in the mandate, where only the lead office may write; and one who lets himself in.
  CHECK(after_school("## 2026-03-10 甲 <a@elsewhere.example>\n# units/jiaoyuju/2026-03.yaml\nrecords:\n  - {date: "
                     "2026-03-08, task: plan}\n") == "H907");
  CHECK(after_school("## 2026-03-10 甲 <a@jiaoyuju.example>\n# units/jiaoyuju/unit.yaml\nname: 教育局\nrole: member\n" +
                     tasks + quota + "target: 60, " + milestones + "contact: 甲\n") == "H907");
  CHECK(
      after_school(
          "## 2026-03-10 甲 <a@jiaoyuju.example>\n# ljfl.toml\n[history]\nclose = \"10d\"\n[history.people]\nfenleiban "
          "= [\"fenleiban@example.cn\", \"a@jiaoyuju.example\"]\njiaoyuju = [\"@jiaoyuju.example\", \"张三丰\"]\n") ==
      "H907 H912");
}

TEST_CASE("what a year change is for, and what is smuggled into it") {
  const auto mandate = [](std::string_view due, std::string_view target, std::string_view milestone) {
    return "# units/jiaoyuju/unit.yaml\nname: 教育局\nrole: member\ntasks: [{id: plan, title: 工作方案, due: " +
           std::string{due} + "}]\nquotas: [{id: demo, task: plan, title: 示范学校, target: " + std::string{target} +
           ", milestones: {" + std::string{milestone} + "}}]\n";
  };
  const auto told = [&](std::string_view settings, const std::string& after) {
    return codes_told("## 2027-12-01 甲 <a@b>\n# ljfl.toml\nyear = 2027\n" +
                      mandate("2027-06-30", "60", "2027-06-30: 30") + "## 2027-12-20 甲 <a@b>\n# ljfl.toml\n" +
                      std::string{settings} + after);
  };
  // The same day of the next year, also of a leap year.
  CHECK(told("year = 2028\n", mandate("2028-06-30", "60", "2028-06-30: 30")) == "H914");
  CHECK(told("year = 2028\n", mandate("2028-05-31", "70", "2028-05-31: 30")) == "H914");
  CHECK(told("year = 2028\n", mandate("2028-07-01", "60", "2028-06-30: 30")) == "H914 H905");
  CHECK(told("year = 2028\n", mandate("2028-06-30", "59", "2028-06-30: 30")) == "H914 H904");
  CHECK(told("year = 2028\n", mandate("2028-06-30", "60", "2028-06-30: 29")) == "H914 H904");
  CHECK(told("year = 2028\n", mandate("2028-06-30", "60", "2028-07-01: 30")) == "H914 H904");
  // No year is turned where the campaign stays.
  CHECK(told("year = 2027\n", mandate("2028-06-30", "60", "2027-06-30: 30")) == "H905");
  const history::YearChange leap{.years = 1};
  CHECK(time::iso(leap.moved(*time::make_date(2028, 2, 29))) == "2029-02-28");
}

TEST_CASE("a quota's milestones are held to the even pace") {
  const auto told = [](std::string_view before, std::string_view after) {
    const auto file = [](std::string_view more) {
      return "# units/jiaoyuju/unit.yaml\nname: 教育局\nquotas: [{id: demo, task: t, title: 示范学校, target: 100" +
             std::string{more} + "}]\n";
    };
    return codes_told("## 2026-01-05 甲 <a@b>\n# ljfl.toml\nyear = 2026\n" + file(before) + "## 2026-02-05 甲 <a@b>\n" +
                      file(after));
  };
  // Even from nothing on 2025-12-31 to 100 on 2026-12-31: 49.6 on 30 June, 50 as it is counted.
  CHECK(told("", ", milestones: {2026-06-30: 50}") == "");
  CHECK(told("", ", milestones: {2026-06-30: 49}") == "H904");
  CHECK(told("", ", milestones: {2026-06-30: 60, 2026-11-30: 60}") == "H904");
  CHECK(told(", due: 2026-06-30", ", due: 2026-06-30, milestones: {2026-03-31: 40}") == "H904");
  // Less than the even pace before: none is no less.
  CHECK(told(", milestones: {2026-06-30: 20}", "") == "");
  CHECK(told(", milestones: {2026-06-30: 80}", "") == "H904");
}

TEST_CASE("a file that could not be read for a while hides nothing") {
  const std::string broken =
      "## 2026-02-01 分类办 <fenleiban@example.cn>\n# units/jiaoyuju/unit.yaml\nname: \"教育局\nquotas\n";
  const std::string mended =
      "## 2026-02-02 分类办 <fenleiban@example.cn>\n# units/jiaoyuju/unit.yaml\nname: 教育局\nrole: member\n"
      "tasks: [{id: plan, title: 工作方案, due: 2026-06-30}]\n"
      "quotas: [{id: demo, task: plan, title: 示范学校, target: 30, milestones: {2026-06-30: 30, 2026-09-30: 45}}]\n";
  CHECK(after_school(broken + mended) == "H904");
}

TEST_CASE("back-dating is seen through: a commit is no older than what it stands on") {
  // Committed as of 8 March by its own word, but on top of a commit of 20 April: March was closed by then.
  const std::string rest =
      "## 2026-04-20 甲 <a@jiaoyuju.example>\n# units/jiaoyuju/2026-04.yaml\nrecords:\n  - {date: 2026-04-18, task: "
      "plan}\n"
      "## 2026-03-08 甲 <a@jiaoyuju.example>\n# units/jiaoyuju/2026-03.yaml\nrecords:\n  - {date: 2026-03-07, task: "
      "plan}\n";
  CHECK(after_school(rest) == "H901 H910");
  // Written on a branch in time, merged too late: it came in when it was merged.
  const std::string branch =
      "## 2026-03-08 甲 <a@jiaoyuju.example>\n# units/jiaoyuju/2026-03.yaml\nrecords:\n  - {date: 2026-03-07, task: "
      "plan}\n"
      "## 2026-04-20 甲 <a@jiaoyuju.example> 1\n# units/jiaoyuju/2026-04.yaml\nrecords:\n  - {date: 2026-04-18, task: "
      "plan}\n"
      "## 2026-04-21 甲 <a@jiaoyuju.example> 3 2\n# units/jiaoyuju/2026-03.yaml\nrecords:\n  - {date: 2026-03-07, "
      "task: plan}\n";
  CHECK(after_school(branch) == "H901");
}

TEST_CASE("what was restored is a note that says so") {
  const made::History made(
      std::string{school} +
      "## 2026-02-01 分类办 <fenleiban@example.cn>\n# units/jiaoyuju/unit.yaml\nname: 教育局\nrole: member\n"
      "tasks: [{id: plan, title: 工作方案, due: 2026-12-30}]\n"
      "quotas: [{id: demo, task: plan, title: 示范学校, target: 60, milestones: {2026-06-30: 30, 2026-09-30: 45}}]\n"
      "## 2026-02-09 分类办 <fenleiban@example.cn>\n# units/jiaoyuju/unit.yaml\nname: 教育局\nrole: member\n"
      "tasks: [{id: plan, title: 工作方案, due: 2026-06-30}]\n"
      "quotas: [{id: demo, task: plan, title: 示范学校, target: 60, milestones: {2026-06-30: 30, 2026-09-30: 45}}]\n");
  history::Chronicle chronicle = made.chronicle();
  const text::Snapshot files = made.tip();
  diag::Diagnostics ignored;
  const model::Register reg = load::load(files, ignored);
  const history::Audit found = history::audit(chronicle, reg, {.commits = std::vector<bool>(3, true)});
  REQUIRE(found.told.all().size() == 1);
  CHECK(found.told.all()[0].severity == diag::Severity::note);
  CHECK(diag::message(found.told.all()[0], diag::Lang::zh).find("2026-02-09 已恢复") != std::string::npos);
}

TEST_CASE("each commit is held to the settings before it") {
  const auto settings = [](std::string_view head, std::string_view close, std::string_view people) {
    return "## " + std::string{head} + "\n# ljfl.toml\n[history]\nclose = \"" + std::string{close} +
           "\"\n[history.people]\nfenleiban = [\"fenleiban@example.cn\"]\njiaoyuju = [" + std::string{people} + "]\n";
  };
  const std::string own = "\"@jiaoyuju.example\", \"张三丰\"";
  const std::string loosened = settings("2026-04-21 分类办 <fenleiban@example.cn>", "90d", own);
  const auto added = [](std::string_view head) {
    return "## " + std::string{head} +
           " 甲 <a@jiaoyuju.example>\n# units/jiaoyuju/2026-02.yaml\nrecords:\n  - {date: 2026-02-28, task: plan}\n";
  };
  // What was late then stays late, whatever was allowed after it; and nobody is late by a rule that came later.
  CHECK(after_school(added("2026-04-20") + loosened) == "H901 H912");
  CHECK(after_school(loosened + added("2026-04-22")) == "H912");
  CHECK(after_school(added("2026-03-10") + settings("2026-03-11 分类办 <fenleiban@example.cn>", "1d", own)) == "H914");
  // Who left was one of them, and who was let in since was an outsider.
  CHECK(after_school(added("2026-03-01") +
                     settings("2026-03-11 分类办 <fenleiban@example.cn>", "10d", "\"@elsewhere.example\"")) == "H914");
  CHECK(after_school("## 2026-03-01 乙 <b@elsewhere.example>\n# units/jiaoyuju/2026-02.yaml\nrecords:\n  - {date: "
                     "2026-02-28, task: plan}\n" +
                     settings("2026-03-11 分类办 <fenleiban@example.cn>", "10d", own + ", \"@elsewhere.example\"")) ==
        "H907 H914");
}

TEST_CASE("the set-up is not judged, but where it ends is") {
  const made::History made(
      std::string{school} +
      "## 2026-05-20 甲 <a@jiaoyuju.example>\n# units/jiaoyuju/2026-02.yaml\nrecords:\n  - {date: 2026-02-20, task: "
      "plan}\n"
      "## 2026-05-21 分类办 <fenleiban@example.cn>\n# ljfl.toml\n[history]\nclose = \"10d\"\nsince = \"2026-06-01\"\n"
      "## 2026-05-22 分类办 <fenleiban@example.cn>\n# ljfl.toml\n[history]\nclose = \"10d\"\nsince = \"2026-07-01\"\n");
  history::Chronicle chronicle = made.chronicle();
  const text::Snapshot files = made.tip();
  CHECK(history::audited_since(files) == "2026-07-01");
  diag::Diagnostics ignored;
  const model::Register reg = load::load(files, ignored);
  const history::Audit found =
      history::audit(chronicle, reg, {.commits = {false, true, true, true}, .set_up = {true, true, true, true}});
  REQUIRE(found.told.all().size() == 2);
  CHECK(found.commits == 0);
  CHECK(found.set_up == 3);
  // Said once, it is seen; said again, it is asked why.
  CHECK(found.told.all()[0].rule->code == "H912");
  CHECK(found.told.all()[0].severity == diag::Severity::note);
  CHECK(found.told.all()[1].severity == diag::Severity::warning);
  const history::Audit all = history::audit(chronicle, reg, {.commits = {true, true, true, true}});
  CHECK(all.told.count(diag::Severity::warning) > found.told.count(diag::Severity::warning));
}
