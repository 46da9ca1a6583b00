#include <algorithm>

#include "check/words.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  if (!is_time_to_ask(subject)) return;
  // Where most have not begun, nobody is missing.
  const auto begun =
      std::ranges::count_if(subject.reg.units, [](const model::Unit& unit) { return !unit.months.empty(); });
  if (begun * 2 < static_cast<std::ptrdiff_t>(subject.reg.units.size())) return;
  for (const model::Unit& unit : subject.units) {
    if (subject.is_faulty(unit)) continue;
    if (!unit.months.empty() || unit.tasks.empty()) continue;
    tell(unit.name.at, {diag::arg("unit", label(unit)), diag::arg("id", unit.id),
                        diag::arg("day", std::string_view{time::iso(subject.standing.as_of)})});
  }
}

}  // namespace

extern constinit const Check e314_unit_without_records;
constinit const Check e314_unit_without_records{
    .rule = {.code = "E314",
             .severity = diag::Severity::warning,
             .message = {.zh = "{unit}到 {day} 一条记录也没有", .en = "{unit} has no record at all by {day}"},
             .help = {.zh = "请{unit}在 units/{id}/ "
                            "里建本月的文件，把做过的事逐条补记；不再承担任务的单位（如撤并），请牵头部门给它的任务写上"
                            " until，文件夹留着",
                      .en = "let {unit} write this month's file in units/{id}/; of a unit that owes nothing any more "
                            "(merged, say) the lead office gives each task its until, and the folder stays"},
             .why = {.zh = "没有记录，不知道是没有做还是没有报，通报里它只能算未完成。",
                     .en = "Without records nobody knows whether nothing was done or nothing was told."},
             .bad = R"(# ljfl.toml
district = "示例区"
year = 2026

[campaign]
start = "2026-09-01"

[standing]
silent_months = 1
# units/yibaoju/2026-10.yaml (none)
)",
             .good = R"(# ljfl.toml
district = "示例区"
year = 2026

[campaign]
start = "2026-09-01"

[standing]
silent_months = 1
# units/yibaoju/2026-10.yaml
records:
  - {date: 2026-10-09, task: study}
)",
             .many = {.zh = "有 {findings} 个单位一条记录也没有", .en = "{findings} units have no record at all"}},
    .run = run,
    .of_whole_files = true,
};

}  // namespace ljfl::check
