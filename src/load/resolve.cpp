#include "load/resolve.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

namespace ljfl::load {
namespace {

/// The places of ids. A unit has a dozen, a list of records thousands, and one record after another names the same few:
/// lengths and ends tell nearly all ids apart before any text is compared.
class Index {
 public:
  template <typename Items>
  explicit Index(const Items& items) {
    ids_.reserve(items.size());
    for (const auto& item : items) ids_.push_back(item.id.value);
  }
  /// The first that is called so.
  [[nodiscard]] std::uint32_t operator[](std::string_view id) const {
    if (id.empty()) return first_empty();
    for (std::uint32_t i = 0; i < ids_.size(); ++i) {
      const std::string_view own = ids_[i];
      if (own.size() == id.size() && own.back() == id.back() && own.front() == id.front() && own == id) return i;
    }
    return model::none;
  }

 private:
  [[nodiscard]] std::uint32_t first_empty() const {
    const auto found = std::ranges::find(ids_, std::string_view{});
    return found == ids_.end() ? model::none : static_cast<std::uint32_t>(found - ids_.begin());
  }
  std::vector<std::string_view> ids_ = {};
};

/// Units by what names them. Nearly everybody writes the id, which is looked up here; all else is asked of the model.
class UnitIds {
 public:
  explicit UnitIds(const model::Register& reg) : reg_(reg) {
    for (std::uint32_t i = 0; i < reg.units.size(); ++i) entries_.emplace_back(reg.units[i].id, i);
    std::ranges::sort(entries_);
  }
  [[nodiscard]] std::uint32_t find(std::string_view word) const {
    const auto found = std::ranges::lower_bound(entries_, word, {}, &std::pair<std::string_view, std::uint32_t>::first);
    if (found != entries_.end() && found->first == word) return found->second;
    return model::find_unit(reg_, word).index;
  }

 private:
  const model::Register& reg_;
  std::vector<std::pair<std::string_view, std::uint32_t>> entries_ = {};
};

void resolve_same_as(model::Register& reg, const UnitIds& ids) {
  for (model::Unit& unit : reg.units) {
    for (model::Task& task : unit.tasks) {
      const std::size_t slash = task.same_as.value.find('/');
      if (slash == std::string_view::npos) continue;
      const std::uint32_t other = ids.find(task.same_as.value.substr(0, slash));
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

void resolve_own(model::Unit& unit) {
  const Index tasks(unit.tasks);
  const Index quotas(unit.quotas);
  for (std::size_t i = 0; i < unit.quotas.size(); ++i) {
    model::Quota& quota = unit.quotas[i];
    quota.task_index = tasks[quota.task.value];
    if (quota.task_index != model::none) unit.tasks[quota.task_index].quotas.push_back(static_cast<std::uint32_t>(i));
  }
  for (model::Record& record : unit.records) {
    if (record.task.given()) record.task_index = tasks[record.task.value];
    if (record.more->quota.given()) record.quota_index = quotas[record.more->quota.value];
  }
}

void resolve(model::Register& reg) {
  std::ranges::stable_sort(reg.units, [](const model::Unit& a, const model::Unit& b) {
    // A unit that is in no row of the table comes after those that are.
    const auto row = [](const model::Unit& u) { return u.row.value == 0 ? INT64_MAX : u.row.value; };
    return std::make_tuple(row(a), a.order.value, a.id) < std::make_tuple(row(b), b.order.value, b.id);
  });
  const UnitIds ids(reg);
  resolve_same_as(reg, ids);
  for (model::Finding& finding : reg.findings) finding.unit_index = ids.find(finding.unit.value);
  for (model::Mark& mark : reg.marks) mark.unit_index = ids.find(mark.unit.value);
  const auto by_day = [](const auto& a, const auto& b) {
    return std::make_tuple(a.date.value, a.id.value) < std::make_tuple(b.date.value, b.id.value);
  };
  std::ranges::stable_sort(reg.findings, by_day);
  std::ranges::stable_sort(reg.marks, by_day);
}

}  // namespace ljfl::load
