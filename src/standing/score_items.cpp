/// What each measure of the rubric looks at.
#include "standing/score_items.hpp"

#include <algorithm>

namespace ljfl::standing {
namespace {

bool is_named(const model::RubricItem& item, std::string_view id) {
  const auto in = [&](const std::vector<std::string>& list) { return std::ranges::find(list, id) != list.end(); };
  return (item.tasks.empty() || in(item.tasks)) && !in(item.except);
}

/// A thing that is good, late or missing; what that counts or costs.
Reason judged(const model::RubricItem& item, Outcome outcome) {
  Reason out{.outcome = outcome};
  if (item.deducts) {
    if (outcome == Outcome::late) out.cost = item.late;
    if (outcome == Outcome::missing) out.cost = item.missing;
  } else {
    out.whole = 100;
    out.part = outcome == Outcome::good ? 100 : outcome == Outcome::late ? item.late.hundredths : 0;
  }
  return out;
}

void deliverables(const Sheet& sheet, const model::RubricItem& item, std::vector<Reason>& out) {
  for (std::uint32_t t = 0; t < sheet.now.tasks.size(); ++t) {
    const TaskStanding& task = sheet.now.tasks[t];
    if (task.kind != model::TaskKind::deliverable || !is_named(item, sheet.unit.tasks[t].id.value)) continue;
    // What is not due yet is not asked for; what is done already counts all the same.
    if (!task.done_on && !sheet.is_past(*task.due)) continue;
    Reason reason = judged(item, !task.done_on                ? Outcome::missing
                                 : *task.done_on <= *task.due ? Outcome::good
                                                              : Outcome::late);
    reason.task = t;
    reason.due = task.due;
    reason.done_on = task.done_on;
    if (task.done_on) reason.record = record_of(sheet.reg, task.records, *task.done_on);
    out.push_back(reason);
  }
}

/// Periods that fall due in the month: each is judged once.
void periods(const Sheet& sheet, const model::RubricItem& item, bool returns, std::vector<Reason>& out) {
  for (std::uint32_t t = 0; t < sheet.now.tasks.size(); ++t) {
    const TaskStanding& task = sheet.now.tasks[t];
    const std::string_view id = sheet.unit.tasks[t].id.value;
    if (task.kind != model::TaskKind::recurring || !is_named(item, id)) continue;
    if (returns != (id == sheet.reg.config.return_task)) continue;
    for (const PeriodStanding& period : task.periods) {
      if (!sheet.month.holds(period.due) || (!period.met_on && !sheet.is_past(period.due))) continue;
      Reason reason = judged(item, !period.met_on                 ? Outcome::missing
                                   : *period.met_on <= period.due ? Outcome::good
                                                                  : Outcome::late);
      reason.task = t;
      reason.period = period.period;
      reason.due = period.due;
      reason.done_on = period.met_on;
      reason.times = period.done;
      reason.required = period.required;
      if (period.record_count > 0) {
        const std::span<const Counted> acts = task.of(period);
        reason.record = period.met_on ? record_of(sheet.reg, acts, *period.met_on) : acts.back().record;
      }
      out.push_back(reason);
    }
  }
}

void standing_work(const Sheet& sheet, const model::RubricItem& item, std::vector<Reason>& out) {
  for (std::uint32_t t = 0; t < sheet.now.tasks.size(); ++t) {
    const TaskStanding& task = sheet.now.tasks[t];
    if (task.kind != model::TaskKind::standing || !is_named(item, sheet.unit.tasks[t].id.value)) continue;
    if (task.state != State::active && task.state != State::silent) continue;  // too early to tell
    Reason reason = judged(item, task.state == State::active ? Outcome::good : Outcome::missing);
    reason.task = t;
    reason.done_on = task.last_record;
    if (!task.records.empty()) reason.record = task.records.back().record;
    out.push_back(reason);
  }
}

void quotas(const Sheet& sheet, const model::RubricItem& item, std::vector<Reason>& out) {
  for (std::uint32_t q = 0; q < sheet.now.quotas.size(); ++q) {
    const QuotaStanding& quota = sheet.now.quotas[q];
    if (sheet.unit.quotas[q].target.value.kind != model::TargetKind::count || quota.expected == 0) continue;
    if (!is_named(item, sheet.unit.quotas[q].task.value)) continue;
    // More than is asked for of one quota makes up for none of another.
    Reason reason{.outcome = Outcome::counted, .quota = q, .due = quota.due, .done_on = quota.proved_on};
    if (!quota.records.empty()) reason.record = quota.records.back().record;
    if (item.deducts) {
      reason.cost = quota.lag > 0 ? item.missing : model::Decimal{};
    } else {
      reason.part = std::min(quota.done, quota.expected);
      reason.whole = quota.expected;
    }
    out.push_back(reason);
  }
}

void levels(const Sheet& sheet, const model::RubricItem& item, std::vector<Reason>& out) {
  for (std::uint32_t q = 0; q < sheet.now.quotas.size(); ++q) {
    const QuotaStanding& quota = sheet.now.quotas[q];
    if (sheet.unit.quotas[q].target.value.kind != model::TargetKind::level) continue;
    if (!is_named(item, sheet.unit.quotas[q].task.value)) continue;
    const bool reached = quota.state == State::reached;
    if (!reached && !sheet.is_past(*quota.due)) continue;
    Reason reason = judged(item, reached ? Outcome::good : Outcome::missing);
    reason.quota = q;
    reason.due = quota.due;
    reason.done_on = quota.proved_on;
    reason.level = quota.level;
    if (!quota.records.empty()) reason.record = quota.records.back().record;
    out.push_back(reason);
  }
}

void findings(const Sheet& sheet, const model::RubricItem& item, std::vector<Reason>& out) {
  for (const std::uint32_t f : sheet.said.findings) {
    const model::Finding& finding = sheet.reg.findings[f];
    if (!sheet.month.holds(finding.date.value) || finding.date.value > sheet.as_of) continue;
    out.push_back({.outcome = Outcome::fault,
                   .finding = f,
                   .due = finding.date.value,
                   .cost = finding.deduct ? finding.deduct->value : item.missing});
  }
}

void rectification(const Sheet& sheet, const model::RubricItem& item, std::vector<Reason>& out) {
  for (const std::uint32_t f : sheet.said.findings) {
    const model::Finding& finding = sheet.reg.findings[f];
    if (!finding.rectify_by || finding.date.value > sheet.as_of) continue;
    const time::Date term = sheet.reg.config.calendar.rolled(finding.rectify_by->value);
    if (!sheet.month.holds(term)) continue;
    const bool mended = finding.rectified && finding.rectified->value <= sheet.as_of;
    if (!mended && !sheet.is_past(term)) continue;
    Reason reason = judged(item, !mended                            ? Outcome::missing
                                 : finding.rectified->value <= term ? Outcome::good
                                                                    : Outcome::late);
    reason.finding = f;
    reason.due = term;
    if (mended) reason.done_on = finding.rectified->value;
    out.push_back(reason);
  }
}

}  // namespace

std::vector<Reason> reasons_of(const Sheet& sheet, const model::RubricItem& item) {
  std::vector<Reason> out;
  switch (item.measure) {
    case model::Measure::deliverables: deliverables(sheet, item, out); break;
    case model::Measure::recurring: periods(sheet, item, false, out); break;
    case model::Measure::returns: periods(sheet, item, true, out); break;
    case model::Measure::standing: standing_work(sheet, item, out); break;
    case model::Measure::quotas: quotas(sheet, item, out); break;
    case model::Measure::levels: levels(sheet, item, out); break;
    case model::Measure::findings: findings(sheet, item, out); break;
    case model::Measure::rectification: rectification(sheet, item, out); break;
  }
  return out;
}

}  // namespace ljfl::standing
