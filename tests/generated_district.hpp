/// Districts by chance, from a seed, with the days that break calendars in them: leap days, ends of months and halves,
/// worked weekends, days off that the region takes back.
#pragma once

#include <array>
#include <random>
#include <string>
#include <vector>

#include "almanac.hpp"

namespace ljfl::test {

/// The standard's distributions differ between libraries; the engine does not.
class Chance {
 public:
  explicit Chance(std::uint32_t seed) : engine_(seed) {}
  /// 0 to `below` - 1.
  int operator()(int below) { return static_cast<int>(engine_() % static_cast<std::uint32_t>(below)); }
  bool one_in(int n) { return (*this)(n) == 0; }
  template <typename Items>
  auto of(const Items& items) {
    return items[static_cast<std::size_t>((*this)(static_cast<int>(items.size())))];
  }

 private:
  std::mt19937 engine_;
};

class Generator {
 public:
  explicit Generator(std::uint32_t seed) : chance_(seed) {}

  DistrictWords district() {
    const int year = chance_.of(std::array{2024, 2025, 2026, 2026, 2028});
    const std::string y = std::to_string(year);
    const std::string next = std::to_string(year + 1);
    DistrictWords out;
    const auto campaign = chance_.of(std::vector<std::pair<std::string, std::string>>{{y + "-01-01", y + "-12-31"},
                                                                                      {y + "-01-01", y + "-12-31"},
                                                                                      {y + "-01-01", y + "-06-30"},
                                                                                      {y + "-02-29", next + "-01-31"},
                                                                                      {y + "-07-01", next + "-06-30"},
                                                                                      {y + "-03-15", y + "-11-20"}});
    out.start = year % 4 != 0 && campaign.first == y + "-02-29" ? y + "-02-28" : campaign.first;
    out.end = campaign.second;
    first_ = almanac().at.at(out.start);
    last_ = almanac().at.at(out.end);
    out.due_soon_days = chance_.of(std::array{0, 1, 7, 14, 14, 30});
    out.silent_months = chance_.of(std::array{1, 2, 3, 3, 6, 13});
    out.roll = chance_.of(std::array{time::Roll::none, time::Roll::next_workday, time::Roll::after_holidays});
    calendar(out);
    for (const char* const word : {"-02-29", "-06-30", "-07-01", "-12-31", "-01-31", "-02-28", "-03-31", "-05-31"}) {
      if (almanac().at.contains(y + word)) special_.push_back(y + word);
    }
    const int units = 1 + chance_(3);
    for (int u = 0; u < units; ++u) {
      UnitWords unit;
      unit.id = "u" + std::to_string(u);
      const int tasks = 1 + chance_(4);
      for (int t = 0; t < tasks; ++t) add_task(unit, t, units);
      out.units.push_back(unit);
    }
    for (UnitWords& unit : out.units) {
      const int records = chance_.one_in(12) ? 0 : chance_(14);
      for (int i = 0; i < records; ++i) unit.records.push_back(record(unit));
    }
    for (int i = chance_(4); i > 0; --i) {
      FindingWords finding{.date = date(), .unit = "u0"};
      if (!chance_.one_in(3)) finding.rectify_by = later(finding.date, 30);
      if (!chance_.one_in(3)) finding.rectified = later(finding.date, 45);
      out.findings.push_back(finding);
    }
    return out;
  }

  /// A day near the campaign, rather one that breaks calendars than not.
  std::string date() {
    if (chance_.one_in(3)) return near(chance_.of(special_));
    return almanac()[first_ - 40 + chance_(last_ - first_ + 80)].iso;
  }

  RecordWords record(const UnitWords& unit) {
    RecordWords out{.date = date()};
    if (!unit.quotas.empty() && chance_.one_in(2)) {
      const QuotaWords& quota = chance_.of(unit.quotas);
      out.quota = quota.id;
      // Now and then a measure of the wrong kind, which counts for nothing.
      const bool percent = quota.target.ends_with('%') != chance_.one_in(10);
      if (percent) {
        out.value = std::to_string(chance_(101)) + "%";
      } else if (chance_.one_in(2)) {
        out.value = std::to_string(chance_(15));
      } else {
        for (int i = 1 + chance_(3); i > 0; --i) out.sites.push_back(site());
      }
      return out;
    }
    out.task = chance_.one_in(15) ? "nobody-knows" : chance_.of(unit.tasks).id;
    out.times = 1 + (chance_.one_in(3) ? chance_(4) : 0);
    if (chance_.one_in(3)) {
      const auto& labels = almanac()[almanac().at.at(date())].label;
      out.covers = labels.at(chance_.of(kinds_));
    }
    return out;
  }

  Chance& chance() { return chance_; }

 private:
  Chance chance_;
  int first_ = 0, last_ = 0;
  std::vector<std::string> special_ = {};
  std::vector<std::string> kinds_ = {"month", "quarter", "half", "year"};

  std::string near(const std::string& iso) { return almanac()[almanac().at.at(iso) - 1 + chance_(3)].iso; }
  std::string later(const std::string& iso, int days) { return almanac()[almanac().at.at(iso) + chance_(days)].iso; }
  std::string site() {
    return (chance_.one_in(9) ? " " : "") + ("点位" + std::to_string(chance_(9))) + (chance_.one_in(9) ? "　" : "");
  }

  void calendar(DistrictWords& out) {
    std::set<std::string> taken, local;
    for (int i = chance_(8); i > 0; --i) {  // some days off, the weekend after them worked
      const int begin = first_ - 20 + chance_(last_ - first_ + 60);
      for (int k = chance_(7); k >= 0; --k) {
        if (taken.insert(almanac()[begin + k].iso).second) out.days_off.push_back(almanac()[begin + k].iso);
      }
      for (int k = 8; k < 16; ++k) {
        if (almanac()[begin + k].weekday < 5 || !chance_.one_in(2)) continue;
        if (taken.insert(almanac()[begin + k].iso).second) out.workdays.push_back(almanac()[begin + k].iso);
      }
    }
    for (int i = chance_(5); i > 0; --i) {  // the region, rather where the nation has spoken
      const bool against = !out.days_off.empty() && chance_.one_in(2);
      const std::string day = against ? chance_.of(out.days_off) : almanac()[first_ + chance_(last_ - first_)].iso;
      if (local.insert(day).second) (chance_.one_in(2) ? out.local_days_off : out.local_workdays).push_back(day);
      if (out.workdays.empty()) continue;
      const std::string worked = chance_.of(out.workdays);
      if (local.insert(worked).second) out.local_days_off.push_back(worked);
    }
    for (const auto* const list : {&out.days_off, &out.workdays, &out.local_days_off, &out.local_workdays}) {
      special_.insert(special_.end(), list->begin(), list->end());
    }
    special_.push_back(out.start);
    special_.push_back(out.end);
  }

  void add_task(UnitWords& unit, int number, int units) {
    TaskWords task{.id = "t" + std::to_string(number)};
    const int kind = chance_(5);
    if (kind == 0) {
      task.due = date();
      if (chance_.one_in(4)) task.from = date();
    }
    if (kind == 1 || kind == 2) {
      task.every = chance_.of(kinds_);
      task.times = 1 + (chance_.one_in(2) ? chance_(4) : 0);
      task.due_offset =
          chance_.of(std::vector<std::string>{"", "", "5d", "-6d", "5wd", "-3wd", "0wd", "0d", "20d", "-45d"});
      if (chance_.one_in(3)) task.from = date();
      if (chance_.one_in(4)) task.until = date();
    }
    if (chance_.one_in(4)) {
      task.same_as = "u" + std::to_string(chance_(units)) + "/t" + std::to_string(chance_(5));
    }
    if (kind == 3 || (kind == 0 && chance_.one_in(4))) {
      for (int i = 1 + chance_(2); i > 0; --i) add_quota(unit, task.id);
    }
    unit.tasks.push_back(task);
  }

  void add_quota(UnitWords& unit, const std::string& task) {
    QuotaWords quota{.id = "q" + std::to_string(unit.quotas.size()), .task = task};
    const int kind = chance_(6);
    if (kind > 1) quota.target = std::to_string(chance_(40));
    if (kind == 1) quota.target = std::to_string(chance_(101)) + "%";
    if (!chance_.one_in(3)) quota.due = date();
    int count = 0;
    for (int i = chance_(4); i > 0; --i) {
      // Mostly more by each milestone, as anybody would write it; nothing forbids less.
      count = chance_.one_in(6) ? chance_(30) : count + chance_(12);
      quota.milestones.emplace_back(date(), count);
    }
    if (chance_.one_in(3)) {
      for (int i = 1 + chance_(6); i > 0; --i) quota.sites.push_back(site());
    }
    if (chance_.one_in(5)) quota.from = date();
    unit.quotas.push_back(quota);
  }
};

}  // namespace ljfl::test
