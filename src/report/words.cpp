#include "report/words.hpp"

#include "report/view.hpp"

namespace ljfl::report {

using diag::Words;
using standing::State;

Words words_of(State state) {
  switch (state) {
    case State::done: return {"已完成", "done"};
    case State::done_late: return {"逾期完成", "done late"};
    case State::overdue: return {"逾期", "overdue"};
    case State::due_soon: return {"临期", "due soon"};
    case State::open: return {"未到期", "open"};
    case State::on_track: return {"正常", "on track"};
    case State::reached: return {"已完成", "reached"};
    case State::on_pace: return {"达到序时", "on pace"};
    case State::behind: return {"落后序时", "behind"};
    case State::missed: return {"到期未完成", "missed"};
    case State::below: return {"未达标", "below"};
    case State::pending: return {"未下达", "not set yet"};
    case State::active: return {"有进展", "active"};
    case State::silent: return {"无动态", "silent"};
    case State::rectified: return {"已整改", "rectified"};
    case State::rectified_late: return {"逾期整改", "rectified late"};
  }
  return {};
}

Words words_of(State state, model::TaskKind kind) {
  // Work without a date is not "not yet due": it has simply not been heard of yet.
  if (kind == model::TaskKind::standing && state == State::open) return {"待进展", "not yet"};
  return words_of(state);
}

Words words_of(model::TaskKind kind) {
  switch (kind) {
    case model::TaskKind::deliverable: return {"一次性", "once"};
    case model::TaskKind::recurring: return {"定期", "recurring"};
    case model::TaskKind::quota: return {"指标", "quota"};
    case model::TaskKind::standing: return {"常态", "standing"};
  }
  return {};
}

std::string_view key_of(State state) {
  switch (state) {
    case State::done: return "done";
    case State::done_late: return "done_late";
    case State::overdue: return "overdue";
    case State::due_soon: return "due_soon";
    case State::open: return "open";
    case State::on_track: return "on_track";
    case State::reached: return "reached";
    case State::on_pace: return "on_pace";
    case State::behind: return "behind";
    case State::missed: return "missed";
    case State::below: return "below";
    case State::pending: return "pending";
    case State::active: return "active";
    case State::silent: return "silent";
    case State::rectified: return "rectified";
    case State::rectified_late: return "rectified_late";
  }
  return "";
}

std::string_view key_of(model::TaskKind kind) {
  switch (kind) {
    case model::TaskKind::deliverable: return "deliverable";
    case model::TaskKind::recurring: return "recurring";
    case model::TaskKind::quota: return "quota";
    case model::TaskKind::standing: return "standing";
  }
  return "";
}

std::string_view word(standing::State state) {
  return words_of(state).zh;
}

std::string_view word(standing::State state, model::TaskKind kind) {
  return words_of(state, kind).zh;
}

std::string_view word(model::TaskKind kind) {
  return words_of(kind).zh;
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

std::string_view label(const model::Task& task) {
  return task.title.empty() ? task.id.value : task.title.value;
}

std::string_view label(const model::Quota& quota) {
  return quota.title.empty() ? quota.id.value : quota.title.value;
}

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
