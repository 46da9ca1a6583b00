#include "report/restated.hpp"

#include <algorithm>

#include "report/view.hpp"

namespace ljfl::report {
namespace {

std::string figure_of(const standing::QuotaStanding& quota) {
  return quota.level ? model::plain(*quota.level) + "%" : std::to_string(quota.done);
}

template <typename Item>
std::size_t index_of(const std::vector<Item>& items, std::string_view id) {
  return static_cast<std::size_t>(std::ranges::find_if(items, [&](const Item& one) { return one.id.value == id; }) -
                                  items.begin());
}

class Compared {
 public:
  Compared(const model::Unit& unit, std::vector<Restated>& out) : unit_(unit), out_(out) {}

  void quota(const model::Quota& quota, const standing::QuotaStanding& before, const standing::QuotaStanding& after) {
    add(quota.id.value, label(quota), "", figure_of(before), figure_of(after));
  }

  void task(const model::Task& task, const standing::TaskStanding& before, const standing::TaskStanding& after) {
    for (const standing::PeriodStanding& now : after.periods) {
      const auto old = std::ranges::find(before.periods, now.period, &standing::PeriodStanding::period);
      if (old == before.periods.end()) continue;
      add(task.id.value, label(task), now.period.name(), std::to_string(old->done), std::to_string(now.done));
    }
  }

 private:
  void add(std::string_view item, std::string_view title, std::string period, std::string published, std::string now) {
    if (published == now) return;
    out_.push_back({.unit = std::string{unit_.id},
                    .unit_name = std::string{unit_.name.value},
                    .item = std::string{item},
                    .title = std::string{title},
                    .period = std::move(period),
                    .published = std::move(published),
                    .now = std::move(now)});
  }

  const model::Unit& unit_;
  std::vector<Restated>& out_;
};

}  // namespace

std::vector<Restated> restated(const model::Register& published, const model::Register& now, time::Date as_of) {
  std::vector<Restated> out;
  const standing::Standing then = standing::assess(published, as_of);
  const standing::Standing today = standing::assess(now, as_of);
  for (std::size_t u = 0; u < now.units.size(); ++u) {
    const model::Unit& unit = now.units[u];
    const auto same = std::ranges::find(published.units, unit.id, &model::Unit::id);
    if (same == published.units.end()) continue;
    const standing::UnitStanding& before = then.units[static_cast<std::size_t>(same - published.units.begin())];
    Compared compared(unit, out);
    for (std::size_t q = 0; q < unit.quotas.size(); ++q) {
      const std::size_t old = index_of(same->quotas, unit.quotas[q].id.value);
      if (old < same->quotas.size()) compared.quota(unit.quotas[q], before.quotas[old], today.units[u].quotas[q]);
    }
    for (std::size_t t = 0; t < unit.tasks.size(); ++t) {
      const std::size_t old = index_of(same->tasks, unit.tasks[t].id.value);
      if (old < same->tasks.size()) compared.task(unit.tasks[t], before.tasks[old], today.units[u].tasks[t]);
    }
  }
  return out;
}

std::string figure_name(const Restated& figure, diag::Lang lang) {
  const auto covered = time::parse_period(figure.period);
  if (lang != diag::Lang::zh) return figure.title + (figure.period.empty() ? "" : " of " + figure.period);
  return figure.title + (covered ? covered->chinese() + "的次数" : figure.now.ends_with('%') ? "" : "的完成数");
}

std::string sentence(const Restated& figure, time::Period period, diag::Lang lang) {
  const std::string name = figure_name(figure, lang);
  if (lang == diag::Lang::zh)
    return figure.unit_name + name + "，" + period.chinese() + "的通报为 " + figure.published + "，现更正为 " +
           figure.now + "。";
  return figure.unit_name + ", " + name + ": " + figure.published + " in the report of " + period.name() +
         ", now corrected to " + figure.now + ".";
}

}  // namespace ljfl::report
