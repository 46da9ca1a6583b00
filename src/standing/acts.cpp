#include "standing/acts.hpp"

#include <algorithm>
#include <tuple>

namespace ljfl::standing {

UnitRecords sort_records(const model::Unit& unit, time::Date as_of) {
  UnitRecords out;
  out.by_task.resize(unit.tasks.size());
  out.by_quota.resize(unit.quotas.size());
  std::vector<std::uint32_t> order;
  order.reserve(unit.records.size());
  for (std::uint32_t i = 0; i < unit.records.size(); ++i) {
    if (unit.records[i].date.value <= as_of) order.push_back(i);
  }
  // Records stand by month and then as written: mostly in order already.
  std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return unit.records[i].date.value; });
  for (const std::uint32_t i : order) {
    const model::Record& record = unit.records[i];
    if (record.task_index != model::none) out.by_task[record.task_index].push_back(i);
    if (record.quota_index != model::none) out.by_quota[record.quota_index].push_back(i);
  }
  return out;
}

std::vector<Act> acts_of(const model::Register& reg, const std::vector<UnitRecords>& records, std::uint32_t unit,
                         std::uint32_t task) {
  std::vector<Act> out;
  for (const std::uint32_t i : records[unit].by_task[task]) {
    const model::Record& record = reg.units[unit].records[i];
    Act act{.ref = {.unit = unit, .record = i}, .date = record.date.value, .times = record.times.value};
    if (record.covers) act.covers = record.covers->value;
    out.push_back(act);
  }
  return out;
}

namespace {

/// Of the acts of one day and period, the unit that counts most counts; the others' times become 0.
void count_once(std::vector<Act>& acts) {
  const auto key = [](const Act& act) { return std::tie(act.date, act.covers); };
  std::ranges::stable_sort(acts, [&](const Act& a, const Act& b) {
    return std::tuple_cat(key(a), std::tie(a.ref)) < std::tuple_cat(key(b), std::tie(b.ref));
  });
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

}  // namespace

SameActs::SameActs(const model::Register& reg, const std::vector<UnitRecords>& records) {
  const auto find = [&](std::uint32_t unit, std::uint32_t task) -> Member& {
    const auto found = std::ranges::find_if(
        members_, [&](const Member& member) { return member.unit == unit && member.task == task; });
    if (found != members_.end()) return *found;
    return members_.emplace_back(Member{.unit = unit, .task = task, .group = members_.size()});
  };
  for (std::uint32_t u = 0; u < reg.units.size(); ++u) {
    for (std::uint32_t t = 0; t < reg.units[u].tasks.size(); ++t) {
      const model::Task& task = reg.units[u].tasks[t];
      if (task.same_task == model::none) continue;
      const std::size_t own = find(u, t).group;
      const std::size_t other = find(task.same_unit, task.same_task).group;
      for (Member& member : members_) {
        if (member.group == other) member.group = own;
      }
    }
  }
  groups_.resize(members_.size());
  for (const Member& member : members_) {
    const std::vector<Act> acts = acts_of(reg, records, member.unit, member.task);
    std::vector<Act>& group = groups_[member.group];
    group.insert(group.end(), acts.begin(), acts.end());
  }
  for (std::vector<Act>& group : groups_) count_once(group);
}

const std::vector<Act>* SameActs::of(std::uint32_t unit, std::uint32_t task) const {
  for (const Member& member : members_) {
    if (member.unit == unit && member.task == task) return &groups_[member.group];
  }
  return nullptr;
}

}  // namespace ljfl::standing
