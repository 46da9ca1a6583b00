/// What is late, short and done: small registers counted by hand.
#include "standing/standing.hpp"

#include <doctest/doctest.h>

#include "load/load.hpp"

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
    files.files.push_back({.path = "units/jiaoyuju/unit.yaml",
                           .bytes = "name: 教育局\nrole: lead\n" + std::string{mandate}});
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
  const District district("tasks:\n  - {id: demo}\nquotas:\n  - {id: banks, task: demo, target: 183, due: 2026-12-31}\n",
                          "  - {date: 2026-05-20, quota: banks, value: 90}\n"
                          "  - {date: 2026-10-20, quota: banks, sites: [甲支行, 乙支行, 丙支行]}\n"
                          "  - {date: 2026-10-21, quota: banks, sites: [丙支行, 丁支行, 戊支行, 己支行]}\n");
  const standing::QuotaStanding now = district.on("2026-11-23").quotas[0];
  CHECK(now.done == 96);        // 90 and six different sites
  CHECK(now.gap == 87);
  CHECK(now.expected == 164);   // 183 × 327/365 = 163.95
  CHECK(now.lag == 68);
  CHECK(now.needed == 44);      // November and December are left: 43.5
  CHECK(now.state == State::behind);
  CHECK(district.on("2026-12-31").quotas[0].state == State::behind);
  CHECK(district.on("2027-01-01").quotas[0].state == State::missed);
  CHECK(district.on("2026-11-23").tasks[0].kind == model::TaskKind::quota);
}

TEST_CASE("milestones bend the pace") {
  const District district("tasks:\n  - {id: demo}\nquotas:\n  - {id: schools, task: demo, target: 60, due: 2026-12-31, "
                          "milestones: {2026-06-30: 20}}\n", "");
  CHECK(district.on("2026-06-30").quotas[0].expected == 20);
  CHECK(district.on("2026-03-31").quotas[0].expected == 10);  // 20 × 90/181 = 9.94
  CHECK(district.on("2026-09-30").quotas[0].expected == 40);  // 20 + 40 × 92/184
  CHECK(district.on("2026-12-31").quotas[0].expected == 60);
}

TEST_CASE("a level is reached or not, by its newest value; tbd is in no sum") {
  const District district("tasks:\n  - {id: rates}\nquotas:\n  - {id: coverage, task: rates, target: 100%}\n"
                          "  - {id: towns, task: rates, target: tbd}\n",
                          "  - {date: 2026-04-10, quota: coverage, value: 100%}\n"
                          "  - {date: 2026-10-10, quota: coverage, value: 96.5%}\n");
  CHECK(district.on("2026-05-01").quotas[0].state == State::reached);
  CHECK(district.on("2026-10-31").quotas[0].state == State::below);
  CHECK(model::plain(*district.on("2026-10-31").quotas[0].level) == "96.5");
  CHECK(district.on("2026-10-31").quotas[1].state == State::pending);
}

TEST_CASE("sites of a named list count once, and never more than the list") {
  const District district("tasks:\n  - {id: demo}\nquotas:\n  - {id: schools, task: demo, target: 3, sites: [一小, 二小, 三小]}\n",
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
  files.files = {{.path = "ljfl.toml", .bytes = std::string{settings}},
                 {.path = "units/minzhengju/2026-03.yaml", .bytes = "records:\n  - {date: 2026-03-12, task: meeting}\n"},
                 {.path = "units/minzhengju/unit.yaml",
                  .bytes = "name: 民政局\nrole: member\ntasks:\n  - {id: meeting, every: quarter, times: 2, same_as: zuzhibu/meeting}\n"},
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
