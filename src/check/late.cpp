#include "check/late.hpp"

#include <algorithm>

namespace ljfl::check {
namespace {

using standing::PeriodState;
using standing::State;

std::string_view label(const model::Text& title, const model::Text& id) {
  return title.empty() ? id.value : title.value;
}

/// 10月, 第三季度; with its year where that is not the campaign's.
std::string name_of(const time::Period& period, int year, diag::Lang lang) {
  if (lang == diag::Lang::en) return period.name();
  std::string out = period.chinese();
  const std::string own_year = std::to_string(year) + "年";
  if (period.kind != time::PeriodKind::year && out.starts_with(own_year)) out.erase(0, own_year.size());
  return out;
}

/// 信息或进度表（1月、3月）
std::string named(const model::Task& task, const standing::TaskStanding& now, int year, diag::Lang lang) {
  constexpr std::ptrdiff_t most = 3;
  const bool zh = lang == diag::Lang::zh;
  const PeriodState wanted = now.state == State::overdue ? PeriodState::short_of : PeriodState::running;
  std::string periods;
  std::ptrdiff_t count = 0;
  for (const standing::PeriodStanding& period : now.periods) {
    if (period.state != wanted || ++count > most) continue;
    periods.append(periods.empty() ? "" : zh ? "、" : ", ").append(name_of(period.period, year, lang));
  }
  if (count > most) periods.append(zh ? "…" : " …");
  std::string out{label(task.title, task.id)};
  if (!periods.empty()) out.append(zh ? "（" : " (").append(periods).append(zh ? "）" : ")");
  return out;
}

}  // namespace

void tell_tasks(const Subject& subject, const Tell& tell, State state) {
  constexpr std::int64_t most = 3;
  const int year = subject.reg.config.year;
  for (const model::Unit& unit : subject.units) {
    if (subject.is_faulty(unit)) continue;
    std::int64_t count = 0;
    diag::Arg items{.name = "items"};
    for (std::size_t t = 0; t < unit.tasks.size(); ++t) {
      const standing::TaskStanding& now = subject.standing_of(unit).tasks[t];
      if (now.state != state || ++count > most) continue;
      items.zh.append(items.zh.empty() ? "" : "、").append(named(unit.tasks[t], now, year, diag::Lang::zh));
      items.en.append(items.en.empty() ? "" : ", ").append(named(unit.tasks[t], now, year, diag::Lang::en));
    }
    if (count == 0) continue;
    if (count > most) {
      items.zh.append("…");
      items.en.append(" …");
    }
    tell(unit.name.at,
         {diag::arg("unit", unit.name.value), diag::arg("id", unit.id), diag::arg("count", count), std::move(items)});
  }
}

void tell_quotas(const Subject& subject, const Tell& tell, State state) {
  for (const model::Unit& unit : subject.units) {
    if (subject.is_faulty(unit)) continue;
    for (std::size_t q = 0; q < unit.quotas.size(); ++q) {
      const standing::QuotaStanding& now = subject.standing_of(unit).quotas[q];
      const model::Quota& quota = unit.quotas[q];
      if (now.state != state) continue;
      const bool level = quota.target.value.kind == model::TargetKind::level;
      const std::string done = level ? (now.level ? model::plain(*now.level) + "%" : "—") : std::to_string(now.done);
      const std::string target = level ? model::plain(quota.target.value.level) + "%" : std::to_string(now.target);
      tell(quota.id.given() ? quota.id.at : quota.at,
           {diag::arg("unit", unit.name.value), diag::arg("quota", label(quota.title, quota.id)),
            diag::arg("count", now.lag), diag::arg("done", std::string_view{done}), diag::arg("expected", now.expected),
            diag::arg("target", std::string_view{target}), diag::arg("needed", now.needed),
            diag::arg("due", std::string_view{time::iso(*now.due)})});
    }
  }
}

std::vector<standing::Deadline> begun_deadlines(const Subject& subject) {
  const time::Date never = time::Date{std::chrono::year{time::last_year} / 12 / 31};
  std::vector<standing::Deadline> out = standing::deadlines(subject.reg, subject.standing, never);
  std::erase_if(
      out, [&](const standing::Deadline& one) { return one.period && one.period->first() > subject.standing.as_of; });
  return out;
}

text::Span calendar_of(const Subject& subject) {
  const std::uint32_t file = subject.reg.config.file;
  if (file >= subject.files.files.size()) return {.file = file};
  const std::string_view bytes = subject.files.files[file].bytes;
  const std::size_t at = bytes.find("\n[calendar");
  if (at == std::string_view::npos) return {.file = file};
  const text::Line line = text::line_of(bytes, at + 1);
  const auto begin = static_cast<std::uint32_t>(line.begin);
  return {.file = file, .begin = begin, .end = begin + static_cast<std::uint32_t>(line.text.size())};
}

}  // namespace ljfl::check
