#include <algorithm>

#include "check/words.hpp"

namespace ljfl::check {
namespace {

bool any_unit_owes(const model::Register& reg, std::string_view id) {
  return std::ranges::any_of(reg.units, [&](const model::Unit& unit) {
    return std::ranges::any_of(unit.tasks, [&](const model::Task& task) { return task.id.value == id; });
  });
}

void run(const Subject& subject, const Tell& tell) {
  const model::Register& reg = subject.reg;
  // What a mandate that could not be read says of it nobody knows.
  if (reg.units.empty() || !std::ranges::all_of(reg.units, &model::Unit::items_known)) return;
  const auto look = [&](const std::string& id, const std::string& where, text::Span at) {
    if (id.empty() || any_unit_owes(reg, id)) return;
    std::vector<std::string_view> known;
    for (const model::Unit& unit : reg.units) {
      for (const model::Task& task : unit.tasks) known.push_back(task.id.value);
    }
    tell(at, {diag::arg("where", std::string_view{where}), diag::arg("task", std::string_view{id}),
              diag::did_you_mean(id, known)});
  };
  if (reg.config.return_task_at.end > 0) look(reg.config.return_task, "[returns]", reg.config.return_task_at);
  for (const model::RubricItem& item : reg.config.assessment.items) {
    const std::string where = "[assessment.items." + item.id + "]";
    for (const std::string& id : item.tasks) look(id, where, item.at);
    for (const std::string& id : item.except) look(id, where, item.at);
  }
}

}  // namespace

extern constinit const Check e320_settings_name_no_task;
constinit const Check e320_settings_name_no_task{
    .rule =
        {.code = "E320",
         .severity = diag::Severity::error,
         .message = {.zh = "{where} 写的任务“{task}”，没有一个单位有",
                     .en = "{where} names the task “{task}”, which no unit has"},
         .help = {.zh = "{hint}写任务的编号，ljfl show 单位 可以看",
                  .en = "{hint}write the id of a task; ljfl show UNIT has them"},
         .why = {.zh = "写错一个字，报送情况就是空的，考核的分也会变，而别处看不出来。",
                 .en =
                     "One letter wrong, and the returns are empty or the scores others, while nothing else shows it."},
         .bad = R"(# ljfl.toml
district = "示例区"
year = 2026

[returns]
task = "inspecton"
)",
         .good = R"(# ljfl.toml
district = "示例区"
year = 2026

[returns]
task = "inspection"
)"},
    .run = run,
};

}  // namespace ljfl::check
