/// The records that count for a task, in the order of their days. Private to `standing`.
#pragma once

#include "standing/standing.hpp"

namespace ljfl::standing {

/// One record as it counts for a task. `times` is 0 where the same act was counted in another unit's record.
struct Act {
  RecordRef ref = {};
  time::Date date = {};
  std::optional<time::Period> covers = {};
  std::int64_t times = 1;
};

/// Numbers in groups that lie one behind the other: a unit has some thirty tasks, and a province thousands of units.
class Groups {
 public:
  /// As many groups as there are sizes, none of which gets more than its size.
  explicit Groups(std::span<const std::uint32_t> sizes);
  Groups() = default;
  void add(std::uint32_t group, std::uint32_t number) { numbers_[ends_[group]++] = number; }
  [[nodiscard]] std::span<const std::uint32_t> operator[](std::uint32_t group) const {
    return std::span{numbers_}.subspan(begins_[group], ends_[group] - begins_[group]);
  }

 private:
  std::vector<std::uint32_t> begins_ = {};
  std::vector<std::uint32_t> ends_ = {};
  std::vector<std::uint32_t> numbers_ = {};
};

/// A unit's records by task and by quota, by day and then as written. Records after the as-of day do not exist.
struct UnitRecords {
  Groups by_task = {};
  Groups by_quota = {};
  std::optional<time::Date> last = {};  ///< of any record, also of one that names nothing known
};
[[nodiscard]] UnitRecords sort_records(const model::Unit& unit, time::Date as_of);

/// Adds the task's own acts to `out`.
void add_acts(const model::Register& reg, const UnitRecords& records, std::uint32_t unit, std::uint32_t task,
              std::vector<Act>& out);

/// Tasks that one act serves together (same_as): their acts are the union, and what two units record of one day and
/// one `for` counts once.
class SameActs {
 public:
  /// `records` as Register::units; those of units that share no acts are not asked for.
  SameActs(const model::Register& reg, const std::vector<UnitRecords>& records);
  /// The joint acts of the task's group; nothing when it stands alone.
  [[nodiscard]] const std::vector<Act>* of(std::uint32_t unit, std::uint32_t task) const;

 private:
  std::vector<std::vector<std::uint32_t>> group_of_ = {};  ///< by unit and task; model::none for one that stands alone
  std::vector<std::vector<Act>> groups_ = {};
};

}  // namespace ljfl::standing
