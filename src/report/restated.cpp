#include "report/restated.hpp"

#include <algorithm>

#include "report/view.hpp"

namespace ljfl::report {
namespace {

bool asks_for_a_level(const model::Quota& quota) {
  return quota.target.value.kind == model::TargetKind::level;
}

std::string figure_of(const model::Quota& quota, const standing::QuotaStanding& standing) {
  if (!asks_for_a_level(quota)) return std::to_string(standing.done);
  return standing.level ? model::plain(*standing.level) + "%" : "";
}

template <typename Item>
std::size_t index_of(const std::vector<Item>& items, std::string_view id) {
  return static_cast<std::size_t>(std::ranges::find_if(items, [&](const Item& one) { return one.id.value == id; }) -
                                  items.begin());
}

class Compared {
 public:
  Compared(const model::Unit& unit, std::vector<Restated>& out) : unit_(unit), out_(out) {}

  void quota(const model::Quota& old, const standing::QuotaStanding& before, const model::Quota& quota,
             const standing::QuotaStanding& after) {
    add({.item = std::string{quota.id.value},
         .title = std::string{label(quota)},
         .level = asks_for_a_level(quota),
         .published = figure_of(old, before),
         .now = figure_of(quota, after)});
  }

  void task(const model::Task& task, const standing::TaskStanding& before, const standing::TaskStanding& after) {
    for (const standing::PeriodStanding& now : after.periods) {
      const auto old = std::ranges::find(before.periods, now.period, &standing::PeriodStanding::period);
      if (old == before.periods.end()) continue;
      add({.item = std::string{task.id.value},
           .title = std::string{label(task)},
           .period = now.period.name(),
           .published = std::to_string(old->done),
           .now = std::to_string(now.done)});
    }
  }

 private:
  void add(Restated figure) {
    if (figure.published == figure.now) return;
    figure.unit = std::string{unit_.id};
    figure.unit_name = std::string{unit_.name.value};
    out_.push_back(std::move(figure));
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
      if (old < same->quotas.size()) {
        compared.quota(same->quotas[old], before.quotas[old], unit.quotas[q], today.units[u].quotas[q]);
      }
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
  return figure.title + (covered ? covered->chinese() + "的次数" : figure.level ? "" : "的完成数");
}

std::string figure_words(std::string_view figure, diag::Lang lang) {
  return std::string{figure.empty() ? diag::Words{"没有", "none"}.in(lang) : figure};
}

std::string sentence(const Restated& figure, time::Period period, diag::Lang lang) {
  const std::string name = figure_name(figure, lang);
  const std::string published = figure_words(figure.published, lang);
  const std::string now = figure_words(figure.now, lang);
  if (lang == diag::Lang::zh)
    return figure.unit_name + name + "，" + period.chinese() + "的通报为 " + published + "，现更正为 " + now + "。";
  return figure.unit_name + ", " + name + ": " + published + " in the report of " + period.name() +
         ", now corrected to " + now + ".";
}

}  // namespace ljfl::report
