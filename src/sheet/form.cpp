#include "sheet/form.hpp"

#include <algorithm>

#include "sheet/columns.hpp"

namespace ljfl::sheet {
namespace {

const model::Unit& unit_of(const Subject& subject) {
  return subject.reg.units[subject.unit];
}

/// FNV-1a: the same on every machine.
class Digest {
 public:
  Digest& add(std::string_view text) {
    for (const char c : text) add_byte(static_cast<unsigned char>(c));
    add_byte(0xFF);  // where one text ends
    return *this;
  }
  /// Eight letters.
  [[nodiscard]] std::string letters() const {
    std::string out;
    for (unsigned shift = 0; shift < 32; shift += 4)
      out.push_back(static_cast<char>('a' + ((hash_ ^ hash_ >> 32U) >> shift & 0xFU)));
    return out;
  }

 private:
  void add_byte(unsigned char byte) { hash_ = (hash_ ^ byte) * 0x100000001B3U; }
  std::uint64_t hash_ = 0xCBF29CE484222325U;
};

std::string target_words(const model::Quota& quota) {
  switch (quota.target.value.kind) {
    case model::TargetKind::count: return std::to_string(quota.target.value.count);
    case model::TargetKind::level: return model::plain(quota.target.value.level) + "%";
    case model::TargetKind::pending: break;
  }
  return "";
}

/// Times of a task's acts in the days [from, to].
std::int64_t times_in(const model::Unit& unit, std::uint32_t task, time::Date from, time::Date to) {
  std::int64_t out = 0;
  for (const model::Record& record : unit.records) {
    if (record.task_index == task && from <= record.date.value && record.date.value <= to)
      out += record.more->times.value;
  }
  return out;
}

std::string open_sites_of(const model::Unit& unit, std::uint32_t quota) {
  std::string out;
  for (const model::Text& site : unit.quotas[quota].sites) {
    const bool done = std::ranges::any_of(unit.records, [&](const model::Record& record) {
      return record.quota_index == quota &&
             std::ranges::any_of(record.more->sites, [&](const model::Text& one) { return one.value == site.value; });
    });
    if (!done) out.append(out.empty() ? "" : "、").append(site.value);
  }
  return out;
}

bool is_owed(const model::Task& task, const standing::TaskStanding& standing) {
  switch (task.kind()) {
    case model::TaskKind::deliverable: return !standing.done_on.has_value();
    case model::TaskKind::quota: return false;  // its quotas have rows of their own
    case model::TaskKind::recurring:
    case model::TaskKind::standing: break;
  }
  return true;
}

/// When what is done in this month of a recurring task is due: the day of the period that the month lies in. Where that
/// is none of its periods, the day that the task stands by.
std::optional<time::Date> due_of(const Subject& subject, const model::Task& task,
                                 const standing::TaskStanding& standing) {
  if (!task.every) return standing.due;
  const time::Period own = time::period_of(task.every->value, subject.month.first());
  const auto found = std::ranges::find(standing.periods, own, &standing::PeriodStanding::period);
  return found == standing.periods.end() ? standing.due : found->due;
}

diag::Words kind_words(const model::Task& task) {
  if (task.due) return {"一次性任务", "once"};
  if (!task.every) return {"常态任务", "standing"};
  switch (task.every->value) {
    case time::PeriodKind::month: return {"每月任务", "each month"};
    case time::PeriodKind::quarter: return {"每季度任务", "each quarter"};
    case time::PeriodKind::half: return {"每半年任务", "each half-year"};
    case time::PeriodKind::year: break;
  }
  return {"每年任务", "each year"};
}

std::vector<std::string> row_of(const Subject& subject, bool is_quota, std::uint32_t index, diag::Lang lang) {
  const model::Unit& unit = unit_of(subject);
  const Basis basis = basis_of(subject, is_quota, index);
  std::vector<std::string> out(column_count);
  out[origin] = basis.stamp;
  out[date] = time::iso(subject.now.as_of);
  if (is_quota) {
    const model::Quota& quota = unit.quotas[index];
    const standing::QuotaStanding& standing = subject.now.units[subject.unit].quotas[index];
    const bool level = quota.target.value.kind == model::TargetKind::level;
    out[id] = quota.id.value;
    out[title] = quota.title.value;
    out[kind] = diag::Words{"指标", "quota"}.in(lang);
    out[due] = standing.due ? time::iso(*standing.due) : "";
    out[target] = target_words(quota);
    out[counter] = quota.counter.value;
    if (level) {
      const auto last = subject.before.units[subject.unit].quotas[index].level;
      out[total_before] = last ? model::plain(*last) + "%" : "";
    } else {
      out[total_before] = std::to_string(basis.before);
      out[already] = std::to_string(basis.already);
      out[open_sites] = open_sites_of(unit, index);
    }
    return out;
  }
  const model::Task& task = unit.tasks[index];
  const auto own_due = due_of(subject, task, subject.now.units[subject.unit].tasks[index]);
  out[id] = task.id.value;
  out[title] = task.title.value;
  out[kind] = kind_words(task).in(lang);
  out[due] = own_due ? time::iso(*own_due) : "";
  if (task.every) out[target] = std::to_string(task.times.value);
  out[total_before] = task.every ? std::to_string(basis.before) : "";
  out[already] = std::to_string(basis.already);
  return out;
}

}  // namespace

Basis basis_of(const Subject& subject, bool is_quota, std::uint32_t index) {
  const model::Unit& unit = unit_of(subject);
  Basis out{.is_quota = is_quota, .index = index};
  Digest digest;
  if (is_quota) {
    const model::Quota& quota = unit.quotas[index];
    out.before = subject.before.units[subject.unit].quotas[index].done;
    out.already = subject.now.units[subject.unit].quotas[index].done - out.before;
    digest.add(quota.id.value).add(target_words(quota));
    if (quota.due) digest.add(time::iso(quota.due->value));
    for (const model::Text& site : quota.sites) digest.add(site.value);
  } else {
    const model::Task& task = unit.tasks[index];
    const time::PeriodKind kind = task.every ? task.every->value : time::PeriodKind::year;
    const time::Date first = subject.month.first();
    out.before = times_in(unit, index, time::period_of(kind, first).first(), first - std::chrono::days{1});
    out.already = times_in(unit, index, first, subject.month.last());
    digest.add(task.id.value).add(std::to_string(task.times.value));
  }
  digest.add(std::to_string(out.before));
  for (const model::Record& record : unit.records) {
    const bool own = is_quota ? record.quota_index == index : record.task_index == index;
    if (!own || !subject.month.holds(record.date.value)) continue;
    digest.add(time::iso(record.date.value))
        .add(std::to_string(record.more->times.value))
        .add(record.note.value)
        .add(record.more->number.value);
    if (record.more->covers) digest.add(record.more->covers->value.name());
    if (record.more->value) digest.add(model::two_digits(record.more->value->value.number));
    for (const model::Text& site : record.more->sites) digest.add(site.value);
  }
  out.stamp = std::string{unit.id} + "/" + subject.month.name() + "/" + (is_quota ? "q-" : "t-") + digest.letters();
  return out;
}

std::vector<std::vector<std::string>> form_of(const Subject& subject, diag::Lang lang) {
  std::vector<std::vector<std::string>> out(1);
  for (const diag::Words& head : heads) out.front().emplace_back(head.in(lang));
  const model::Unit& unit = unit_of(subject);
  for (std::uint32_t i = 0; i < unit.quotas.size(); ++i) {
    if (unit.quotas[i].target.value.kind != model::TargetKind::pending) out.push_back(row_of(subject, true, i, lang));
  }
  for (std::uint32_t i = 0; i < unit.tasks.size(); ++i) {
    if (is_owed(unit.tasks[i], subject.now.units[subject.unit].tasks[i]))
      out.push_back(row_of(subject, false, i, lang));
  }
  return out;
}

}  // namespace ljfl::sheet
