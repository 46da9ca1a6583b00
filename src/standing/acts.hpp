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

/// A unit's records by task and by quota, by day. Records after the as-of day do not exist.
struct UnitRecords {
  std::vector<std::vector<std::uint32_t>> by_task = {};
  std::vector<std::vector<std::uint32_t>> by_quota = {};
};
[[nodiscard]] UnitRecords sort_records(const model::Unit& unit, time::Date as_of);

[[nodiscard]] std::vector<Act> acts_of(const model::Register& reg, const std::vector<UnitRecords>& records,
                                       std::uint32_t unit, std::uint32_t task);

/// Tasks that one act serves together: their acts are the union, and what two units record of one day counts once.
class SameActs {
 public:
  SameActs(const model::Register& reg, const std::vector<UnitRecords>& records);
  /// The joint acts of the task's group; nothing when it stands alone.
  [[nodiscard]] const std::vector<Act>* of(std::uint32_t unit, std::uint32_t task) const;

 private:
  struct Member {
    std::uint32_t unit = 0;
    std::uint32_t task = 0;
    std::size_t group = 0;
  };
  std::vector<Member> members_ = {};
  std::vector<std::vector<Act>> groups_ = {};
};

// How each kind of task, a quota and a finding are judged.
void assess_deliverable(const model::Config& config, const model::Task& task, const std::vector<Act>& acts,
                        time::Date as_of, TaskStanding& out);
void assess_recurring(const model::Config& config, const model::Task& task, const std::vector<Act>& acts,
                      time::Date as_of, TaskStanding& out);
void assess_standing_work(const model::Config& config, const std::vector<Act>& acts, time::Date as_of,
                          TaskStanding& out);
[[nodiscard]] QuotaStanding assess_quota(const model::Config& config, const model::Unit& unit, std::uint32_t unit_index,
                                         const model::Quota& quota, const std::vector<std::uint32_t>& records,
                                         time::Date as_of);
[[nodiscard]] FindingStanding assess_finding(const model::Config& config, const model::Finding& finding,
                                             time::Date as_of);

}  // namespace ljfl::standing
