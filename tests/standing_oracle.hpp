/// Where things stand, worked out a second time: from the register's words, by plain loops over a written-out almanac,
/// with strings for keys. It shares no code with `src/` and is in no hurry; it is here to disagree.
#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "almanac.hpp"

namespace ljfl::test {

class Oracle {
 public:
  explicit Oracle(const DistrictWords& words);

  /// Everything that stands on that day, a line for each task, quota, unit and finding.
  [[nodiscard]] std::string tell(const std::string& today) const;
  [[nodiscard]] std::set<std::string> deadlines(const std::string& today, const std::string& until) const;

 private:
  struct Act {
    std::string date = {}, covers = {}, unit = {}, ref = {};
    std::int64_t times = 0;
  };
  struct Told {  ///< of a quota, for the task that it hangs on
    std::string state = {}, due = {};
    std::int64_t done = 0;
  };
  using Refs = std::set<std::string>;
  const Almanac& days_ = almanac();
  const DistrictWords& words_;
  NaiveCalendar calendar_;
  std::map<std::string, std::set<std::string>> together_ = {};  ///< unit/task → all that one act serves

  [[nodiscard]] int number(const std::string& iso) const { return days_.at.at(iso); }
  [[nodiscard]] int rolled(int day) const { return calendar_.rolled(day); }
  [[nodiscard]] std::vector<Act> acts(const std::string& key, const std::string& today) const;
  [[nodiscard]] static std::int64_t times(const std::vector<Act>& acts, const std::string& until);
  [[nodiscard]] std::string covered(const Act& act, const std::string& kind) const;
  [[nodiscard]] std::int64_t expected(const QuotaWords& quota, int due, int today, std::int64_t target) const;
  [[nodiscard]] std::string quota(const UnitWords& unit, const QuotaWords& quota, int today, Told& told) const;
  [[nodiscard]] std::string recurring(const TaskWords& task, const std::vector<Act>& acts, int today) const;
  [[nodiscard]] std::string task(const UnitWords& unit, const TaskWords& task, int today,
                                 const std::map<std::string, Told>& quotas) const;
  [[nodiscard]] std::string finding(const FindingWords& finding, int today) const;
  [[nodiscard]] static std::string listed(const Refs& refs) {
    std::string out = " [";
    for (const std::string& ref : refs) out += ref + " ";
    return out + "]";
  }
};

inline std::string ref_name(std::string_view unit, std::size_t record) {
  return std::string{unit} + "#" + std::to_string(record);
}

inline Oracle::Oracle(const DistrictWords& words) : words_(words), calendar_(words) {
  std::map<std::string, std::string> same;
  for (const UnitWords& unit : words.units) {
    for (const TaskWords& task : unit.tasks) same[unit.id + "/" + task.id] = task.same_as;
  }
  for (const auto& entry : same) {
    std::set<std::string>& group = together_[entry.first];
    group.insert(entry.first);
    for (std::size_t before = 0; before != group.size();) {
      before = group.size();
      for (const auto& other : same) {
        if (!same.contains(other.second)) continue;
        if (group.contains(other.first)) group.insert(other.second);
        if (group.contains(other.second)) group.insert(other.first);
      }
    }
  }
}

inline std::vector<Oracle::Act> Oracle::acts(const std::string& key, const std::string& today) const {
  std::vector<Act> out;
  for (const UnitWords& unit : words_.units) {
    for (std::size_t i = 0; i < unit.records.size(); ++i) {
      const RecordWords& record = unit.records[i];
      if (record.date > today || !together_.at(key).contains(unit.id + "/" + record.task)) continue;
      out.push_back({record.date, record.covers, unit.id, ref_name(unit.id, i), record.times});
    }
  }
  return out;
}

/// What two units record of one day and one `for` is one act: the unit that records more of it counts.
inline std::int64_t Oracle::times(const std::vector<Act>& acts, const std::string& until) {
  std::map<std::string, std::map<std::string, std::int64_t>> sums;
  for (const Act& act : acts) {
    if (act.date <= until) sums[act.date + " " + act.covers][act.unit] += act.times;
  }
  std::int64_t out = 0;
  for (const auto& act : sums) {
    std::int64_t most = 0;
    for (const auto& unit : act.second) most = std::max(most, unit.second);
    out += most;
  }
  return out;
}

inline std::string Oracle::covered(const Act& act, const std::string& kind) const {
  if (act.covers.empty()) return days_[number(act.date)].label.at(kind);
  const auto [first, last] = days_.span.at(act.covers);
  const std::string label = days_[first].label.at(kind);
  for (int i = first; i <= last; ++i) {
    if (days_[i].label.at(kind) != label) return "";
  }
  return label;
}

inline std::string Oracle::recurring(const TaskWords& task, const std::vector<Act>& acts, int today) const {
  const int from = number(task.from.empty() ? words_.start : task.from);
  const int until = number(task.until.empty() ? words_.end : task.until);
  std::vector<std::string> labels;
  for (int i = from; i <= until; ++i) {
    const std::string& label = days_[i].label.at(task.every);
    if (labels.empty() || labels.back() != label) labels.push_back(label);
  }
  std::string lines;
  std::string late_due, running_due, next_due;
  std::int64_t all = 0;
  for (const std::string& label : labels) {
    const int due = rolled(calendar_.after(days_.span.at(label).second, task.due_offset));
    if (days_.span.at(label).first > today) {
      if (next_due.empty()) next_due = days_[due].iso;
      continue;
    }
    std::vector<Act> own;
    std::set<std::string> dates;
    Refs refs;
    for (const Act& act : acts) {
      if (covered(act, task.every) != label) continue;
      own.push_back(act);
      dates.insert(act.date);
      refs.insert(act.ref);
    }
    std::string met_on;
    for (const std::string& date : dates) {
      if (met_on.empty() && times(own, date) >= task.times) met_on = date;
    }
    const std::int64_t done = times(own, days_[today].iso);
    std::string state = "short_of";
    if (!met_on.empty()) {
      state = number(met_on) <= due ? "met" : "met_late";
    } else if (today <= due) {
      state = "running";
    }
    if (state == "short_of" && late_due.empty()) late_due = days_[due].iso;
    if (state == "running" && running_due.empty()) running_due = days_[due].iso;
    all += done;
    lines += "\n    " + label + " " + state + " due " + days_[due].iso + " " + std::to_string(done) + "/" +
             std::to_string(task.times) + " met " + met_on + listed(refs);
  }
  std::string state = "on_track";
  if (!late_due.empty()) {
    state = "overdue";
  } else if (!running_due.empty() && number(running_due) - today <= words_.due_soon_days) {
    state = "due_soon";
  }
  const std::string due = !late_due.empty() ? late_due : !running_due.empty() ? running_due : next_due;
  return state + " due " + due + " done " + std::to_string(all) + " on " + lines;
}

inline std::int64_t Oracle::expected(const QuotaWords& quota, int due, int today, std::int64_t target) const {
  if (today >= due) return target;
  const int start = number(std::max(words_.start, quota.from));
  if (today < start) return 0;
  std::vector<std::pair<int, std::int64_t>> points;
  for (const auto& milestone : quota.milestones) {
    if (number(milestone.first) < due) points.emplace_back(number(milestone.first), milestone.second);
  }
  std::ranges::stable_sort(points, {}, &std::pair<int, std::int64_t>::first);
  if (points.empty() || points.front().first >= start) points.insert(points.begin(), {start - 1, 0});
  points.emplace_back(due, target);
  std::size_t left = 0;
  while (points[left + 1].first <= today) ++left;
  const std::int64_t span = points[left + 1].first - points[left].first;
  const std::int64_t asked =
      points[left].second * span + (points[left + 1].second - points[left].second) * (today - points[left].first);
  std::int64_t out = 0;
  while ((2 * out + 1) * span <= 2 * asked) ++out;  // as long as a half more is reached
  return out;
}

inline std::string trimmed(std::string text) {
  const std::string wide = "　";
  for (bool more = true; more;) {
    more = true;
    if (text.starts_with(' '))
      text.erase(0, 1);
    else if (text.starts_with(wide))
      text.erase(0, wide.size());
    else if (text.ends_with(' '))
      text.pop_back();
    else if (text.ends_with(wide))
      text.resize(text.size() - wide.size());
    else
      more = false;
  }
  return text;
}

inline std::string Oracle::quota(const UnitWords& unit, const QuotaWords& quota, int today, Told& told) const {
  const int plain_due = number(quota.due.empty() ? words_.end : quota.due);
  const int due = rolled(plain_due);
  std::int64_t sum = 0;
  std::set<std::string> named, list, counted;
  for (const std::string& site : quota.sites) list.insert(trimmed(site));
  Refs refs;
  std::string newest, level, proved;
  for (std::size_t i = 0; i < unit.records.size(); ++i) {
    const RecordWords& record = unit.records[i];
    if (record.quota != quota.id || record.date > days_[today].iso || record.date < quota.from) continue;
    refs.insert(ref_name(unit.id, i));
    newest = std::max(newest, record.date);
    if (record.value.ends_with('%')) {
      if (record.date >= proved) {
        proved = record.date;
        level = record.value.substr(0, record.value.size() - 1);
      }
    } else if (!record.value.empty()) {
      sum += std::stoll(record.value);
    }
    for (const std::string& site : record.sites) named.insert(trimmed(site));
  }
  for (const std::string& site : named) {
    if (list.empty() || list.contains(site)) counted.insert(site);
  }
  std::int64_t done = sum + static_cast<std::int64_t>(counted.size());
  if (!list.empty()) done = std::min(done, static_cast<std::int64_t>(list.size()));
  std::int64_t target = 0, gap = 0, asked = 0, lag = 0, needed = 0;
  if (quota.target == "tbd") {
    told.state = "pending";
    level.clear();
    proved = newest;
  } else if (quota.target.ends_with('%')) {
    // The generator writes levels as whole percents.
    const bool reached = !level.empty() && std::stoi(level) >= std::stoi(quota.target);
    told.state = reached ? "reached" : today > due ? "missed" : "below";
    done = 0;
  } else {
    level.clear();
    proved = newest;
    target = std::stoll(quota.target);
    gap = std::max<std::int64_t>(0, target - done);
    asked = expected(quota, plain_due, today, target);
    lag = std::max<std::int64_t>(0, asked - done);
    std::set<std::string> months;
    for (int i = today + 1; i <= due; ++i) months.insert(days_[i].iso.substr(0, 7));
    if (months.empty()) needed = gap;
    while (needed * static_cast<std::int64_t>(months.size()) < gap && !months.empty()) ++needed;
    told.state = gap == 0 ? "reached" : today > due ? "missed" : lag > 0 ? "behind" : "on_pace";
  }
  told.due = days_[due].iso;
  told.done = done;
  return "  " + quota.id + " " + told.state + " due " + told.due + " target " + std::to_string(target) + " done " +
         std::to_string(done) + " gap " + std::to_string(gap) + " expected " + std::to_string(asked) + " lag " +
         std::to_string(lag) + " needed " + std::to_string(needed) + " level " + level + " proved " + proved +
         listed(refs) + "\n";
}

inline std::string Oracle::task(const UnitWords& unit, const TaskWords& task, int today,
                                const std::map<std::string, Told>& quotas) const {
  const std::vector<Act> acts = this->acts(unit.id + "/" + task.id, days_[today].iso);
  std::string first, last, out;
  Refs refs;
  for (const Act& act : acts) {
    if (act.date >= task.from && (first.empty() || act.date < first)) first = act.date;
    last = std::max(last, act.date);
    refs.insert(act.ref);
  }
  const std::string done = std::to_string(times(acts, days_[today].iso));
  const bool has_quota = std::ranges::any_of(unit.quotas, [&](const QuotaWords& q) { return q.task == task.id; });
  if (!task.due.empty()) {
    const int due = rolled(number(task.due));
    out = !first.empty()                        ? (number(first) <= due ? "done" : "done_late")
          : today > due                         ? "overdue"
          : due - today <= words_.due_soon_days ? "due_soon"
                                                : "open";
    out = "deliverable " + out + " due " + days_[due].iso + " done " + done + " on " + first;
  } else if (!task.every.empty()) {
    out = "recurring " + recurring(task, acts, today);
  } else if (has_quota) {
    std::string due, worst = "reached";
    std::int64_t sum = 0;
    const std::array<std::string, 6> order = {"missed", "behind", "below", "on_pace", "pending", "reached"};
    for (const QuotaWords& q : unit.quotas) {
      if (q.task != task.id) continue;
      const Told& told = quotas.at(q.id);
      if (std::ranges::find(order, told.state) < std::ranges::find(order, worst)) worst = told.state;
      if (due.empty() || told.due < due) due = told.due;
      sum += told.done;
      for (std::size_t i = 0; i < unit.records.size(); ++i) {
        if (unit.records[i].quota != q.id || unit.records[i].date > days_[today].iso) continue;
        if (unit.records[i].date < q.from) continue;
        last = std::max(last, unit.records[i].date);
        refs.insert(ref_name(unit.id, i));
      }
    }
    out = "quota " + worst + " due " + due + " done " + std::to_string(sum) + " on ";
  } else {
    int year = days_[today].year;
    int month = days_[today].month - words_.silent_months;
    for (; month < 1; month += 12) --year;
    const int day = std::min(days_[today].day, Almanac::length(year, month));
    const std::string since = Almanac::iso(year, month, day);
    out = !last.empty() && last > since ? "active" : words_.start > since ? "open" : "silent";
    out = "standing " + out + " due  done " + done + " on ";
  }
  const std::size_t line = out.find('\n');  // a recurring task's periods follow its own line
  return "  " + task.id + " " + out.substr(0, line) + " last " + last + listed(refs) +
         (line == std::string::npos ? "" : out.substr(line)) + "\n";
}

inline std::string Oracle::finding(const FindingWords& finding, int today) const {
  if (number(finding.date) > today) return "unknown open 0\n";
  const bool mended = !finding.rectified.empty() && number(finding.rectified) <= today;
  if (finding.rectify_by.empty()) return mended ? "known rectified 0\n" : "known open 0\n";
  const int by = rolled(number(finding.rectify_by));
  const int late = (mended ? number(finding.rectified) : today) - by;
  if (late > 0) return std::string("known ") + (mended ? "rectified_late " : "overdue ") + std::to_string(late) + "\n";
  if (mended) return "known rectified 0\n";
  return by - today <= words_.due_soon_days ? "known due_soon 0\n" : "known open 0\n";
}

inline std::string Oracle::tell(const std::string& today) const {
  const int now = number(today);
  std::string out;
  for (const UnitWords& unit : words_.units) {
    std::string last;
    for (const RecordWords& record : unit.records) {
      if (record.date <= today) last = std::max(last, record.date);
    }
    out += unit.id + " last " + last + "\n";
    std::map<std::string, Told> quotas;
    for (const QuotaWords& q : unit.quotas) out += quota(unit, q, now, quotas[q.id]);
    for (const TaskWords& t : unit.tasks) out += task(unit, t, now, quotas);
  }
  for (const FindingWords& f : words_.findings) out += finding(f, now);
  return out;
}

}  // namespace ljfl::test
