/// Months → a half year's score → ranks within groups.
#include <algorithm>
#include <array>
#include <cstdlib>

#include "standing/score.hpp"

namespace ljfl::standing {
namespace {

/// The days as of which the period's months are scored.
std::vector<std::pair<time::Period, time::Date>> months_of(time::Period period, time::Date as_of) {
  std::vector<std::pair<time::Period, time::Date>> out;
  const bool alone = period.kind == time::PeriodKind::month;
  for (time::Period month = time::period_of(time::PeriodKind::month, period.first()); month.first() <= period.last();
       month = month.next()) {
    if (month.last() <= as_of) {
      out.emplace_back(month, month.last());
    } else if (alone && month.first() <= as_of) {
      out.emplace_back(month, as_of);
    }
  }
  return out;
}

/// Mean, bonus and veto; what a unit's months come to.
void sum_up(const model::Register& reg, const Said& said, time::Period period, time::Date as_of, UnitScore& out) {
  std::int64_t sum = 0;
  for (const MonthScore& month : out.months) {
    if (month.assessed != Assessed::yes) continue;
    ++out.assessed;
    sum += month.score.hundredths;
  }
  if (out.assessed > 0) out.mean.hundredths = model::rounded(sum, out.assessed);
  std::int64_t bonus = 0;
  for (const std::uint32_t m : said.marks) {
    const model::Mark& mark = reg.marks[m];
    const bool bonus_or_veto = mark.kind.value == model::MarkKind::bonus || mark.kind.value == model::MarkKind::veto;
    if (!bonus_or_veto || !period.holds(mark.date.value) || mark.date.value > as_of) continue;
    out.marks.push_back(m);
    if (mark.kind.value == model::MarkKind::veto) out.vetoed = true;
    if (mark.kind.value == model::MarkKind::bonus && mark.points) bonus += mark.points->value.hundredths;
  }
  out.bonus.hundredths = std::min(bonus, reg.config.assessment.bonus_cap.hundredths);
  if (out.assessed > 0) out.score = model::Decimal{out.mean.hundredths + out.bonus.hundredths};
}

void put_in_order(Ranking& ranking, Group& group) {
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    const UnitScore& left = ranking.units[a];
    const UnitScore& right = ranking.units[b];
    if (left.score.has_value() != right.score.has_value()) return left.score.has_value();
    if (!left.score) return false;
    if (left.vetoed != right.vetoed) return right.vetoed;
    return *left.score > *right.score;
  };
  std::ranges::stable_sort(group.units, before);
  for (std::size_t i = 0; i < group.units.size(); ++i) {
    UnitScore& here = ranking.units[group.units[i]];
    if (!here.score) break;
    const bool shares = i > 0 && !before(group.units[i - 1], group.units[i]);
    here.rank = shares ? ranking.units[group.units[i - 1]].rank : static_cast<int>(i) + 1;
  }
}

}  // namespace

Ranking rank(const model::Register& reg, time::Period period, time::Date as_of) {
  Ranking out;
  out.period = period;
  out.units.resize(reg.units.size());
  const std::vector<Said> said = said_of_units(reg);
  for (const auto& [month, day] : months_of(period, as_of)) {
    const Standing then = assess(reg, day);
    for (std::uint32_t u = 0; u < reg.units.size(); ++u)
      out.units[u].months.push_back(score_month(reg, then, u, month, said[u]));
  }
  const std::vector<std::string>& apart = reg.config.assessment.apart;
  for (std::uint32_t u = 0; u < reg.units.size(); ++u) {
    sum_up(reg, said[u], period, as_of, out.units[u]);
    const bool lead = reg.units[u].role.value == model::Role::lead;  // who ranks is not ranked
    out.units[u].apart = lead || std::ranges::find(apart, reg.units[u].id) != apart.end();
    if (out.units[u].apart) out.apart.push_back(u);
  }
  constexpr std::array roles = {model::Role::member, model::Role::local, model::Role::other};
  for (const model::Role role : roles) {
    Group group{.role = role};
    for (std::uint32_t u = 0; u < reg.units.size(); ++u) {
      if (reg.units[u].role.value == role && !out.units[u].apart) group.units.push_back(u);
    }
    if (group.units.empty()) continue;
    put_in_order(out, group);
    out.groups.push_back(std::move(group));
  }
  return out;
}

std::optional<Move> moved(const Ranking& before, const Ranking& now, std::uint32_t unit) {
  const UnitScore& was = before.units[unit];
  const UnitScore& is = now.units[unit];
  if (!was.score || !is.score) return std::nullopt;
  Move out;
  out.from = was.rank;
  if (was.rank > 0 && is.rank > 0) out.places = was.rank - is.rank;
  out.score_change.hundredths = is.score->hundredths - was.score->hundredths;
  for (std::size_t i = 0; i < is.months.front().items.size(); ++i) {
    const std::int64_t change = brought(is, i).hundredths - brought(was, i).hundredths;
    if (change != 0) out.items.push_back({.item = i, .change = {change}});
  }
  const auto weight = [](const Move::Change& change) { return -std::abs(change.change.hundredths); };
  std::ranges::stable_sort(out.items, {}, weight);
  return out;
}

}  // namespace ljfl::standing
