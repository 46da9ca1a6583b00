#include "report/view.hpp"

namespace ljfl::report {

std::string_view word(standing::State state) {
  using standing::State;
  switch (state) {
    case State::done: return "已完成";
    case State::done_late: return "逾期完成";
    case State::overdue: return "逾期";
    case State::due_soon: return "临期";
    case State::open: return "未到期";
    case State::on_track: return "正常";
    case State::reached: return "已完成";
    case State::on_pace: return "达到序时";
    case State::behind: return "落后序时";
    case State::missed: return "到期未完成";
    case State::below: return "未达标";
    case State::pending: return "未下达";
    case State::active: return "有进展";
    case State::silent: return "无动态";
    case State::rectified: return "已整改";
    case State::rectified_late: return "逾期整改";
  }
  return "";
}

std::string_view word(standing::State state, model::TaskKind kind) {
  // Work without a date is not "not yet due": it has simply not been heard of yet.
  if (kind == model::TaskKind::standing && state == standing::State::open) return "待进展";
  return word(state);
}

std::string_view word(model::TaskKind kind) {
  switch (kind) {
    case model::TaskKind::deliverable: return "一次性";
    case model::TaskKind::recurring: return "定期";
    case model::TaskKind::quota: return "指标";
    case model::TaskKind::standing: return "常态";
  }
  return "";
}

std::string_view word(model::Role role) {
  switch (role) {
    case model::Role::lead: return "牵头部门";
    case model::Role::member: return "成员单位";
    case model::Role::local: return "乡镇街道";
    case model::Role::other: return "其他单位";
  }
  return "";
}

std::string_view word(time::PeriodKind kind) {
  switch (kind) {
    case time::PeriodKind::month: return "每月";
    case time::PeriodKind::quarter: return "每季度";
    case time::PeriodKind::half: return "每半年";
    case time::PeriodKind::year: return "每年";
  }
  return "";
}

std::string_view label(const model::Task& task) { return task.title.empty() ? task.id.value : task.title.value; }

std::string_view label(const model::Quota& quota) { return quota.title.empty() ? quota.id.value : quota.title.value; }

std::string place(const text::Snapshot& files, text::Span at) {
  if (at.file >= files.files.size()) return "";
  const text::Source& source = files.files[at.file];
  return source.path + ":" + std::to_string(text::place_of(source.bytes, at.begin).line);
}

std::string percent(std::int64_t part, std::int64_t whole) {
  if (whole <= 0) return "—";
  // Tenths of a percent, half up; 99.96% is not 100% and stays below it.
  std::int64_t tenths = model::rounded(part * 1000, whole);
  if (tenths >= 1000 && part < whole) tenths = 999;
  std::string out = std::to_string(tenths / 10);
  if (tenths % 10 != 0) out.append(".").append(std::to_string(tenths % 10));
  return out.append("%");
}

}  // namespace ljfl::report
