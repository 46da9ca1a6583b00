#include "load/resolve.hpp"

#include <algorithm>
#include <cstring>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "work/sort.hpp"

namespace ljfl::load {
namespace {

/// A word as its length and two numbers, of its first and its last eight bytes: no others have the same, unless both
/// are longer than sixteen.
struct Print {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  std::size_t size = 0;
  explicit Print(std::string_view word) : size(word.size()) {
    if (size >= sizeof first) {
      std::memcpy(&first, word.data(), sizeof first);
      std::memcpy(&last, word.data() + size - sizeof last, sizeof last);
    } else {
      for (const char c : word) first = first << 8U | static_cast<unsigned char>(c);
    }
  }
  bool operator==(const Print&) const = default;
};

/// The places of ids. A unit has a dozen, which are looked through; who brings thousands has them looked up.
class Index {
 public:
  template <typename Items>
  explicit Index(const Items& items) {
    ids_.reserve(items.size());
    for (const auto& item : items) ids_.push_back({Print(item.id.value), item.id.value});
    if (ids_.size() <= few) return;
    for (std::uint32_t i = 0; i < ids_.size(); ++i) places_.emplace(ids_[i].word, i);  // the first stays
  }
  /// The first that is called so.
  [[nodiscard]] std::uint32_t operator[](std::string_view id) const {
    if (ids_.size() > few) {
      const auto found = places_.find(id);
      return found == places_.end() ? model::none : found->second;
    }
    constexpr std::size_t told_whole = 16;
    const Print print(id);
    for (std::uint32_t i = 0; i < ids_.size(); ++i) {
      if (ids_[i].print == print && (id.size() <= told_whole || ids_[i].word == id)) return i;
    }
    return model::none;
  }

 private:
  static constexpr std::size_t few = 64;
  struct Id {
    Print print;
    std::string_view word = {};
  };
  std::vector<Id> ids_ = {};
  std::unordered_map<std::string_view, std::uint32_t> places_ = {};  ///< where there are more than `few`
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
  work::sort_by_key(reg.units, [](const model::Unit& unit) {
    // A unit that is in no row of the table comes after those that are.
    return std::tuple(unit.row.value == 0 ? INT64_MAX : unit.row.value, unit.order.value, unit.id);
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
