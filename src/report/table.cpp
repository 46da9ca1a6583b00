/// The official table, put together again from the duties' and tasks' texts.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "report/view.hpp"

namespace ljfl::report {
namespace {

std::string joined_duties(const model::Mandate& mandate) {
  std::string out;
  for (const model::Duty& duty : mandate.duties) out.append(duty.text.value);
  return out;
}

std::string joined_tasks(const model::Mandate& mandate) {
  std::string out;
  for (const model::Task& task : mandate.tasks) out.append(task.text.value);
  return out;
}

/// The table's own columns 序号 and 职责: towns and streets stand among the members there.
std::pair<std::string_view, std::string_view> group(model::Role role) {
  switch (role) {
    case model::Role::lead: return {"1", "牵头部门"};
    case model::Role::member:
    case model::Role::local: return {"2", "成员单位"};
    case model::Role::other: return {"3", "其他单位"};
  }
  return {};
}

}  // namespace

Value table_view(const model::Register& reg) {
  // A row is a unit's, or that of a set which several units owe word for word.
  std::vector<const model::Mandate*> rows;
  for (const model::Mandate& set : reg.sets) {
    if (set.row.value > 0) rows.push_back(&set);
  }
  for (const model::Unit& unit : reg.units) {
    if (unit.row.value > 0 && unit.common.empty()) rows.push_back(&unit);
  }
  std::ranges::stable_sort(rows, {}, [](const model::Mandate* m) { return m->row.value; });
  Value out = Value::object();
  out["title"] = reg.config.district + "垃圾分类工作各相关单位工作职责和任务";
  out["rows"] = Value::array();
  for (const model::Mandate* mandate : rows) {
    const auto [number, role] = group(mandate->role.value);
    Value row = Value::object();
    row["number"] = number;
    row["role"] = role;
    row["name"] = mandate->name.value;
    row["duties"] = joined_duties(*mandate);
    row["tasks"] = joined_tasks(*mandate);
    row["remark"] = "";
    out["rows"].push_back(std::move(row));
  }
  return out;
}

}  // namespace ljfl::report
