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

/// The period of this kind that an act counts for: the one that holds its `for`, or its day where it has none. What
/// covers a longer time than the period says nothing of any of them.
[[nodiscard]] std::optional<time::Period> counts_for(time::Date date, const std::optional<time::Period>& covers,
                                                     time::PeriodKind kind);

/// A unit's records by task and by quota, by day and then as written. Records after the as-of day do not exist.
struct UnitRecords {
  std::vector<std::vector<std::uint32_t>> by_task = {};
  std::vector<std::vector<std::uint32_t>> by_quota = {};
  std::optional<time::Date> last = {};  ///< of any record, also of one that names nothing known
};
[[nodiscard]] UnitRecords sort_records(const model::Unit& unit, time::Date as_of);

[[nodiscard]] std::vector<Act> acts_of(const model::Register& reg, const UnitRecords& records, std::uint32_t unit,
                                       std::uint32_t task);

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
