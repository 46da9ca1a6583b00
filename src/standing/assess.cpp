#include <algorithm>

#include "standing/judge.hpp"
#include "standing/one_unit.hpp"
#include "work/each.hpp"

namespace ljfl::standing {
namespace {

TaskStanding judge_task(const model::Config& config, const model::Unit& unit, const model::Task& task,
                        const std::vector<Act>& acts, const std::vector<QuotaStanding>& quotas, time::Date as_of) {
  TaskStanding out;
  out.kind = task.kind();
  out.records.reserve(acts.size());
  for (const Act& act : acts) {
    out.records.push_back({.record = act.ref, .adds = act.times});
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

UnitStanding judge_unit(const model::Register& reg, const UnitRecords& records, const SameActs& same, std::uint32_t u,
                        time::Date as_of) {
  const model::Unit& unit = reg.units[u];
  UnitStanding now;
  now.last_record = records.last;
  now.quotas.reserve(unit.quotas.size());
  for (std::uint32_t q = 0; q < unit.quotas.size(); ++q) {
    now.quotas.push_back(judge_quota(reg.config, unit, u, unit.quotas[q], records.by_quota[q], as_of));
  }
  now.tasks.reserve(unit.tasks.size());
  std::vector<Act> own;
  for (std::uint32_t t = 0; t < unit.tasks.size(); ++t) {
    const std::vector<Act>* const joint = same.of(u, t);
    own.clear();
    if (joint == nullptr) add_acts(reg, records, u, t, own);
    now.tasks.push_back(
        judge_task(reg.config, unit, unit.tasks[t], joint == nullptr ? own : *joint, now.quotas, as_of));
  }
  return now;
}

/// The records of the units that share acts with another, as Register::units.
std::vector<UnitRecords> shared_records(const model::Register& reg, time::Date as_of) {
  std::vector<bool> shares(reg.units.size(), false);
  for (std::size_t u = 0; u < reg.units.size(); ++u) {
    for (const model::Task& task : reg.units[u].tasks) {
      if (task.same_task != model::none) shares[u] = shares[task.same_unit] = true;
    }
  }
  std::vector<UnitRecords> out(reg.units.size());
  for (std::size_t u = 0; u < out.size(); ++u) {
    if (shares[u]) out[u] = sort_records(reg.units[u], as_of);
  }
  return out;
}

}  // namespace

std::optional<RecordRef> record_of(const model::Register& reg, std::span<const Counted> records, time::Date day) {
  const auto found = std::ranges::find_if(records, [&](const Counted& one) {
    return reg.units[one.record.unit].records[one.record.record].date.value == day;
  });
  return found == records.end() ? std::nullopt : std::optional{found->record};
}

UnitStanding assess_unit(const model::Register& reg, std::uint32_t unit, time::Date as_of) {
  const std::vector<UnitRecords> shared = shared_records(reg, as_of);
  return judge_unit(reg, sort_records(reg.units[unit], as_of), SameActs(reg, shared), unit, as_of);
}

FindingStanding assess_finding(const model::Register& reg, std::uint32_t finding, time::Date as_of) {
  return judge_finding(reg.config, reg.findings[finding], as_of);
}

Standing assess(const model::Register& reg, time::Date as_of, unsigned workers) {
  Standing out;
  out.as_of = as_of;
  const SameActs same(reg, shared_records(reg, as_of));
  out.units.resize(reg.units.size());
  work::each(out.units.size(), workers, [&](std::size_t u) {
    out.units[u] = judge_unit(reg, sort_records(reg.units[u], as_of), same, static_cast<std::uint32_t>(u), as_of);
  });
  for (const model::Finding& finding : reg.findings) {
    const bool known = finding.date.value <= as_of;
    out.known.push_back(known);
    out.findings.push_back(known ? judge_finding(reg.config, finding, as_of) : FindingStanding{});
  }
  return out;
}

}  // namespace ljfl::standing
