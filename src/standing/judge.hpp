/// How each kind of task, a quota and a finding are judged: a file each. Private to `standing`.
#pragma once

#include "standing/acts.hpp"

namespace ljfl::standing {

// `out` has its records, last_record and done (the times of all acts) already.
void judge_deliverable(const model::Config& config, const model::Task& task, const std::vector<Act>& acts,
                       time::Date as_of, TaskStanding& out);
void judge_recurring(const model::Config& config, const model::Task& task, const std::vector<Act>& acts,
                     time::Date as_of, TaskStanding& out);
void judge_standing_work(const model::Config& config, time::Date as_of, TaskStanding& out);
/// A task that is its quotas. `quotas` are those of the whole unit.
void judge_by_quotas(const model::Unit& unit, const model::Task& task, const std::vector<QuotaStanding>& quotas,
                     TaskStanding& out);

/// `records` are the quota's own, by day.
[[nodiscard]] QuotaStanding judge_quota(const model::Config& config, const model::Unit& unit, std::uint32_t unit_index,
                                        const model::Quota& quota, std::span<const std::uint32_t> records,
                                        time::Date as_of);
/// Of a finding that is known on the day.
[[nodiscard]] FindingStanding judge_finding(const model::Config& config, const model::Finding& finding,
                                            time::Date as_of);

/// Not past, and near. The due day itself is still in time.
[[nodiscard]] inline bool is_soon(const model::Config& config, time::Date due, time::Date as_of) {
  return due >= as_of && time::days_between(as_of, due) <= config.due_soon_days;
}

}  // namespace ljfl::standing
