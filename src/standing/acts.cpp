#include "standing/acts.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace ljfl::standing {

Groups::Groups(std::span<const std::uint32_t> sizes) {
  begins_.reserve(sizes.size());
  std::uint32_t count = 0;
  for (const std::uint32_t size : sizes) {
    begins_.push_back(count);
    count += size;
  }
  ends_ = begins_;
  numbers_.resize(count);
}

UnitRecords sort_records(const model::Unit& unit, time::Date as_of) {
  std::vector<std::uint32_t> of_tasks(unit.tasks.size());
  std::vector<std::uint32_t> of_quotas(unit.quotas.size());
  bool sorted = true;
  time::Date before = time::Date::min();
  for (const model::Record& record : unit.records) {
    if (record.task_index != model::none) ++of_tasks[record.task_index];
    if (record.quota_index != model::none) ++of_quotas[record.quota_index];
    sorted = sorted && before <= record.date.value;
    before = record.date.value;
  }
  UnitRecords out{.by_task = Groups(of_tasks), .by_quota = Groups(of_quotas)};
  /// False: it is of a day to come.
  const auto take = [&](std::uint32_t i) {
    const model::Record& record = unit.records[i];
    if (record.date.value > as_of) return false;
    out.last = record.date.value;
    if (record.task_index != model::none) out.by_task.add(record.task_index, i);
    if (record.quota_index == model::none) return true;
    const auto& from = unit.quotas[record.quota_index].from;
    if (!from || record.date.value >= from->value) out.by_quota.add(record.quota_index, i);
    return true;
  };
  const auto count = static_cast<std::uint32_t>(unit.records.size());
  if (sorted) {  // records stand by month and then as written: mostly they are
    for (std::uint32_t i = 0; i < count && take(i); ++i) {
    }
    return out;
  }
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return unit.records[i].date.value; });
  static_cast<void>(std::ranges::all_of(order, take));
  return out;
}

void add_acts(const model::Register& reg, const UnitRecords& records, std::uint32_t unit, std::uint32_t task,
              std::vector<Act>& out) {
  const std::span<const std::uint32_t> own = records.by_task[task];
  out.reserve(out.size() + own.size());
  for (const std::uint32_t i : own) {
    const model::Record& record = reg.units[unit].records[i];
    Act& act = out.emplace_back();
    act.ref.unit = unit;
    act.ref.record = i;
    act.date = record.date.value;
    act.times = record.more->times.value;
    if (record.more->covers) act.covers = record.more->covers->value;
  }
}

namespace {

/// Of the acts of one day and one `for`, the unit that records most of them counts; the others' times become 0, but
/// their records stay as proof. Two records of one unit are two acts, even under two of its tasks.
void count_once(std::vector<Act>& acts) {
  const auto key = [](const Act& act) { return std::tie(act.date, act.covers); };
  std::ranges::sort(acts, {}, [](const Act& act) { return std::tie(act.date, act.covers, act.ref); });
  for (std::size_t first = 0; first < acts.size();) {
    std::size_t last = first;
    while (last < acts.size() && key(acts[last]) == key(acts[first])) ++last;
    std::uint32_t best_unit = acts[first].ref.unit;
    std::int64_t best = -1;
    for (std::size_t i = first; i < last;) {
      std::int64_t sum = 0;
      const std::uint32_t unit = acts[i].ref.unit;
      for (; i < last && acts[i].ref.unit == unit; ++i) sum += acts[i].times;
      if (sum > best) {
        best = sum;
        best_unit = unit;
      }
    }
    for (std::size_t i = first; i < last; ++i) {
      if (acts[i].ref.unit != best_unit) acts[i].times = 0;
    }
    first = last;
  }
}

/// The tasks of a district, numbered through, in sets that are joined two by two. Chains and circles are no trouble.
class Sets {
 public:
  explicit Sets(std::size_t count) : parents_(count) { std::iota(parents_.begin(), parents_.end(), 0U); }
  [[nodiscard]] std::uint32_t root(std::uint32_t i) {
    while (parents_[i] != i) i = parents_[i] = parents_[parents_[i]];
    return i;
  }
  void join(std::uint32_t a, std::uint32_t b) { parents_[root(b)] = root(a); }

 private:
  std::vector<std::uint32_t> parents_;
};

}  // namespace

SameActs::SameActs(const model::Register& reg, const std::vector<UnitRecords>& records) {
  std::vector<std::uint32_t> first_task;  // of each unit, in the numbering of all
  std::uint32_t count = 0;
  bool any = false;
  for (const model::Unit& unit : reg.units) {
    first_task.push_back(count);
    count += static_cast<std::uint32_t>(unit.tasks.size());
    any = any || std::ranges::any_of(unit.tasks, [](const model::Task& t) { return t.same_task != model::none; });
  }
  if (!any) return;
  Sets sets(count);
  std::vector<bool> tied(count, false);
  for (std::uint32_t u = 0; u < reg.units.size(); ++u) {
    for (std::uint32_t t = 0; t < reg.units[u].tasks.size(); ++t) {
      const model::Task& task = reg.units[u].tasks[t];
      if (task.same_task == model::none) continue;
      const std::uint32_t own = first_task[u] + t;
      const std::uint32_t other = first_task[task.same_unit] + task.same_task;
      tied[own] = tied[other] = true;
      sets.join(own, other);
    }
  }
  std::vector<std::uint32_t> group_of_root(count, model::none);
  group_of_.resize(reg.units.size());
  for (std::uint32_t u = 0; u < reg.units.size(); ++u) {
    group_of_[u].assign(reg.units[u].tasks.size(), model::none);
    for (std::uint32_t t = 0; t < reg.units[u].tasks.size(); ++t) {
      if (!tied[first_task[u] + t]) continue;
      std::uint32_t& group = group_of_root[sets.root(first_task[u] + t)];
      if (group == model::none) {
        group = static_cast<std::uint32_t>(groups_.size());
        groups_.emplace_back();
      }
      group_of_[u][t] = group;
      add_acts(reg, records[u], u, t, groups_[group]);
    }
  }
  for (std::vector<Act>& group : groups_) count_once(group);
}

const std::vector<Act>* SameActs::of(std::uint32_t unit, std::uint32_t task) const {
  if (group_of_.empty() || group_of_[unit][task] == model::none) return nullptr;
  return &groups_[group_of_[unit][task]];
}

}  // namespace ljfl::standing
