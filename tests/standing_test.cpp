/// What is late, short and done: small registers counted by hand.
#include "standing/standing.hpp"

#include <doctest/doctest.h>

#include "load/load.hpp"
#include "make_register.hpp"

using namespace ljfl;
using standing::PeriodState;
using standing::State;

namespace {

constexpr std::string_view settings = "district = \"兴庆区\"\nyear = 2026\n";

struct District {
  text::Snapshot files = {};
  diag::Diagnostics told = {};
  model::Register reg = {};

  District(std::string_view mandate, std::string_view records, std::string_view toml = settings) {
    files.files.push_back({.path = "ljfl.toml", .bytes = std::string{toml}});
    files.files.push_back(
        {.path = "units/jiaoyuju/unit.yaml", .bytes = "name: 教育局\nrole: lead\n" + std::string{mandate}});
    if (!records.empty()) {
      files.files.push_back({.path = "units/jiaoyuju/2026-01.yaml", .bytes = "records:\n" + std::string{records}});
    }
    reg = load::load(files, told);
    CHECK(told.all().empty());
  }
  [[nodiscard]] standing::UnitStanding on(std::string_view day) const {
    return standing::assess(reg, *time::parse_date(day).date).units.at(0);
  }
};

}  // namespace

TEST_CASE("a deliverable") {
  constexpr std::string_view plan = "tasks:\n  - {id: plan, due: 2026-06-30}\n";
  const District nothing(plan, "");
  CHECK(nothing.on("2026-06-01").tasks[0].state == State::open);
  CHECK(nothing.on("2026-06-15").tasks[0].state == State::open);
  CHECK(nothing.on("2026-06-16").tasks[0].state == State::due_soon);  // fourteen days left
  CHECK(nothing.on("2026-06-30").tasks[0].state == State::due_soon);  // the due day itself is in time
  CHECK(nothing.on("2026-07-01").tasks[0].state == State::overdue);
  const District in_time(plan, "  - {date: 2026-06-30, task: plan}\n");
  CHECK(in_time.on("2026-07-01").tasks[0].state == State::done);
  CHECK(in_time.on("2026-06-29").tasks[0].state == State::due_soon);  // a later record does not exist yet
  const District late(plan, "  - {date: 2026-07-02, task: plan}\n  - {date: 2026-07-09, task: plan}\n");
  CHECK(late.on("2026-07-10").tasks[0].state == State::done_late);
  CHECK(late.on("2026-07-10").tasks[0].done_on == time::parse_date("2026-07-02").date);
}

TEST_CASE("twice a quarter, and four times in March do not make a year") {
  const District district("tasks:\n  - {id: check, every: quarter, times: 2}\n",
                          "  - {date: 2026-03-02, task: check, times: 4}\n"
                          "  - {date: 2026-05-02, task: check}\n"
                          "  - {date: 2026-07-05, task: check, for: 2026Q2}\n"
                          "  - {date: 2026-09-30, task: check}\n");
  const standing::TaskStanding now = district.on("2026-10-31").tasks[0];
  REQUIRE(now.periods.size() == 4);
  CHECK(now.periods[0].state == PeriodState::met);
  CHECK(now.periods[1].state == PeriodState::met_late);
  CHECK(now.periods[2].state == PeriodState::short_of);
  CHECK(now.periods[2].missing() == 1);
  CHECK(now.periods[3].state == PeriodState::running);
  CHECK(now.state == State::overdue);
  CHECK(now.due == time::parse_date("2026-09-30").date);
  CHECK(now.done == 7);
}

TEST_CASE("a return is due five days after its month, whatever came before") {
  const District district("tasks:\n  - {id: progress-form, every: month, due_offset: 5d}\n",
                          "  - {date: 2026-02-05, task: progress-form, for: 2026-01}\n"
                          "  - {date: 2026-03-06, task: progress-form, for: 2026-02}\n");
  const standing::TaskStanding now = district.on("2026-04-05").tasks[0];
  CHECK(now.periods[0].state == PeriodState::met);
  CHECK(now.periods[1].state == PeriodState::met_late);
  CHECK(now.periods[2].state == PeriodState::running);
  CHECK(now.state == State::due_soon);
  CHECK(district.on("2026-04-06").tasks[0].state == State::overdue);
}

TEST_CASE("183 bank branches: gap, pace and what each month needs") {
  const District district(
      "tasks:\n  - {id: demo}\nquotas:\n  - {id: banks, task: demo, target: 183, due: 2026-12-31}\n",
      "  - {date: 2026-05-20, quota: banks, value: 90}\n"
      "  - {date: 2026-10-20, quota: banks, sites: [甲支行, 乙支行, 丙支行]}\n"
      "  - {date: 2026-10-21, quota: banks, sites: [丙支行, 丁支行, 戊支行, 己支行]}\n");
  const standing::QuotaStanding now = district.on("2026-11-23").quotas[0];
  CHECK(now.done == 96);  // 90 and six different sites
  CHECK(now.gap == 87);
  CHECK(now.expected == 164);  // 183 × 327/365 = 163.95
  CHECK(now.lag == 68);
  CHECK(now.needed == 44);  // November and December are left: 43.5
  CHECK(now.state == State::behind);
  CHECK(district.on("2026-12-31").quotas[0].state == State::behind);
  CHECK(district.on("2027-01-01").quotas[0].state == State::missed);
  CHECK(district.on("2026-11-23").tasks[0].kind == model::TaskKind::quota);
}

TEST_CASE("milestones bend the pace") {
  const District district(
      "tasks:\n  - {id: demo}\nquotas:\n  - {id: schools, task: demo, target: 60, due: 2026-12-31, "
      "milestones: {2026-06-30: 20}}\n",
      "");
  CHECK(district.on("2026-06-30").quotas[0].expected == 20);
  CHECK(district.on("2026-03-31").quotas[0].expected == 10);  // 20 × 90/181 = 9.94
  CHECK(district.on("2026-09-30").quotas[0].expected == 40);  // 20 + 40 × 92/184
  CHECK(district.on("2026-12-31").quotas[0].expected == 60);
}

TEST_CASE("a level is reached or not, by its newest value; tbd is in no sum") {
  const District district(
      "tasks:\n  - {id: rates}\nquotas:\n  - {id: coverage, task: rates, target: 100%}\n"
      "  - {id: towns, task: rates, target: tbd}\n",
      "  - {date: 2026-04-10, quota: coverage, value: 100%}\n"
      "  - {date: 2026-10-10, quota: coverage, value: 96.5%}\n");
  CHECK(district.on("2026-05-01").quotas[0].state == State::reached);
  CHECK(district.on("2026-10-31").quotas[0].state == State::below);
  CHECK(model::plain(*district.on("2026-10-31").quotas[0].level) == "96.5");
  CHECK(district.on("2026-10-31").quotas[1].state == State::pending);
}

TEST_CASE("sites of a named list count once, and never more than the list") {
  const District district(
      "tasks:\n  - {id: demo}\nquotas:\n  - {id: schools, task: demo, target: 3, sites: [一小, 二小, 三小]}\n",
      "  - {date: 2026-04-10, quota: schools, sites: [一小, 二小]}\n"
      "  - {date: 2026-05-10, quota: schools, sites: [二小]}\n");
  CHECK(district.on("2026-10-31").quotas[0].done == 2);
}

TEST_CASE("standing work is silent after three months without a record") {
  const District district("tasks:\n  - {id: study}\n", "  - {date: 2026-05-15, task: study}\n");
  CHECK(district.on("2026-02-28").tasks[0].state == State::open);
  CHECK(district.on("2026-04-30").tasks[0].state == State::silent);
  CHECK(district.on("2026-08-14").tasks[0].state == State::active);
  CHECK(district.on("2026-08-15").tasks[0].state == State::silent);
}

TEST_CASE("one act of two units counts once for both") {
  text::Snapshot files;
  files.files = {
      {.path = "ljfl.toml", .bytes = std::string{settings}},
      {.path = "units/minzhengju/2026-03.yaml", .bytes = "records:\n  - {date: 2026-03-12, task: meeting}\n"},
      {.path = "units/minzhengju/unit.yaml",
       .bytes = "name: 民政局\nrole: member\ntasks:\n  - {id: meeting, every: quarter, times: 2, same_as: "
                "zuzhibu/meeting}\n"},
      {.path = "units/zuzhibu/2026-03.yaml",
       .bytes = "records:\n  - {date: 2026-03-12, task: meeting}\n  - {date: 2026-03-20, task: meeting}\n"},
      {.path = "units/zuzhibu/unit.yaml",
       .bytes = "name: 组织部\nrole: lead\ntasks:\n  - {id: meeting, every: quarter, times: 2}\n"}};
  diag::Diagnostics told;
  const model::Register reg = load::load(files, told);
  CHECK(told.all().empty());
  const standing::Standing now = standing::assess(reg, *time::parse_date("2026-03-31").date);
  for (const standing::UnitStanding& unit : now.units) {
    CHECK(unit.tasks[0].done == 2);
    CHECK(unit.tasks[0].periods[0].state == PeriodState::met);
  }
}

TEST_CASE("findings") {
  const auto state = [](std::string_view finding, std::string_view day) {
    text::Snapshot files;
    files.files = {{.path = "ljfl.toml", .bytes = std::string{settings}},
                   {.path = "units/ban/2026-10.yaml", .bytes = "findings:\n  - " + std::string{finding} + "\n"},
                   {.path = "units/ban/unit.yaml", .bytes = "name: 分类办\nrole: lead\n"}};
    diag::Diagnostics told;
    const model::Register reg = load::load(files, told);
    CHECK(told.all().empty());
    return standing::assess(reg, *time::parse_date(day).date).findings.at(0);
  };
  constexpr std::string_view open = "{id: f1, date: 2026-10-10, unit: ban, text: 混投, rectify_by: 2026-10-20}";
  constexpr std::string_view late =
      "{id: f1, date: 2026-10-10, unit: ban, text: 混投, rectify_by: 2026-10-20, rectified: 2026-10-23}";
  CHECK(state(open, "2026-10-12").state == State::due_soon);
  CHECK(state(open, "2026-10-20").state == State::due_soon);
  CHECK(state(open, "2026-10-22").state == State::overdue);
  CHECK(state(open, "2026-10-22").days == 2);
  CHECK(state(late, "2026-10-22").state == State::overdue);  // it was not mended yet on that day
  CHECK(state(late, "2026-10-31").state == State::rectified_late);
  CHECK(state(late, "2026-10-31").days == 3);
}

// From here on the calendar is that of 2026, with its make-up workdays.
namespace {

std::string rolling(std::string_view roll) {
  return std::string{settings} + "[calendar]\nroll = \"" + std::string{roll} +
         "\"\n[calendar.2026]\ndays_off = [\"2026-01-01..2026-01-03\", \"2026-02-15..2026-02-23\", "
         "\"2026-10-01..2026-10-07\"]\nworkdays = [\"2026-01-04\", \"2026-02-14\", \"2026-02-28\", \"2026-10-10\"]\n";
}

std::string due_of(const standing::TaskStanding& task, std::size_t period) {
  return time::iso(task.periods.at(period).due);
}

time::Date day(std::string_view text) {
  return test::day(text);
}

}  // namespace

TEST_CASE("教育局: 60 示范学校, half of them by the end of June") {
  const District district(
      "tasks:\n  - {id: demo-sites}\nquotas:\n  - {id: demo-schools, task: demo-sites, title: 示范学校, target: 60, "
      "counter: 所, due: 2026-12-31, milestones: {2026-06-30: 30}}\n",
      "  - {date: 2026-03-20, quota: demo-schools, sites: [兴庆区一小, 兴庆区二小, 兴庆区三小]}\n"
      "  - {date: 2026-04-20, quota: demo-schools, sites: [兴庆区三小, 兴庆区四小]}\n"
      "  - {date: 2026-06-20, quota: demo-schools, value: 25}\n"
      "  - {date: 2026-09-18, quota: demo-schools, value: 31}\n");
  struct Row {
    std::string_view day;
    std::int64_t done, gap, expected, lag, needed;
    State state;
  };
  constexpr Row rows[] = {
      {"2025-12-31", 0, 60, 0, 0, 5, State::on_pace},   // the eve: nothing is asked for; twelve months
      {"2026-01-01", 0, 60, 0, 0, 5, State::on_pace},   // 30 × 1/181 = 0.17
      {"2026-01-04", 0, 60, 1, 1, 5, State::behind},    // 30 × 4/181 = 0.66
      {"2026-03-31", 3, 57, 15, 12, 7, State::behind},  // 30 × 90/181 = 14.92; 57 in nine months is 6.3
      {"2026-05-31", 4, 56, 25, 21, 8, State::behind},  // the third school is one, named twice; 30 × 151/181 = 25.03
      {"2026-06-30", 29, 31, 30, 1, 6, State::behind},  // 31 in six months is 5.2
      {"2026-09-18", 60, 0, 43, 0, 0, State::reached},  // 30 + 30 × 80/184 = 43.04
      {"2026-12-31", 60, 0, 60, 0, 0, State::reached},
  };
  for (const Row& row : rows) {
    CAPTURE(row.day);
    const standing::QuotaStanding now = district.on(row.day).quotas[0];
    CHECK(now.done == row.done);
    CHECK(now.gap == row.gap);
    CHECK(now.expected == row.expected);
    CHECK(now.lag == row.lag);
    CHECK(now.needed == row.needed);
    CHECK(now.state == row.state);
    CHECK(district.on(row.day).tasks[0].state == row.state);
  }
}

TEST_CASE("what is needed a month, as the end comes near") {
  const District district("tasks:\n  - {id: demo}\nquotas:\n  - {id: q, task: demo, target: 7, due: 2026-12-15}\n", "");
  CHECK(district.on("2026-10-30").quotas[0].needed == 3);  // October has a day left, so three months: 2.3
  CHECK(district.on("2026-10-31").quotas[0].needed == 4);  // November and December
  CHECK(district.on("2026-11-30").quotas[0].needed == 7);
  CHECK(district.on("2026-12-15").quotas[0].needed == 7);  // no day is left
  CHECK(district.on("2026-12-16").quotas[0].needed == 7);
  CHECK(district.on("2026-12-16").quotas[0].state == State::missed);
}

TEST_CASE("a milestone may ask for less than the one before, and halves go up all the same") {
  const District district(
      "tasks:\n  - {id: demo}\nquotas:\n  - {id: q, task: demo, target: 5, due: 2026-01-14, "
      "milestones: {2026-01-10: 10}}\n",
      "");
  CHECK(district.on("2026-01-05").quotas[0].expected == 5);
  CHECK(district.on("2026-01-10").quotas[0].expected == 10);
  CHECK(district.on("2026-01-12").quotas[0].expected == 8);  // 7.5
  CHECK(district.on("2026-01-14").quotas[0].expected == 5);
}

TEST_CASE("a quota due on a holiday is missed after it, while its pace knows no days off") {
  const District district("tasks:\n  - {id: demo}\nquotas:\n  - {id: q, task: demo, target: 10, due: 2026-10-01}\n", "",
                          rolling("next-workday"));
  CHECK(district.on("2026-10-01").quotas[0].expected == 10);
  CHECK(district.on("2026-10-08").quotas[0].due == day("2026-10-08"));
  CHECK(district.on("2026-10-08").quotas[0].state == State::behind);
  CHECK(district.on("2026-10-09").quotas[0].state == State::missed);
}

TEST_CASE("a list of three schools: another name counts for nothing, and a sum is no fourth school") {
  const District district(
      "tasks:\n  - {id: demo}\nquotas:\n  - {id: q, task: demo, target: 3, sites: [一小, 二小, 三小]}\n"
      "  - {id: free, task: demo, target: 3}\n",
      "  - {date: 2026-04-10, quota: q, sites: [一小, 四小, '二小 ']}\n"
      "  - {date: 2026-05-10, quota: q, value: 5}\n"
      "  - {date: 2026-05-10, quota: free, sites: [一小, 1小]}\n");
  CHECK(district.on("2026-04-30").quotas[0].done == 2);
  CHECK(district.on("2026-05-31").quotas[0].done == 3);
  CHECK(district.on("2026-05-31").quotas[1].done == 2);  // two spellings are two sites: nobody guesses here
}

TEST_CASE("of two values of one day the one written last counts") {
  const District district(
      "tasks:\n  - {id: rates}\nquotas:\n  - {id: q, task: rates, target: 90%, due: 2026-06-30}\n",
      "  - {date: 2026-05-10, quota: q, value: 95%}\n  - {date: 2026-05-10, quota: q, value: 89.99%}\n"
      "  - {date: 2026-04-10, quota: q, value: 99%}\n  - {date: 2026-07-02, quota: q, value: 90%}\n");
  CHECK(district.on("2026-04-30").quotas[0].state == State::reached);
  CHECK(district.on("2026-05-10").quotas[0].state == State::below);
  CHECK(district.on("2026-05-10").quotas[0].level == model::Decimal{8999});
  CHECK(district.on("2026-06-30").quotas[0].state == State::below);
  CHECK(district.on("2026-07-01").quotas[0].state == State::missed);
  CHECK(district.on("2026-07-02").quotas[0].state == State::reached);  // proved late, and reached
  CHECK(district.on("2026-07-02").quotas[0].proved_on == day("2026-07-02"));
}

TEST_CASE("what is not handed down is counted and asks for nothing; what is due and has quotas is a deliverable") {
  const District district(
      "tasks:\n  - {id: towns}\n  - {id: plan, due: 2026-06-30}\nquotas:\n"
      "  - {id: villages, task: towns, target: tbd}\n  - {id: halls, task: plan, target: 2}\n",
      "  - {date: 2026-05-10, quota: villages, value: 3}\n");
  const standing::UnitStanding now = district.on("2026-07-01");
  CHECK(now.quotas[0].state == State::pending);
  CHECK(now.quotas[0].done == 3);
  CHECK(now.quotas[0].gap + now.quotas[0].expected + now.quotas[0].lag + now.quotas[0].needed == 0);
  CHECK(now.tasks[0].state == State::pending);
  CHECK(now.tasks[0].last_record == day("2026-05-10"));
  CHECK(now.tasks[1].kind == model::TaskKind::deliverable);
  CHECK(now.tasks[1].state == State::overdue);
}

TEST_CASE("a task stands as the worst of its quotas") {
  const District district(
      "tasks:\n  - {id: demo}\nquotas:\n  - {id: a, task: demo, target: 1, due: 2026-03-31}\n"
      "  - {id: b, task: demo, target: 100%}\n  - {id: c, task: demo, target: 1}\n",
      "  - {date: 2026-04-10, quota: a, value: 1}\n  - {date: 2026-05-10, quota: b, value: 100%}\n"
      "  - {date: 2026-09-10, quota: c, value: 1}\n");
  CHECK(district.on("2026-03-31").tasks[0].state == State::behind);
  CHECK(district.on("2026-04-01").tasks[0].state == State::missed);
  CHECK(district.on("2026-04-10").tasks[0].state == State::below);
  CHECK(district.on("2026-05-10").tasks[0].state == State::on_pace);  // 130/365 of one is no whole one yet
  CHECK(district.on("2026-09-09").tasks[0].state == State::behind);
  CHECK(district.on("2026-09-10").tasks[0].state == State::reached);
}

TEST_CASE("信息或进度表 of September: due on the 5th, in the holidays") {
  constexpr std::string_view form = "tasks:\n  - {id: progress-form, every: month, due_offset: 5d, from: 2026-08-01}\n";
  constexpr std::string_view filed = "  - {date: 2026-10-08, task: progress-form, for: 2026-09}\n";
  const District none(form, filed, rolling("none"));
  const District next(form, filed, rolling("next-workday"));
  const District after(form, filed, rolling("after-holidays"));
  for (const auto& [district, august, september] : {std::tuple{&none, "2026-09-05", "2026-10-05"},
                                                    {&next, "2026-09-07", "2026-10-08"},
                                                    {&after, "2026-09-05", "2026-10-08"}}) {
    const standing::TaskStanding now = district->on("2026-10-08").tasks[0];
    REQUIRE(now.periods.size() == 3);  // August, September, October
    CHECK(due_of(now, 0) == august);
    CHECK(due_of(now, 1) == september);
  }
  CHECK(none.on("2026-10-08").tasks[0].periods[1].state == PeriodState::met_late);
  CHECK(next.on("2026-10-08").tasks[0].periods[1].state == PeriodState::met);
  CHECK(after.on("2026-10-08").tasks[0].periods[1].state == PeriodState::met);
  // October's own form is still owed: the record of 8 October was for September.
  CHECK(next.on("2026-10-31").tasks[0].periods[2].done == 0);
}

TEST_CASE("five workdays after September cross the holidays, and the Saturday that makes up for them counts") {
  const District district("tasks:\n  - {id: form, every: month, due_offset: 5wd}\n", "", rolling("none"));
  const standing::TaskStanding now = district.on("2026-12-31").tasks[0];
  CHECK(due_of(now, 8) == "2026-10-13");  // 8, 9, 10 (a Saturday), 12, 13
  CHECK(due_of(now, 0) == "2026-02-06");
  CHECK(due_of(now, 11) == "2027-01-07");  // of 2027 no list is known: 1 January is a Friday like others
}

TEST_CASE("before the month's end: the month may be late before it is over") {
  const District district("tasks:\n  - {id: form, every: month, due_offset: -6d}\n",
                          "  - {date: 2026-01-25, task: form}\n  - {date: 2026-02-23, task: form}\n");
  const standing::TaskStanding now = district.on("2026-03-26").tasks[0];
  REQUIRE(now.periods.size() == 3);
  CHECK(due_of(now, 0) == "2026-01-25");
  CHECK(due_of(now, 1) == "2026-02-22");  // six days before the end of February
  CHECK(now.periods[0].state == PeriodState::met);
  CHECK(now.periods[1].state == PeriodState::met_late);
  CHECK(now.periods[2].state == PeriodState::short_of);  // on the 26th
  CHECK(district.on("2026-03-25").tasks[0].state == State::due_soon);
}

TEST_CASE("what a record covers: a month counts for its quarter, a half counts for none") {
  const District district("tasks:\n  - {id: check, every: quarter}\n",
                          "  - {date: 2026-04-10, task: check, for: 2026-03}\n"   // for the first quarter, late
                          "  - {date: 2026-05-10, task: check, for: 2026H1}\n"    // for neither quarter
                          "  - {date: 2026-06-10, task: check, for: 2026Q4}\n");  // before it has begun
  const standing::TaskStanding july = district.on("2026-07-31").tasks[0];
  CHECK(july.periods[0].state == PeriodState::met_late);
  CHECK(july.periods[1].state == PeriodState::short_of);
  CHECK(july.done == 1);
  CHECK(july.records.size() == 3);
  const standing::TaskStanding october = district.on("2026-10-01").tasks[0];
  CHECK(october.periods[3].state == PeriodState::met);
  CHECK(october.periods[3].met_on == day("2026-06-10"));
}

TEST_CASE("from and until: the periods that they touch, also outside the campaign") {
  const District some("tasks:\n  - {id: t, every: quarter, from: 2026-03-31, until: 2026-07-01}\n", "");
  CHECK(some.on("2026-12-31").tasks[0].periods.size() == 3);
  const District before("tasks:\n  - {id: t, every: month, from: 2025-11-15}\n", "");
  CHECK(before.on("2026-01-01").tasks[0].periods.size() == 3);
  CHECK(before.on("2026-01-01").tasks[0].periods[0].period.name() == "2025-11");
  const District over(
      "tasks:\n  - {id: t, every: month, until: 2026-02-10}\n",
      "  - {date: 2026-01-10, task: t}\n  - {date: 2026-02-10, task: t}\n  - {date: 2026-03-10, task: t}\n");
  CHECK(over.on("2026-01-10").tasks[0].due == day("2026-02-28"));  // January is met: next is February
  CHECK_FALSE(over.on("2026-02-10").tasks[0].due);
  CHECK(over.on("2026-03-31").tasks[0].state == State::on_track);  // all is done, nothing more will come
  CHECK(over.on("2026-03-31").tasks[0].done == 2);
  CHECK(over.on("2025-12-31").tasks[0].periods.empty());
  CHECK(over.on("2025-12-31").tasks[0].due == day("2026-01-31"));
}

TEST_CASE("2028 has a leap day: February, the half and the year") {
  test::DistrictWords words{.start = "2028-01-01", .end = "2028-12-31"};
  words.units = {{.id = "u",
                  .tasks = {{.id = "month", .every = "month"}, {.id = "half", .every = "half"}},
                  .records = {{.date = "2028-02-29", .task = "month"}, {.date = "2028-06-30", .task = "half"}}}};
  const model::Register reg = test::make_register(words);
  const standing::UnitStanding now = standing::assess(reg, day("2028-07-01")).units[0];
  CHECK(due_of(now.tasks[0], 1) == "2028-02-29");
  CHECK(now.tasks[0].periods[1].state == PeriodState::met);
  CHECK(now.tasks[1].periods[0].state == PeriodState::met);
  CHECK(now.tasks[1].periods[1].state == PeriodState::running);
}

TEST_CASE("three months before the end of a month, clamped") {
  const District district("tasks:\n  - {id: study}\n", "  - {date: 2025-11-30, task: study}\n",
                          std::string{settings} + "[campaign]\nstart = \"2025-10-01\"\n");
  CHECK(district.on("2026-02-28").tasks[0].state == State::active);  // since 28 November
  CHECK(district.on("2026-03-01").tasks[0].state == State::silent);  // since 1 December
}

TEST_CASE("one act for many: chains, circles, and what is not the same act") {
  test::DistrictWords words;
  words.units = {
      {.id = "zuzhibu",
       .tasks = {{.id = "meeting", .every = "quarter", .times = 4}},
       .records = {{.date = "2026-03-12", .task = "meeting", .times = 2}, {.date = "2026-03-12", .task = "meeting"}}},
      {.id = "minzhengju",
       .tasks = {{.id = "meeting", .every = "quarter", .times = 4, .same_as = "zuzhibu/meeting"}},
       .records = {{.date = "2026-03-12", .task = "meeting", .times = 2},  // within the three above
                   {.date = "2026-03-12", .task = "meeting", .times = 1, .covers = "2026-02"}}},  // said to be another
      {.id = "fulian", .tasks = {{.id = "talk", .due = "2026-03-31", .same_as = "minzhengju/meeting"}}},
      {.id = "tuanwei",
       .tasks = {{.id = "a", .same_as = "tuanwei/b"}, {.id = "b", .same_as = "tuanwei/a"}, {.id = "c"}},
       .records = {{.date = "2026-03-20", .task = "b"}}}};
  const model::Register reg = test::make_register(words);
  const standing::Standing now = standing::assess(reg, day("2026-03-31"));
  for (const std::size_t u : {0U, 1U}) {
    CHECK(now.units[u].tasks[0].periods[0].done == 4);  // three and one
    CHECK(now.units[u].tasks[0].periods[0].state == PeriodState::met);
    CHECK(now.units[u].tasks[0].records.size() == 4);
  }
  CHECK(now.units[2].tasks[0].state == State::done);  // by way of 民政局, with the record of 组织部
  CHECK(now.units[2].tasks[0].done_on == day("2026-03-12"));
  CHECK_FALSE(now.units[2].last_record);  // it has none of its own
  CHECK(now.units[3].tasks[0].state == State::active);
  CHECK(now.units[3].tasks[1].done == 1);
  CHECK(now.units[3].tasks[2].records.empty());
}

TEST_CASE("a finding of tomorrow is not known, one without a term is never late, a term in the holidays moves") {
  test::DistrictWords words{.roll = time::Roll::next_workday, .days_off = {"2026-10-01", "2026-10-02"}};
  words.units = {{.id = "u"}};
  words.findings = {{.date = "2026-09-20", .unit = "u", .rectify_by = "2026-10-01"},
                    {.date = "2026-09-20", .unit = "u"},
                    {.date = "2026-09-20", .unit = "u", .rectified = "2026-12-01"},
                    {.date = "2026-11-02", .unit = "u", .rectify_by = "2026-10-01", .rectified = "2026-10-02"}};
  const model::Register reg = test::make_register(words);
  struct Row {
    std::string_view day;
    State first;
    int days;
    State third;
    bool known;
  };
  constexpr Row rows[] = {
      {"2026-09-20", State::open, 0, State::open, false},  // fifteen days left: the 5th is the next workday
      {"2026-09-21", State::due_soon, 0, State::open, false},
      {"2026-10-05", State::due_soon, 0, State::open, false},
      {"2026-10-06", State::overdue, 1, State::open, false},
      {"2026-12-01", State::overdue, 57, State::rectified, true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.day);
    const standing::Standing now = standing::assess(reg, day(row.day));
    CHECK(now.findings[0].state == row.first);
    CHECK(now.findings[0].days == row.days);
    CHECK(now.findings[1].state == State::open);
    CHECK(now.findings[2].state == row.third);
    CHECK(now.known[3] == row.known);
    if (!row.known) CHECK(now.findings[3].state == State::open);
  }
}
