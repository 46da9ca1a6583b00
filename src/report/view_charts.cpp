/// Where the marks of the charts stand. A template draws them; it reckons nothing. Lengths are in the SVG's own units,
/// whole numbers, so that no machine rounds them otherwise.
#include <algorithm>

#include "report/view_parts.hpp"

namespace ljfl::report {
namespace {

constexpr std::int64_t width = 720;

/// 示范点进度: a bar for what is done, a stroke where the pace should be.
Value quotas_chart(const Subject& subject) {
  constexpr std::int64_t row_height = 26;
  constexpr std::int64_t top = 58;
  constexpr std::int64_t left = 250;
  constexpr std::int64_t full = 340;
  Value rows = Value::array();
  std::string behind;
  for (std::size_t u = 0; u < subject.reg.units.size(); ++u) {
    const model::Unit& unit = subject.reg.units[u];
    for (std::size_t q = 0; q < unit.quotas.size(); ++q) {
      const standing::QuotaStanding& now = subject.standing.units[u].quotas[q];
      if (unit.quotas[q].target.value.kind != model::TargetKind::count || now.target == 0) continue;
      const auto y = top + row_height * static_cast<std::int64_t>(rows.size());
      const auto length = [&](std::int64_t count) {
        return model::rounded(std::min(count, now.target) * full, now.target);
      };
      Value row = {{"unit", unit.name.value},
                   {"title", label(unit.quotas[q])},
                   {"done", now.done},
                   {"target", now.target},
                   {"expected", now.expected},
                   {"rate", percent(std::min(now.done, now.target), now.target)},
                   {"is_behind", now.lag > 0},
                   {"y", y},
                   {"text_y", y + 13},
                   {"length", length(now.done)},
                   {"mark_x", left + length(now.expected)},
                   {"mark_top", y - 2},
                   {"mark_end", y + 20}};
      rows.push_back(std::move(row));
      if (now.lag > 0) {
        behind.append(behind.empty() ? "" : "、")
            .append(label(unit.quotas[q]))
            .append("落后")
            .append(std::to_string(now.lag))
            .append(unit.quotas[q].counter.value);
      }
    }
  }
  const auto count = static_cast<std::int64_t>(rows.size());
  Value out = Value::object();
  out["any"] = count > 0;
  out["width"] = width;
  out["height"] = top + row_height * count + 12;
  out["left"] = left;
  out["label_x"] = left - 10;
  out["full"] = full;
  out["figures_x"] = left + full + 12;
  out["alt"] = "示范点进度图，共" + std::to_string(count) + "项" +
               (behind.empty() ? "，全部达到序时进度" : "，落后序时的：" + behind);
  out["rows"] = std::move(rows);
  return out;
}

/// 得分: a bar a unit, best first.
Value ranking_chart(const Subject& subject, const Rankings& rankings, model::Role role) {
  constexpr std::int64_t row_height = 24;
  constexpr std::int64_t top = 44;
  constexpr std::int64_t left = 230;
  constexpr std::int64_t full = 400;  // 100 points
  Value rows = Value::array();
  for (const standing::Group& group : rankings.now.groups) {
    if (group.role != role) continue;
    for (const std::uint32_t unit : group.units) {
      const standing::UnitScore& score = rankings.now.units[unit];
      if (!score.score) continue;
      const auto y = top + row_height * static_cast<std::int64_t>(rows.size());
      const std::int64_t length =
          model::rounded(std::clamp<std::int64_t>(score.score->hundredths, 0, 10500) * full, 10000);
      rows.push_back({{"name", subject.reg.units[unit].name.value},
                      {"rank", score.rank},
                      {"score", model::two_digits(*score.score)},
                      {"vetoed", score.vetoed},
                      {"y", y},
                      {"text_y", y + 13},
                      {"length", length},
                      {"figures_x", left + length + 8}});
    }
  }
  const auto count = static_cast<std::int64_t>(rows.size());
  std::string alt = std::string{word(role)} + "得分图";
  if (count > 0) {
    alt += "，共" + std::to_string(count) + "个单位，最高" + rows.front()["name"].get<std::string>() +
           rows.front()["score"].get<std::string>() + "分，最低" + rows.back()["name"].get<std::string>() +
           rows.back()["score"].get<std::string>() + "分";
  }
  Value out = Value::object();
  out["any"] = count > 0;
  out["id"] = model::name_of(role);
  out["group"] = word(role);
  out["title"] = subject.period.chinese() + std::string{word(role)} + "得分";
  out["width"] = width;
  out["height"] = top + row_height * count + 12;
  out["left"] = left;
  out["label_x"] = left - 10;
  out["full"] = full;
  out["alt"] = alt;
  out["rows"] = std::move(rows);
  return out;
}

struct Met {
  int due = 0;
  int in_time = 0;
  int late = 0;
};

/// What of a unit fell due in the month, and how it was met by the as-of day.
Met met_in(const Subject& subject, std::size_t unit, const time::Period& month) {
  Met out;
  const auto add = [&](const std::optional<time::Date>& due, const std::optional<time::Date>& done) {
    if (!due || !month.holds(*due) || (!done && *due >= subject.as_of)) return;
    ++out.due;
    if (done) ++(*done <= *due ? out.in_time : out.late);
  };
  for (const standing::TaskStanding& task : subject.standing.units[unit].tasks) {
    if (task.kind == model::TaskKind::deliverable) add(task.due, task.done_on);
    for (const standing::PeriodStanding& period : task.periods) add(period.due, period.met_on);
  }
  return out;
}

/// 按月完成情况: units down, the months of the year across; the darker, the more is missing.
Value heat_chart(const Subject& subject) {
  constexpr std::int64_t row_height = 15;
  constexpr std::int64_t top = 76;
  constexpr std::int64_t left = 230;
  constexpr std::int64_t cell = 38;
  std::vector<time::Period> months;
  const time::Date first =
      std::max(subject.reg.config.start, time::period_of(time::PeriodKind::year, subject.period.first()).first());
  for (time::Period month = time::period_of(time::PeriodKind::month, first);
       month.first() <= subject.as_of && months.size() < 12; month = month.next()) {
    months.push_back(month);
  }
  Value heads = Value::array();
  for (std::size_t m = 0; m < months.size(); ++m) {
    heads.push_back({{"name", std::to_string(months[m].index) + "月"},
                     {"x", left + cell * static_cast<std::int64_t>(m) + cell / 2}});
  }
  Value rows = Value::array();
  int all_missing = 0;
  for (std::size_t u = 0; u < subject.reg.units.size(); ++u) {
    const std::int64_t y = top + row_height * static_cast<std::int64_t>(u);
    Value cells = Value::array();
    for (std::size_t m = 0; m < months.size(); ++m) {
      const Met met = met_in(subject, u, months[m]);
      const int missing = met.due - met.in_time - met.late;
      all_missing += missing;
      const std::int64_t x = left + cell * static_cast<std::int64_t>(m);
      const std::string words = met.due == 0   ? ""
                                : missing > 0  ? "欠" + std::to_string(missing)
                                : met.late > 0 ? "迟" + std::to_string(met.late)
                                               : "✓";
      cells.push_back({{"x", x},
                       {"y", y},
                       {"text_x", x + cell / 2 - 1},
                       {"text_y", y + 11},
                       {"words", words},
                       {"nothing", met.due == 0},
                       {"good", met.due > 0 && missing == 0 && met.late == 0},
                       {"late", missing == 0 && met.late > 0},
                       {"missing", missing > 0},
                       {"month", months[m].chinese()}});
    }
    rows.push_back(
        {{"name", subject.reg.units[u].name.value}, {"y", y}, {"text_y", y + 11}, {"cells", std::move(cells)}});
  }
  Value out = Value::object();
  out["any"] = !rows.empty() && !months.empty();
  out["width"] = left + cell * static_cast<std::int64_t>(months.size()) + 20;
  out["height"] = top + row_height * static_cast<std::int64_t>(rows.size()) + 12;
  out["label_x"] = left - 8;
  out["alt"] = "各单位按月完成情况图：" + std::to_string(rows.size()) + "个单位，到期的任务共欠缺" +
               std::to_string(all_missing) + "项次；颜色越深欠缺越多";
  out["months"] = std::move(heads);
  out["rows"] = std::move(rows);
  return out;
}

}  // namespace

Value charts_part(const Subject& subject, const Rankings& rankings) {
  Value out = Value::object();
  out["quotas"] = quotas_chart(subject);
  out["ranking_member"] = ranking_chart(subject, rankings, model::Role::member);
  out["ranking_local"] = ranking_chart(subject, rankings, model::Role::local);
  out["ranking_other"] = ranking_chart(subject, rankings, model::Role::other);
  out["heat"] = heat_chart(subject);
  return out;
}

}  // namespace ljfl::report
