/// A register put together out of plain words, without files: what tests of `standing` and `model` start from.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "model/model.hpp"

namespace ljfl::test {

// As a clerk would write them; an empty word is one that is not given.
struct TaskWords {
  std::string id = {};
  std::string due = {};
  std::string every = {};
  std::int64_t times = 1;
  std::string due_offset = {};
  std::string from = {};
  std::string until = {};
  std::string same_as = {};  ///< unit/task
};

struct QuotaWords {
  std::string id = {};
  std::string task = {};
  std::string target = "tbd";  ///< 60, 100%, tbd
  std::string due = {};
  std::vector<std::pair<std::string, std::int64_t>> milestones = {};
  std::vector<std::string> sites = {};
  std::string from = {};
};

struct RecordWords {
  std::string date = {};
  std::string task = {};
  std::string quota = {};
  std::int64_t times = 1;
  std::string value = {};  ///< 3, 96.5%
  std::vector<std::string> sites = {};
  std::string covers = {};  ///< `for`
};

struct FindingWords {
  std::string date = {};
  std::string unit = {};
  std::string rectify_by = {};
  std::string rectified = {};
  std::string deduct = {};  ///< 0.5
};

struct MarkWords {
  std::string date = {};
  std::string unit = {};
  std::string kind = {};  ///< bonus, veto, zero, exempt
  std::string item = {};
  std::string points = {};
};

struct RubricItemWords {
  std::string id = {};
  std::string measure = {};
  std::map<std::string, std::string> points = {};  ///< by role
  std::vector<std::string> tasks = {};
  std::vector<std::string> except = {};
  bool deducts = false;
  std::string late = "0";
  std::string missing = "0";
  int zero_at = 0;
};

struct RubricWords {
  std::vector<RubricItemWords> items = {};
  std::string bonus_cap = "0";
  std::string least = "0";
  std::vector<std::string> apart = {};
  std::vector<std::string> not_assessed = {};
  std::string return_task = "progress-form";
};

struct UnitWords {
  std::string id = {};
  std::string role = "member";
  std::string name = {};
  std::string full_name = {};
  std::vector<std::string> aliases = {};
  std::vector<TaskWords> tasks = {};
  std::vector<QuotaWords> quotas = {};
  std::vector<RecordWords> records = {};
};

struct DistrictWords {
  std::string start = "2026-01-01";
  std::string end = "2026-12-31";
  int due_soon_days = 14;
  int silent_months = 3;
  time::Roll roll = time::Roll::none;
  std::vector<std::string> days_off = {};
  std::vector<std::string> workdays = {};
  std::vector<std::string> local_days_off = {};
  std::vector<std::string> local_workdays = {};
  std::vector<UnitWords> units = {};
  std::vector<FindingWords> findings = {};
  std::vector<MarkWords> marks = {};
  RubricWords rubric = {};
};

/// The day that an ISO text names; the test fails where it names none.
inline time::Date day(std::string_view iso) {
  const time::ParsedDate parsed = time::parse_date(iso);
  REQUIRE_MESSAGE(parsed.date, std::string{iso});
  return *parsed.date;
}

/// Days off and worked weekend days, sorted into the years that they lie in.
inline time::Calendar make_calendar(const DistrictWords& words) {
  std::map<int, time::YearSchedule> years;
  const auto take = [&](const std::vector<std::string>& texts, std::vector<time::Date> time::YearSchedule::*list,
                        bool time::YearSchedule::*has) {
    for (const std::string& text : texts) {
      const time::Date date = day(text);
      time::YearSchedule& schedule = years[time::year_of(date)];
      schedule.year = time::year_of(date);
      schedule.*has = true;
      (schedule.*list).push_back(date);
    }
    for (auto& entry : years) std::ranges::sort(entry.second.*list);
  };
  take(words.days_off, &time::YearSchedule::days_off, &time::YearSchedule::has_national);
  take(words.workdays, &time::YearSchedule::workdays, &time::YearSchedule::has_national);
  take(words.local_days_off, &time::YearSchedule::local_days_off, &time::YearSchedule::has_local);
  take(words.local_workdays, &time::YearSchedule::local_workdays, &time::YearSchedule::has_local);
  std::vector<time::YearSchedule> list;
  for (auto& entry : years) list.push_back(std::move(entry.second));
  return {std::move(list), words.roll};
}

class Maker {
 public:
  explicit Maker(const DistrictWords& words) : words_(words) {}

  model::Register make() {
    reg_.config.start = day(words_.start);
    reg_.config.end = day(words_.end);
    reg_.config.due_soon_days = words_.due_soon_days;
    reg_.config.silent_months = words_.silent_months;
    reg_.config.calendar = make_calendar(words_);
    for (const UnitWords& unit : words_.units) reg_.units.push_back(make(unit));
    for (model::Unit& unit : reg_.units) tie(unit);
    for (const FindingWords& words : words_.findings) {
      model::Finding finding;
      finding.date.value = day(words.date);
      finding.unit = text(words.unit);
      finding.unit_index = index_of(words_.units, words.unit);
      finding.rectify_by = date(words.rectify_by);
      finding.rectified = date(words.rectified);
      if (!words.deduct.empty()) finding.deduct = model::Located<model::Decimal>{.value = decimal(words.deduct)};
      reg_.findings.push_back(finding);
    }
    for (const MarkWords& words : words_.marks) reg_.marks.push_back(make(words));
    make_rubric();
    return std::move(reg_);
  }

 private:
  static model::Decimal decimal(const std::string& words) { return model::parse_decimal(words).value(); }

  model::Mark make(const MarkWords& words) {
    model::Mark mark;
    mark.date.value = day(words.date);
    mark.unit_index = index_of(words_.units, words.unit);
    for (int i = 0; i < 4; ++i) {
      if (model::name_of(static_cast<model::MarkKind>(i)) == words.kind)
        mark.kind.value = static_cast<model::MarkKind>(i);
    }
    mark.item = text(words.item);
    if (!words.points.empty()) mark.points = model::Located<model::Decimal>{.value = decimal(words.points)};
    return mark;
  }

  void make_rubric() {
    static const std::vector<std::string> measures = {"deliverables", "recurring", "returns",  "standing",
                                                      "quotas",       "levels",    "findings", "rectification"};
    static const std::vector<std::string> roles = {"lead", "member", "local", "other"};
    model::Assessment& out = reg_.config.assessment;
    reg_.config.return_task = words_.rubric.return_task;
    for (const RubricItemWords& words : words_.rubric.items) {
      model::RubricItem item;
      item.id = words.id;
      item.measure = static_cast<model::Measure>(std::ranges::find(measures, words.measure) - measures.begin());
      for (const auto& entry : words.points) {
        item.points[std::ranges::find(roles, entry.first) - roles.begin()] = decimal(entry.second);
      }
      item.tasks = words.tasks;
      item.except = words.except;
      item.deducts = words.deducts;
      item.late = decimal(words.late);
      item.missing = decimal(words.missing);
      item.zero_at = words.zero_at;
      out.items.push_back(item);
    }
    out.bonus_cap = decimal(words_.rubric.bonus_cap);
    out.least = decimal(words_.rubric.least);
    out.apart = words_.rubric.apart;
    for (const std::string& month : words_.rubric.not_assessed)
      out.not_assessed.push_back(time::parse_period(month).value());
  }

  /// A text with a place, so that it counts as given.
  model::Text text(const std::string& words) {
    if (words.empty()) return {};
    return {.value = reg_.store.keep(words), .at = {.file = 0, .begin = 0, .end = 1}};
  }
  static std::optional<model::Located<time::Date>> date(const std::string& words) {
    if (words.empty()) return std::nullopt;
    return model::Located<time::Date>{.value = day(words)};
  }
  template <typename Items>
  static std::uint32_t index_of(const Items& items, std::string_view id) {
    const auto found = std::ranges::find_if(items, [&](const auto& item) { return item.id == id; });
    return found == items.end() ? model::none : static_cast<std::uint32_t>(found - items.begin());
  }

  model::Unit make(const UnitWords& words) {
    model::Unit unit;
    unit.id = reg_.store.keep(words.id);
    for (int i = 0; i < 4; ++i) {
      if (model::name_of(static_cast<model::Role>(i)) == words.role) unit.role.value = static_cast<model::Role>(i);
    }
    unit.name = text(words.name);
    unit.full_name = text(words.full_name);
    for (const std::string& alias : words.aliases) unit.aliases.push_back(text(alias));
    for (const TaskWords& task : words.tasks) unit.tasks.push_back(make(task));
    for (const QuotaWords& quota : words.quotas) {
      unit.quotas.push_back(make(quota));
      unit.quotas.back().task_index = index_of(words.tasks, quota.task);
      if (unit.quotas.back().task_index == model::none) continue;
      unit.tasks[unit.quotas.back().task_index].quotas.push_back(static_cast<std::uint32_t>(unit.quotas.size() - 1));
    }
    for (const RecordWords& record : words.records) {
      unit.records.push_back(make(record));
      unit.records.back().task_index = index_of(words.tasks, record.task);
      unit.records.back().quota_index = index_of(words.quotas, record.quota);
    }
    return unit;
  }

  model::Task make(const TaskWords& words) {
    model::Task task;
    task.id = text(words.id);
    task.same_as = text(words.same_as);
    task.due = date(words.due);
    if (const auto kind = time::parse_period_kind(words.every))
      task.every = model::Located<time::PeriodKind>{.value = *kind};
    task.times.value = words.times;
    if (const auto term = time::parse_term(words.due_offset))
      task.due_offset = model::Located<time::Term>{.value = *term};
    task.from = date(words.from);
    task.until = date(words.until);
    return task;
  }

  model::Quota make(const QuotaWords& words) {
    model::Quota quota;
    quota.id = text(words.id);
    quota.task = text(words.task);
    if (words.target.ends_with('%')) {
      const auto level = model::parse_decimal(std::string_view{words.target}.substr(0, words.target.size() - 1));
      quota.target.value = {.kind = model::TargetKind::level, .level = level.value()};
    } else if (words.target != "tbd") {
      quota.target.value = {.kind = model::TargetKind::count,
                            .count = model::parse_decimal(words.target).value().hundredths / 100};
    }
    quota.due = date(words.due);
    quota.from = date(words.from);
    for (const auto& milestone : words.milestones) {
      quota.milestones.push_back({.by = {.value = day(milestone.first)}, .count = {.value = milestone.second}});
    }
    std::ranges::stable_sort(quota.milestones, {}, [](const model::Milestone& m) { return m.by.value; });
    for (const std::string& site : words.sites) quota.sites.push_back(text(site));
    return quota;
  }

  model::Record make(const RecordWords& words) {
    model::Record record;
    record.date.value = day(words.date);
    record.task = text(words.task);
    model::Particulars& more = record.more.own();
    more.quota = text(words.quota);
    more.times.value = words.times;
    if (!words.value.empty()) {
      const bool percent = words.value.ends_with('%');
      const std::string_view digits = std::string_view{words.value}.substr(0, words.value.size() - (percent ? 1 : 0));
      more.value =
          model::Located<model::Value>{.value = {.percent = percent, .number = model::parse_decimal(digits).value()}};
    }
    more.measured = more.value.has_value() || !words.sites.empty();
    for (const std::string& site : words.sites) more.sites.push_back(text(site));
    if (const auto period = time::parse_period(words.covers))
      more.covers = model::Located<time::Period>{.value = *period};
    return record;
  }

  /// same_as, which may point at a unit that comes later.
  void tie(model::Unit& unit) {
    for (model::Task& task : unit.tasks) {
      const std::size_t slash = task.same_as.value.find('/');
      if (slash == std::string_view::npos) continue;
      const std::uint32_t other = index_of(words_.units, task.same_as.value.substr(0, slash));
      if (other == model::none) continue;
      const std::uint32_t same = index_of(words_.units[other].tasks, task.same_as.value.substr(slash + 1));
      if (same == model::none) continue;
      task.same_unit = other;
      task.same_task = same;
    }
  }

  const DistrictWords& words_;
  model::Register reg_ = {};
};

inline model::Register make_register(const DistrictWords& words) {
  return Maker(words).make();
}

}  // namespace ljfl::test
