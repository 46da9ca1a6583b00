#include "standing/judge.hpp"

namespace ljfl::standing {
namespace {

TaskStanding judge_task(const model::Config& config, const model::Unit& unit, const model::Task& task,
                        const std::vector<Act>& acts, const std::vector<QuotaStanding>& quotas, time::Date as_of) {
  TaskStanding out;
  out.kind = task.kind();
  out.records.reserve(acts.size());
  out.counted.reserve(acts.size());
  for (const Act& act : acts) {
    out.records.push_back(act.ref);
    out.counted.push_back(act.times);
    out.last_record = act.date;
    out.done += act.times;
  }
  switch (out.kind) {
    case model::TaskKind::deliverable: judge_deliverable(config, task, acts, as_of, out); break;
    case model::TaskKind::recurring: judge_recurring(config, task, acts, as_of, out); break;
    case model::TaskKind::quota: judge_by_quotas(unit, task, quotas, out); break;
    case model::TaskKind::standing: judge_standing_work(config, as_of, out); break;
  }
  return out;
}

}  // namespace

Standing assess(const model::Register& reg, time::Date as_of) {
  Standing out;
  out.as_of = as_of;
  std::vector<UnitRecords> records;
  records.reserve(reg.units.size());
  for (const model::Unit& unit : reg.units) records.push_back(sort_records(unit, as_of));
  const SameActs same(reg, records);

  out.units.reserve(reg.units.size());
  for (std::uint32_t u = 0; u < reg.units.size(); ++u) {
    const model::Unit& unit = reg.units[u];
    UnitStanding now;
    now.last_record = records[u].last;
    now.quotas.reserve(unit.quotas.size());
    for (std::uint32_t q = 0; q < unit.quotas.size(); ++q) {
      now.quotas.push_back(judge_quota(reg.config, unit, u, unit.quotas[q], records[u].by_quota[q], as_of));
    }
    now.tasks.reserve(unit.tasks.size());
    for (std::uint32_t t = 0; t < unit.tasks.size(); ++t) {
      const std::vector<Act>* const joint = same.of(u, t);
      const std::vector<Act> own = joint == nullptr ? acts_of(reg, records, u, t) : std::vector<Act>{};
      now.tasks.push_back(
          judge_task(reg.config, unit, unit.tasks[t], joint == nullptr ? own : *joint, now.quotas, as_of));
    }
    out.units.push_back(std::move(now));
  }
  for (const model::Finding& finding : reg.findings) {
    const bool known = finding.date.value <= as_of;
    out.known.push_back(known);
    out.findings.push_back(known ? judge_finding(reg.config, finding, as_of) : FindingStanding{});
  }
  return out;
}

}  // namespace ljfl::standing
