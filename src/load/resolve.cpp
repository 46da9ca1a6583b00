#include "load/resolve.hpp"

#include <algorithm>
#include <tuple>

namespace ljfl::load {
namespace {

/// Ids in order, for a search by halves: a unit has a dozen, a list of records thousands.
class Index {
 public:
  template <typename Items>
  explicit Index(const Items& items) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      entries_.emplace_back(items[i].id.value, static_cast<std::uint32_t>(i));
    }
    std::ranges::stable_sort(entries_, {}, &Entry::first);
  }
  [[nodiscard]] std::uint32_t operator[](std::string_view id) const {
    const auto found = std::ranges::lower_bound(entries_, id, {}, &Entry::first);
    return found != entries_.end() && found->first == id ? found->second : model::none;
  }

 private:
  using Entry = std::pair<std::string_view, std::uint32_t>;
  std::vector<Entry> entries_ = {};
};

void resolve_same_as(model::Register& reg) {
  for (model::Unit& unit : reg.units) {
    for (model::Task& task : unit.tasks) {
      const std::size_t slash = task.same_as.value.find('/');
      if (slash == std::string_view::npos) continue;
      const std::uint32_t other = model::find_unit(reg, task.same_as.value.substr(0, slash)).index;
      if (other == model::none) continue;
      const std::vector<model::Task>& tasks = reg.units[other].tasks;
      const std::string_view id = task.same_as.value.substr(slash + 1);
      const auto found = std::ranges::find_if(tasks, [&](const model::Task& t) { return t.id.value == id; });
      if (found == tasks.end()) continue;
      task.same_unit = other;
      task.same_task = static_cast<std::uint32_t>(found - tasks.begin());
    }
  }
}

}  // namespace

void resolve(model::Register& reg) {
  std::ranges::stable_sort(reg.units, [](const model::Unit& a, const model::Unit& b) {
    // A unit that is in no row of the table comes after those that are.
    const auto row = [](const model::Unit& u) { return u.row.value == 0 ? INT64_MAX : u.row.value; };
    return std::make_tuple(row(a), a.order.value, a.id) < std::make_tuple(row(b), b.order.value, b.id);
  });
  for (model::Unit& unit : reg.units) {
    const Index tasks(unit.tasks);
    const Index quotas(unit.quotas);
    for (std::size_t i = 0; i < unit.quotas.size(); ++i) {
      model::Quota& quota = unit.quotas[i];
      quota.task_index = tasks[quota.task.value];
      if (quota.task_index != model::none) {
        unit.tasks[quota.task_index].quotas.push_back(static_cast<std::uint32_t>(i));
      }
    }
    for (model::Record& record : unit.records) {
      if (record.task.given()) record.task_index = tasks[record.task.value];
      if (record.quota.given()) record.quota_index = quotas[record.quota.value];
    }
  }
  resolve_same_as(reg);
  for (model::Finding& finding : reg.findings) finding.unit_index = model::find_unit(reg, finding.unit.value).index;
  for (model::Mark& mark : reg.marks) mark.unit_index = model::find_unit(reg, mark.unit.value).index;
  const auto by_day = [](const auto& a, const auto& b) {
    return std::make_tuple(a.date.value, a.id.value) < std::make_tuple(b.date.value, b.id.value);
  };
  std::ranges::stable_sort(reg.findings, by_day);
  std::ranges::stable_sort(reg.marks, by_day);
}

}  // namespace ljfl::load
