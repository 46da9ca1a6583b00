/// 信息或进度表: the figures of the month that a unit would fill in by hand, out of the register. What was there before
/// and what came in the period are computed, so that 累计 is their sum and nobody types it.
#include <algorithm>

#include "report/view_parts.hpp"

namespace ljfl::report {
namespace {

struct Line {
  std::string_view part = {};  ///< 一次性任务, 定期工作 …
  std::string item = {};
  std::string counter = {};
  std::int64_t before = 0;  ///< by the eve of the period
  std::int64_t total = 0;   ///< by the as-of day
  std::optional<std::int64_t> target = {};
  std::string note = {};
};

Value row_of(const model::Unit& unit, const Line& line) {
  Value row = object_of(11);
  row["unit"] = unit.name.value;
  row["contact"] = text_or_null(unit.contact.value);
  row["part"] = line.part;
  row["item"] = line.item;
  row["counter"] = line.counter;
  row["target"] = line.target ? Value(*line.target) : Value(nullptr);
  row["before"] = line.before;
  row["fresh"] = line.total - line.before;
  row["total"] = line.total;
  row["rate"] = line.target ? Value(percent(std::min(line.total, *line.target), *line.target)) : Value(nullptr);
  row["note"] = line.note;
  return row;
}

/// 银兴垃分办〔2026〕9号, of the record that did it.
std::string number_of(const model::Register& reg, const standing::TaskStanding& task) {
  const auto ref = task.done_on ? standing::record_of(reg, task.records, *task.done_on) : std::nullopt;
  return ref ? std::string{reg.units[ref->unit].records[ref->record].more->number.value} : std::string{};
}

void task_lines(const Subject& subject, std::size_t unit, const standing::UnitStanding& before,
                std::vector<Line>& out) {
  const standing::UnitStanding& now = subject.standing.units[unit];
  for (std::size_t t = 0; t < now.tasks.size(); ++t) {
    const model::Task& task = subject.reg.units[unit].tasks[t];
    const standing::TaskStanding& state = now.tasks[t];
    Line line{.item = std::string{label(task)}, .counter = "次", .before = before.tasks[t].done, .total = state.done};
    switch (state.kind) {
      case model::TaskKind::deliverable:
        line.part = "一次性任务";
        line.counter = "项";
        line.before = before.tasks[t].done_on ? 1 : 0;
        line.total = state.done_on ? 1 : 0;
        line.target = 1;
        line.note = state.done_on ? time::iso(*state.done_on) : "";
        if (const std::string number = number_of(subject.reg, state); !number.empty())
          line.note.append(" ").append(number);
        break;
      case model::TaskKind::recurring:
        line.part = "定期工作";
        line.note = std::string{word(task.every->value)} + std::to_string(task.times.value) + "次";
        break;
      case model::TaskKind::standing: line.part = "常态工作"; break;
      case model::TaskKind::quota: continue;  // it is its quotas
    }
    out.push_back(std::move(line));
  }
}

void quota_lines(const Subject& subject, std::size_t unit, const standing::UnitStanding& before,
                 std::vector<Line>& out) {
  const standing::UnitStanding& now = subject.standing.units[unit];
  for (std::size_t q = 0; q < now.quotas.size(); ++q) {
    const model::Quota& quota = subject.reg.units[unit].quotas[q];
    if (quota.target.value.kind == model::TargetKind::level) continue;  // a level has no sum
    Line line{.part = "示范点",
              .item = std::string{label(quota)},
              .counter = std::string{quota.counter.value},
              .before = before.quotas[q].done,
              .total = now.quotas[q].done};
    if (quota.target.value.kind == model::TargetKind::count) line.target = now.quotas[q].target;
    if (quota.target.value.kind == model::TargetKind::pending) line.note = "目标未下达";
    out.push_back(std::move(line));
  }
}

void finding_line(const Subject& subject, std::size_t unit, const standing::Standing& before, std::vector<Line>& out) {
  Line found{.part = "检查发现", .item = "问题", .counter = "处"};
  Line mended{.part = "检查发现", .item = "已整改", .counter = "处"};
  for (std::size_t f = 0; f < subject.reg.findings.size(); ++f) {
    if (subject.reg.findings[f].unit_index != unit) continue;
    const auto count = [&](const standing::Standing& then, std::int64_t& all, std::int64_t& done) {
      if (!then.known[f]) return;
      ++all;
      const standing::State state = then.findings[f].state;
      if (state == standing::State::rectified || state == standing::State::rectified_late) ++done;
    };
    count(before, found.before, mended.before);
    count(subject.standing, found.total, mended.total);
  }
  if (found.total == 0) return;
  mended.target = found.total;
  out.push_back(std::move(found));
  out.push_back(std::move(mended));
}

}  // namespace

Value form_part(const Subject& subject) {
  const standing::Standing before = standing::assess(subject.reg, subject.period.first() - std::chrono::days{1});
  Value rows = Value::array();
  for (std::size_t u = 0; u < subject.reg.units.size(); ++u) {
    std::vector<Line> lines;
    task_lines(subject, u, before.units[u], lines);
    quota_lines(subject, u, before.units[u], lines);
    finding_line(subject, u, before, lines);
    for (const Line& line : lines) rows.push_back(row_of(subject.reg.units[u], line));
  }
  return listed(std::move(rows));
}

}  // namespace ljfl::report
