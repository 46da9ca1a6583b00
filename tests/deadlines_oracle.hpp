/// The oracle's list of what is owed and by when: every day from the past to `until` is walked through.
#pragma once

#include "standing_oracle.hpp"

namespace ljfl::test {

/// A line for each thing that is late on the day, or falls due up to `until`; in byte order.
inline std::set<std::string> Oracle::deadlines(const std::string& today, const std::string& until) const {
  std::set<std::string> out;
  const int now = number(today);
  const auto add = [&](const std::string& what, int due, std::int64_t missing) {
    if (due >= now && due > number(until)) return;
    int worked = 0;
    for (int i = std::min(now, due) + 1; i <= std::max(now, due); ++i) worked += calendar_.worked(i) ? 1 : 0;
    out.insert(days_[due].iso + " " + what + " missing " + std::to_string(missing) + " days " +
               std::to_string(due - now) + " workdays " + std::to_string(due < now ? -worked : worked));
  };
  for (const UnitWords& unit : words_.units) {
    for (const TaskWords& task : unit.tasks) {
      const std::vector<Act> acts = this->acts(unit.id + "/" + task.id, today);
      if (!task.due.empty()) {
        const bool done = std::ranges::any_of(acts, [&](const Act& act) { return act.date >= task.from; });
        if (!done) add(unit.id + " deliverable " + task.id, rolled(number(task.due)), 1);
      } else if (!task.every.empty()) {
        std::set<std::string> labels;
        for (int i = number(task.from.empty() ? words_.start : task.from);
             i <= number(task.until.empty() ? words_.end : task.until); ++i) {
          labels.insert(days_[i].label.at(task.every));
        }
        for (const std::string& label : labels) {
          std::vector<Act> own;
          for (const Act& act : acts) {
            if (covered(act, task.every) == label) own.push_back(act);
          }
          const std::int64_t missing = task.times - times(own, today);
          const int due = rolled(calendar_.after(days_.span.at(label).second, task.due_offset));
          const bool begun = days_.span.at(label).first <= now;
          if (missing > 0 && (begun || due >= now)) add(unit.id + " period " + task.id + " " + label, due, missing);
        }
      }
    }
    for (const QuotaWords& q : unit.quotas) {
      Told told;
      const std::string line = quota(unit, q, now, told);
      if (told.state == "reached" || told.state == "pending") continue;
      const bool level = q.target.ends_with('%');
      add(unit.id + " quota " + q.id, number(told.due), level ? 1 : std::stoll(q.target) - told.done);
    }
  }
  for (std::size_t i = 0; i < words_.findings.size(); ++i) {
    const FindingWords& f = words_.findings[i];
    const bool mended = !f.rectified.empty() && f.rectified <= today;
    if (f.date > today || f.rectify_by.empty() || mended) continue;
    add(f.unit + " finding " + std::to_string(i), rolled(number(f.rectify_by)), 1);
  }
  return out;
}

}  // namespace ljfl::test
