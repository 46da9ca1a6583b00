/// The shipped register: the official table to the letter, its promises counted, and one unit's figures by hand.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "check/check.hpp"
#include "load/load.hpp"
#include "report/bundle.hpp"
#include "report/view.hpp"

using namespace ljfl;

namespace {

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE(in.good());
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Shipped {
  text::Snapshot files = {};
  diag::Diagnostics told = {};
  model::Register reg = {};
  Shipped() {
    const std::filesystem::path root = LJFL_SOURCE_DIR;
    files.files.push_back({.path = "ljfl.toml", .bytes = bytes_of(root / "ljfl.toml")});
    for (const char* const folder : {"units", "templates"}) {
      for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
        const auto kind = entry.path().extension();
        if (kind != ".yaml" && kind != ".mustache") continue;
        files.files.push_back(
            {.path = std::filesystem::relative(entry.path(), root).generic_string(), .bytes = bytes_of(entry.path())});
      }
    }
    std::ranges::sort(files.files, {}, &text::Source::path);
    reg = load::load(files, told);
  }
};

const Shipped& shipped() {
  static const Shipped district;
  return district;
}

/// RFC 4180, as small as it can be.
std::vector<std::vector<std::string>> cells_of(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::vector<std::vector<std::string>> rows(1, {""});
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string& cell = rows.back().back();
    if (quoted && text[i] == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      cell.push_back('"');
      ++i;
    } else if (text[i] == '"') {
      quoted = !quoted;
    } else if (!quoted && text[i] == ',') {
      rows.back().emplace_back();
    } else if (!quoted && text[i] == '\n') {
      rows.push_back({""});
    } else if (quoted || text[i] != '\r') {
      cell.push_back(text[i]);
    }
  }
  if (rows.back().size() == 1 && rows.back().front().empty()) rows.pop_back();
  return rows;
}

const nlohmann::ordered_json& october() {
  static const nlohmann::ordered_json view = [] {
    const time::Period month{.kind = time::PeriodKind::month, .year = 2026, .index = 10};
    static const standing::Standing standing = standing::assess(shipped().reg, month.last());
    return report::view(
        {.files = shipped().files, .reg = shipped().reg, .standing = standing, .period = month, .as_of = month.last()});
  }();
  return view;
}

const nlohmann::ordered_json& find(const nlohmann::ordered_json& rows, std::string_view unit, std::string_view title) {
  for (const auto& row : rows) {
    if (row["unit"] == unit && row["title"] == title) return row;
  }
  FAIL("no such row");
  return rows;
}

}  // namespace

TEST_CASE("the shipped register has no findings of error") {
  diag::Diagnostics told = shipped().told;
  const standing::Standing standing = standing::assess(shipped().reg, *time::make_date(2026, 10, 31));
  check::run({.files = shipped().files, .reg = shipped().reg, .standing = standing}, told);
  CHECK(told.count(diag::Severity::error) == 0);
}

TEST_CASE("the table that is written out of the register is the official one, cell by cell") {
  const auto official = cells_of(bytes_of(LJFL_SOURCE_DIR "/tests/data/official-table.csv"));
  diag::Diagnostics told;
  const auto outputs = report::render_all(report::templates_for(shipped().files, "table"), "table",
                                          report::table_view(shipped().reg), told);
  REQUIRE(outputs);
  const auto written = std::ranges::find(*outputs, "table.csv", &report::Output::name);
  REQUIRE(written != outputs->end());
  const auto ours = cells_of(written->bytes);
  REQUIRE(official.size() == 24);
  REQUIRE(ours.size() == official.size());
  for (std::size_t row = 0; row < ours.size(); ++row) {
    CAPTURE(row);
    CHECK(ours[row] == official[row]);
  }
}

// Counted by hand against the text of the table.
TEST_CASE("the table's promises") {
  const model::Register& reg = shipped().reg;
  CHECK(reg.units.size() == 64);
  int roles[4] = {};
  int documents = 0;
  int by_period[4] = {};
  int returns = 0;
  int counts = 0;
  std::int64_t sum = 0;
  int levels = 0;
  int pending = 0;
  for (const model::Unit& unit : reg.units) {
    ++roles[static_cast<int>(unit.role.value)];
    for (const model::Task& task : unit.tasks) {
      if (!task.issues.empty()) ++documents;
      if (task.every) ++by_period[static_cast<int>(task.every->value)];
      if (task.id.value == reg.config.return_task) ++returns;
    }
    for (const model::Quota& quota : unit.quotas) {
      switch (quota.target.value.kind) {
        case model::TargetKind::count:
          ++counts;
          sum += quota.target.value.count;
          break;
        case model::TargetKind::level: ++levels; break;
        case model::TargetKind::pending: ++pending; break;
      }
    }
  }
  CHECK(roles[0] == 1);
  CHECK(roles[1] == 20);
  CHECK(roles[2] == 16);
  CHECK(roles[3] == 27);
  CHECK(documents == 114);    // 28 of single rows, 2 × 16 towns and streets, 2 × 27 others
  CHECK(by_period[0] == 48);  // 46 returns, the bulletin, the volunteers
  CHECK(by_period[1] == 5);   // 组织部, 民政局, 商务局, 市场监管分局, 机关事务服务中心
  CHECK(by_period[2] == 1);   // the ranking
  CHECK(by_period[3] == 3);   // the budget, the funds, their evaluation: duties of 财政局
  CHECK(returns == 46);       // 分类办, 机关事务, 民政局, 16 and 27
  CHECK(counts == 23);
  CHECK(sum == 386);  // 183+5+5+1+6+13+15+1+10+5+6+10+16+60+4+5+18+6+2+12+1+1+1
  CHECK(levels == 4);
  CHECK(pending == 34);  // 2 × 16 towns and streets, 示范村, 有害垃圾贮存处
}

// 教育局 and 机关事务服务中心, counted with a pencil in the records of January to October.
TEST_CASE("October's figures of two units") {
  const auto& view = october();
  const auto& schools = find(view["quotas"]["counts"]["items"], "教育局", "示范学校");
  CHECK(schools["done"] == 55);  // 5+3+2+2+5+14+9+12+3 named schools, February to October
  CHECK(schools["gap"] == 5);
  CHECK(schools["expected"] == 50);  // 60 × 304/365 = 49.97
  CHECK(schools["lag"] == 0);
  CHECK(schools["needed"] == 3);  // five schools in two months
  CHECK(schools["rate"] == "91.7%");
  CHECK(find(view["quotas"]["levels"]["items"], "教育局", "教育覆盖率")["done"] == "97%");    // 14 October
  CHECK(find(view["quotas"]["levels"]["items"], "教育局", "知识知晓率")["done"] == "92.6%");  // 22 October

  const auto& form = find(view["tasks"]["items"], "机关事务服务中心", "信息或进度表");
  CHECK(form["periods_due"] == 9);    // January to September
  CHECK(form["periods_met"] == 4);    // March, May, August, September
  CHECK(form["periods_late"] == 3);   // January on 24 February, April on 25 May, June on 27 July
  CHECK(form["periods_short"] == 2);  // February, July
  CHECK(form["due"] == "2026-03-05");
  CHECK(form["days_late"] == 240);
  const auto& training = find(view["tasks"]["items"], "机关事务服务中心", "垃圾分类知识培训");
  CHECK(training["periods_met"] == 4);
  CHECK(training["done"] == 6);

  for (const auto& group : view["groups"]) {
    for (const auto& unit : group["units"]) {
      if (unit["id"] == "jiaoyuju") {
        CHECK(unit["deliverables"] == 4);  // 领导机构, 方案, 考评制度, 教师培训
        CHECK(unit["deliverables_done"] == 3);
        CHECK(unit["last_record"] == "2026-10-26");
      }
      if (unit["id"] == "jiguanshiwu") {
        CHECK(unit["periods_due"] == 13);
        CHECK(unit["periods_met"] == 11);
      }
    }
  }
}

TEST_CASE("the district's figures are the sums of the units'") {
  const auto& view = october();
  for (const char* const key : {"deliverables", "deliverables_done", "periods_due", "periods_met", "periods_short",
                                "overdue", "due_soon", "target", "done", "gap", "expected", "lag", "findings_open"}) {
    std::int64_t by_units = 0;
    std::int64_t by_groups = 0;
    for (const auto& group : view["groups"]) {
      by_groups += group["total"][key].get<std::int64_t>();
      for (const auto& unit : group["units"]) by_units += unit[key].get<std::int64_t>();
    }
    CAPTURE(key);
    CHECK(by_units == view["totals"][key].get<std::int64_t>());
    CHECK(by_groups == by_units);
  }
}
