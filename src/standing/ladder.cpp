#include "standing/ladder.hpp"

#include <algorithm>
#include <tuple>

#include "standing/judge.hpp"

namespace ljfl::standing {
namespace {

using model::Rung;
using model::Slip;

/// One thing that may be late by itself: of a recurring task a single period.
struct Key {
  Matter matter = Matter::deliverable;
  std::uint32_t unit = model::none;
  std::uint32_t item = model::none;
  std::optional<time::Period> period = {};
};

enum class Need : std::uint8_t { nothing, soon, late };

struct Judged {
  Need need = Need::nothing;
  time::Date due = {};
  std::int64_t missing = 0;
};

Need need_of(State state) {
  if (state == State::overdue || state == State::missed || state == State::behind) return Need::late;
  return state == State::due_soon ? Need::soon : Need::nothing;
}

class Ladder {
 public:
  explicit Ladder(const model::Register& reg) : reg_(reg) {}

  [[nodiscard]] Judged judge(const Standing& now, const Key& key) const {
    if (key.matter == Matter::finding) {
      const model::Finding& finding = reg_.findings[key.item];
      if (!now.known[key.item] || !finding.rectify_by) return {};
      return {need_of(now.findings[key.item].state), reg_.config.calendar.rolled(finding.rectify_by->value), 1};
    }
    if (key.matter == Matter::quota) return judge(now.units[key.unit].quotas[key.item], now.as_of);
    const TaskStanding& task = now.units[key.unit].tasks[key.item];
    if (key.matter == Matter::deliverable) return {need_of(task.state), *task.due, 1};
    const auto found = std::ranges::find(task.periods, *key.period, &PeriodStanding::period);
    if (found == task.periods.end()) return {};
    if (found->state == PeriodState::short_of) return {Need::late, found->due, found->missing()};
    // Nobody is reminded of October who is chased for September.
    const bool soon = found->state == PeriodState::running && task.state == State::due_soon &&
                      is_soon(reg_.config, found->due, now.as_of);
    return {soon ? Need::soon : Need::nothing, found->due, found->missing()};
  }

  /// Every key that there is as of the day, by unit, item and period; findings last.
  [[nodiscard]] std::vector<Key> keys(const Standing& now) const {
    std::vector<Key> out;
    for (std::uint32_t u = 0; u < reg_.units.size(); ++u) {
      for (std::uint32_t t = 0; t < reg_.units[u].tasks.size(); ++t) {
        const TaskStanding& task = now.units[u].tasks[t];
        if (task.kind == model::TaskKind::deliverable)
          out.push_back({.matter = Matter::deliverable, .unit = u, .item = t});
        for (const PeriodStanding& period : task.periods) {
          out.push_back({.matter = Matter::period, .unit = u, .item = t, .period = period.period});
        }
      }
      for (std::uint32_t q = 0; q < reg_.units[u].quotas.size(); ++q)
        out.push_back({.matter = Matter::quota, .unit = u, .item = q});
    }
    for (std::uint32_t f = 0; f < reg_.findings.size(); ++f) {
      if (reg_.findings[f].unit_index == model::none) continue;
      out.push_back({.matter = Matter::finding, .unit = reg_.findings[f].unit_index, .item = f});
    }
    return out;
  }

  /// Is the slip about this very thing?
  [[nodiscard]] bool concerns(const Slip& slip, const Key& key) const {
    if (slip.unit_index != key.unit) return false;
    switch (key.matter) {
      case Matter::finding:
        return slip.kind == model::SlipKind::finding && slip.item.value == reg_.findings[key.item].id.value;
      case Matter::quota:
        return slip.kind == model::SlipKind::quota && slip.item.value == reg_.units[key.unit].quotas[key.item].id.value;
      case Matter::deliverable:
      case Matter::period: break;
    }
    if (slip.kind != model::SlipKind::task || slip.item.value != reg_.units[key.unit].tasks[key.item].id.value)
      return false;
    return !key.period || std::ranges::find(slip.periods, *key.period) != slip.periods.end();
  }

  /// Was the quota on its pace (or reached) on some day in (from, to]? Everything else that was mended stays so.
  [[nodiscard]] bool mended_between(const Key& key, time::Date from, time::Date to) const {
    if (key.matter != Matter::quota) return false;
    const model::Unit& unit = reg_.units[key.unit];
    for (time::Date day = from + std::chrono::days{1}; day <= to; day += std::chrono::days{1}) {
      const QuotaStanding now =
          judge_quota(reg_.config, unit, key.unit, unit.quotas[key.item], records_by(key, day), day);
      if (judge(now, day).need != Need::late) return true;
    }
    return false;
  }

  /// The slips that still speak of it: those since it was last mended.
  [[nodiscard]] std::vector<std::uint32_t> slips_of(const Key& key, time::Date today) const {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < reg_.slips.size(); ++i) {
      if (!concerns(reg_.slips[i], key)) continue;
      if (reg_.slips[i].rung != Rung::blue && mended_between(key, reg_.slips[i].issued.value, today)) continue;
      out.push_back(i);
    }
    return out;
  }

 private:
  [[nodiscard]] Judged judge(const QuotaStanding& quota, time::Date as_of) const {
    const Need need = need_of(quota.state);
    if (need == Need::late) return {need, *quota.due, quota.lag > 0 ? quota.lag : std::max<std::int64_t>(quota.gap, 1)};
    const bool open = quota.state == State::on_pace || quota.state == State::below;
    return {open && is_soon(reg_.config, *quota.due, as_of) ? Need::soon : Need::nothing, *quota.due,
            std::max<std::int64_t>(quota.gap, 1)};
  }

  [[nodiscard]] std::vector<std::uint32_t> records_by(const Key& key, time::Date day) const {
    const UnitRecords sorted = sort_records(reg_.units[key.unit], day);
    const std::span<const std::uint32_t> own = sorted.by_quota[key.item];
    return {own.begin(), own.end()};
  }

  const model::Register& reg_;
};

bool holds(const std::vector<std::uint32_t>& slips, const model::Register& reg, Rung rung) {
  return std::ranges::any_of(slips, [&](std::uint32_t i) { return reg.slips[i].rung == rung; });
}

}  // namespace

std::vector<NextSlip> next_slips(const model::Register& reg, const Standing& then, const Standing& today) {
  const Ladder ladder(reg);
  std::vector<NextSlip> out;
  const auto add = [&](Rung rung, const Key& key, const Judged& judged, const std::vector<std::uint32_t>& follows) {
    // Several periods of one task on one rung are one slip; keys come task by task.
    const auto same = std::ranges::find_if(out, [&](const NextSlip& slip) {
      return key.period && slip.matter == Matter::period && slip.rung == rung && slip.unit == key.unit &&
             slip.item == key.item;
    });
    NextSlip& slip =
        same != out.end()
            ? *same
            : out.emplace_back(
                  NextSlip{.rung = rung, .matter = key.matter, .unit = key.unit, .item = key.item, .due = judged.due});
    slip.missing += judged.missing;
    slip.due = std::min(slip.due, judged.due);
    if (key.period) slip.periods.push_back(*key.period);
    for (const std::uint32_t i : follows) {
      if (std::ranges::find(slip.follows, i) == slip.follows.end()) slip.follows.push_back(i);
    }
  };
  for (const Key& key : ladder.keys(then)) {
    const Judged judged = ladder.judge(then, key);
    if (judged.need == Need::nothing) continue;
    const Judged still = ladder.judge(today, key);
    if (still.need == Need::nothing) continue;  // mended since
    const std::vector<std::uint32_t> issued = ladder.slips_of(key, today.as_of);
    if (judged.need == Need::soon) {
      if (issued.empty() && still.need == Need::soon) add(Rung::blue, key, still, {});
      continue;
    }
    if (holds(issued, reg, Rung::red)) continue;
    if (!holds(issued, reg, Rung::orange)) {
      const bool reminded =
          std::ranges::any_of(issued, [&](std::uint32_t i) { return reg.slips[i].term.value >= then.as_of; });
      if (!reminded) add(Rung::orange, key, still, {});
      continue;
    }
    std::vector<std::uint32_t> orange = issued;
    std::erase_if(orange, [&](std::uint32_t i) { return reg.slips[i].rung != Rung::orange; });
    const bool lapsed =
        std::ranges::all_of(orange, [&](std::uint32_t i) { return reg.slips[i].term.value < then.as_of; });
    if (lapsed) add(Rung::red, key, still, orange);
  }
  std::ranges::stable_sort(out, {}, [](const NextSlip& slip) {
    return std::make_tuple(slip.unit, slip.matter == Matter::finding, slip.matter == Matter::quota, slip.item,
                           slip.rung);
  });
  return out;
}

std::vector<SlipState> slip_states(const model::Register& reg, const Standing& now) {
  std::vector<SlipState> out(reg.slips.size(), SlipState::settled);
  if (out.empty()) return out;
  const Ladder ladder(reg);
  for (const Key& key : ladder.keys(now)) {
    const Need need = ladder.judge(now, key).need;
    if (need == Need::nothing) continue;
    for (std::uint32_t i = 0; i < reg.slips.size(); ++i) {
      if (!ladder.concerns(reg.slips[i], key)) continue;
      // Who is chased for what is late is not chased by what falls due next.
      if (need == Need::soon && reg.slips[i].rung != Rung::blue) continue;
      out[i] = reg.slips[i].term.value < now.as_of ? SlipState::lapsed : SlipState::running;
    }
  }
  return out;
}

std::vector<std::uint32_t> lapsed_red(const model::Register& reg, const Standing& now) {
  const Ladder ladder(reg);
  std::vector<std::uint32_t> out;
  for (const Key& key : ladder.keys(now)) {
    if (ladder.judge(now, key).need != Need::late) continue;
    for (const std::uint32_t i : ladder.slips_of(key, now.as_of)) {
      const bool ended = reg.slips[i].rung == Rung::red && reg.slips[i].term.value < now.as_of;
      if (ended && std::ranges::find(out, i) == out.end()) out.push_back(i);
    }
  }
  std::ranges::sort(out);
  return out;
}

}  // namespace ljfl::standing
