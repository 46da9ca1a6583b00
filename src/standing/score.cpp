#include "standing/score.hpp"

#include <algorithm>

#include "standing/score_items.hpp"

namespace ljfl::standing {
namespace {

/// The item in that month by the lead office's own word: exempt, zeroed, or neither.
std::optional<std::uint32_t> marked(const Sheet& sheet, const model::RubricItem& item, model::MarkKind kind) {
  for (const std::uint32_t m : sheet.said.marks) {
    const model::Mark& mark = sheet.reg.marks[m];
    if (mark.kind.value == kind && mark.item.value == item.id && sheet.month.holds(mark.date.value) &&
        mark.date.value <= sheet.as_of) {
      return m;
    }
  }
  return std::nullopt;
}

/// One of those that `zero_at` counts: what is missing, what was found wrong, a quota that points are taken off for.
bool is_miss(const Reason& reason) {
  return reason.outcome == Outcome::missing || reason.outcome == Outcome::fault ||
         (reason.outcome == Outcome::counted && reason.cost.hundredths > 0);
}

ItemScore score_item(const Sheet& sheet, const model::RubricItem& item) {
  ItemScore out;
  out.of = item.points[static_cast<std::size_t>(sheet.unit.role.value)];
  if (out.of.hundredths == 0) return out;
  if (const auto mark = marked(sheet, item, model::MarkKind::exempt)) {
    out.reasons.push_back({.outcome = Outcome::exempt, .mark = *mark});
    return out;
  }
  out.reasons = reasons_of(sheet, item);
  // Where nothing was found wrong, the full points are earned; where nothing was asked for, none are.
  out.applies = !out.reasons.empty() || item.measure == model::Measure::findings;
  std::int64_t taken = 0;
  std::int64_t misses = 0;
  for (const Reason& reason : out.reasons) {
    out.part += reason.part;
    out.whole += reason.whole;
    taken += reason.cost.hundredths;
    if (is_miss(reason)) ++misses;
  }
  if (item.deducts) {
    out.got.hundredths = std::max<std::int64_t>(0, out.of.hundredths - taken);
  } else if (out.applies) {
    out.got.hundredths = model::rounded(out.of.hundredths * out.part, out.whole);
  }
  out.zeroed = item.zero_at > 0 && misses >= item.zero_at;
  if (const auto mark = marked(sheet, item, model::MarkKind::zero)) {
    out.reasons.push_back({.outcome = Outcome::zeroed, .mark = *mark});
    out.applies = true;
    out.zeroed = true;
  }
  if (out.zeroed || !out.applies) out.got = {};
  return out;
}

}  // namespace

std::vector<Said> said_of_units(const model::Register& reg) {
  std::vector<Said> out(reg.units.size());
  for (std::uint32_t f = 0; f < reg.findings.size(); ++f) {
    if (reg.findings[f].unit_index != model::none) out[reg.findings[f].unit_index].findings.push_back(f);
  }
  for (std::uint32_t m = 0; m < reg.marks.size(); ++m) {
    if (reg.marks[m].unit_index != model::none) out[reg.marks[m].unit_index].marks.push_back(m);
  }
  return out;
}

MonthScore score_month(const model::Register& reg, const Standing& now, std::uint32_t unit, time::Period month) {
  return score_month(reg, now, unit, month, said_of_units(reg)[unit]);
}

MonthScore score_month(const model::Register& reg, const Standing& now, std::uint32_t unit, time::Period month,
                       const Said& said) {
  const model::Assessment& rubric = reg.config.assessment;
  const Sheet sheet{
      .reg = reg, .unit = reg.units[unit], .now = now.units[unit], .said = said, .as_of = now.as_of, .month = month};
  MonthScore out;
  out.month = month;
  out.items.reserve(rubric.items.size());
  for (const model::RubricItem& item : rubric.items) {
    out.items.push_back(score_item(sheet, item));
    if (!out.items.back().applies) continue;
    out.of.hundredths += out.items.back().of.hundredths;
    out.got.hundredths += out.items.back().got.hundredths;
  }
  const bool outside = month.last() < reg.config.start || month.first() > reg.config.end;
  if (outside || std::ranges::find(rubric.not_assessed, month) != rubric.not_assessed.end()) {
    out.assessed = Assessed::set_aside;
  } else if (out.of.hundredths == 0 || out.of < rubric.least) {
    out.assessed = Assessed::too_little;
  }
  if (out.of.hundredths > 0) out.score.hundredths = model::rounded(out.got.hundredths * 10000, out.of.hundredths);
  return out;
}

model::Decimal brought(const UnitScore& score, std::size_t item) {
  std::int64_t sum = 0;
  for (const MonthScore& month : score.months) {
    if (month.assessed != Assessed::yes || !month.items[item].applies) continue;
    sum += model::rounded(month.items[item].got.hundredths * 10000, month.of.hundredths);
  }
  return {score.assessed == 0 ? 0 : model::rounded(sum, score.assessed)};
}

}  // namespace ljfl::standing
