#include <algorithm>

#include "standing/acts.hpp"

namespace ljfl::standing {
namespace {

/// A task that is its quotas stands as the worst of them does.
State worst_of(const std::vector<std::uint32_t>& quotas, const std::vector<QuotaStanding>& standings) {
  constexpr State from_worst[] = {State::missed, State::behind, State::below, State::on_pace, State::pending};
  for (const State state : from_worst) {
    for (const std::uint32_t i : quotas) {
      if (standings[i].state == state) return state;
    }
  }
  return State::reached;
}

void assess_task_of_quotas(const model::Task& task, const UnitStanding& unit, const std::vector<Act>& acts,
                           TaskStanding& out) {
  out.state = worst_of(task.quotas, unit.quotas);
  for (const std::uint32_t i : task.quotas) {
    const QuotaStanding& quota = unit.quotas[i];
    if (!out.due || *quota.due < *out.due) out.due = quota.due;
    out.records.insert(out.records.end(), quota.records.begin(), quota.records.end());
    if (quota.proved_on && (!out.last_record || *out.last_record < *quota.proved_on)) out.last_record = quota.proved_on;
    out.done += quota.done;
  }
  for (const Act& act : acts) {
    out.records.push_back(act.ref);
    if (!out.last_record || *out.last_record < act.date) out.last_record = act.date;
  }
}

}  // namespace

Standing assess(const model::Register& reg, time::Date as_of) {
  Standing out;
  out.as_of = as_of;
  std::vector<UnitRecords> records;
  records.reserve(reg.units.size());
  for (const model::Unit& unit : reg.units) records.push_back(sort_records(unit, as_of));
  const SameActs same(reg, records);

  for (std::uint32_t u = 0; u < reg.units.size(); ++u) {
    const model::Unit& unit = reg.units[u];
    UnitStanding now;
    for (std::uint32_t q = 0; q < unit.quotas.size(); ++q) {
      now.quotas.push_back(assess_quota(reg.config, unit, u, unit.quotas[q], records[u].by_quota[q], as_of));
    }
    for (std::uint32_t t = 0; t < unit.tasks.size(); ++t) {
      const model::Task& task = unit.tasks[t];
      const std::vector<Act>* const joint = same.of(u, t);
      const std::vector<Act> own = joint == nullptr ? acts_of(reg, records, u, t) : std::vector<Act>{};
      const std::vector<Act>& acts = joint == nullptr ? own : *joint;
      TaskStanding standing;
      standing.kind = task.kind();
      switch (standing.kind) {
        case model::TaskKind::deliverable: assess_deliverable(reg.config, task, acts, as_of, standing); break;
        case model::TaskKind::recurring: assess_recurring(reg.config, task, acts, as_of, standing); break;
        case model::TaskKind::quota: assess_task_of_quotas(task, now, acts, standing); break;
        case model::TaskKind::standing: assess_standing_work(reg.config, acts, as_of, standing); break;
      }
      now.tasks.push_back(std::move(standing));
    }
    for (const model::Record& record : unit.records) {
      if (record.date.value > as_of) continue;
      if (!now.last_record || *now.last_record < record.date.value) now.last_record = record.date.value;
    }
    out.units.push_back(std::move(now));
  }
  for (const model::Finding& finding : reg.findings) {
    out.known.push_back(finding.date.value <= as_of);
    out.findings.push_back(assess_finding(reg.config, finding, as_of));
  }
  return out;
}

}  // namespace ljfl::standing
