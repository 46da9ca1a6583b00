/// Scores and ranks, worked out a second time: from the register's words and from what the standing's oracle says of
/// each month's last day, in plain whole numbers. Shares no code with `src/`.
#pragma once

#include <algorithm>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "standing_oracle.hpp"

namespace ljfl::test {

class ScoreOracle {
 public:
  explicit ScoreOracle(const DistrictWords& words) : words_(words), oracle_(words), calendar_(words) {}

  /// A line a unit: its months' scores, mean, bonus, score, rank.
  [[nodiscard]] std::string tell(const std::string& half, const std::string& today) const;

 private:
  using Number = long long;
  struct Line {
    std::string id = {}, kind = {}, state = {}, due = {}, done_on = {}, label = {};
    Number expected = 0, done = 0, target = 0, lag = 0;
    bool quota = false, period = false;
  };
  struct Month {
    bool counts = false;
    Number score = 0;
    std::string words = {};
  };
  struct Unit {
    std::string words = {}, role = {};
    Number score = -1;
    bool veto = false, apart = false;
  };
  const DistrictWords& words_;
  Oracle oracle_;
  NaiveCalendar calendar_;

  /// 0.5 → 50
  static Number cents(const std::string& text) {
    const std::size_t point = text.find('.');
    Number out = std::stoll(text.substr(0, point)) * 100;
    if (point == std::string::npos) return out;
    const std::string part = (text.substr(point + 1) + "00").substr(0, 2);
    return out + std::stoll(part);
  }
  /// n/d, a half goes up
  static Number half_up(Number n, Number d) { return (2 * n + d) / (2 * d); }
  static std::string money(Number n) { return std::to_string(n / 100) + "." + Almanac::two(static_cast<int>(n % 100)); }
  static bool in(const std::vector<std::string>& list, const std::string& word) {
    return std::ranges::find(list, word) != list.end();
  }
  [[nodiscard]] std::vector<Line> lines_of(const std::string& unit, const std::string& today) const;
  [[nodiscard]] Month month(const UnitWords& unit, const std::string& label) const;
  [[nodiscard]] std::string item(const UnitWords& unit, const RubricItemWords& item, const std::string& label,
                                 const std::string& today, Number& of, Number& got) const;
  [[nodiscard]] bool marked(const UnitWords& unit, const std::string& kind, const std::string& item,
                            const std::string& month) const {
    return std::ranges::any_of(words_.marks, [&](const MarkWords& m) {
      return m.kind == kind && m.unit == unit.id && m.item == item && m.date.substr(0, 7) == month;
    });
  }
};

/// The standing oracle's lines of one unit, read back.
inline std::vector<ScoreOracle::Line> ScoreOracle::lines_of(const std::string& unit, const std::string& today) const {
  std::vector<Line> out;
  std::istringstream text(oracle_.tell(today));
  std::string row;
  bool here = false;
  std::string task;
  while (std::getline(text, row)) {
    if (!row.starts_with(' ')) {
      here = row.starts_with(unit + " last ");
      continue;
    }
    if (!here) continue;
    std::istringstream words(row);
    std::vector<std::string> word;
    for (std::string one; words >> one;) word.push_back(one);
    const auto after = [&](const std::string& name) -> std::string {
      const std::size_t at = row.rfind(" " + name + " ");  // a state may be called like a field
      if (at == std::string::npos) return "";
      const std::size_t begin = at + name.size() + 2;
      return row.substr(begin, row.find_first_of(" [", begin) - begin);
    };
    Line line;
    if (row.starts_with("    ")) {
      line.period = true;
      line.id = task;
      line.label = word[0];
      line.state = word[1];
      line.due = after("due");
      line.done_on = after("met");
    } else if (row.find(" target ") != std::string::npos) {
      line.quota = true;
      line.id = word[0];
      line.state = word[1];
      line.due = after("due");
      line.target = std::stoll(after("target"));
      line.done = std::stoll(after("done"));
      line.expected = std::stoll(after("expected"));
      line.lag = std::stoll(after("lag"));
    } else {
      task = line.id = word[0];
      line.kind = word[1];
      line.state = word[2];
      line.due = after("due");
      line.done_on = after("on");
    }
    out.push_back(line);
  }
  return out;
}

/// "yes", "no" or why; the item's points and what they come to.
inline std::string ScoreOracle::item(const UnitWords& unit, const RubricItemWords& item, const std::string& label,
                                     const std::string& today, Number& of, Number& got) const {
  of = item.points.contains(unit.role) ? cents(item.points.at(unit.role)) : 0;
  got = 0;
  if (of == 0 || marked(unit, "exempt", item.id, label)) return "no";
  Number good = 0, all = 0, cost = 0, misses = 0;
  int things = 0;
  const auto judge = [&](const std::string& outcome) {
    ++things;
    if (outcome == "missing") ++misses;
    if (item.deducts) {
      cost += outcome == "late" ? cents(item.late) : outcome == "missing" ? cents(item.missing) : 0;
    } else {
      all += 100;
      good += outcome == "good" ? 100 : outcome == "late" ? cents(item.late) : 0;
    }
  };
  const auto named = [&](const std::string& id) {
    return (item.tasks.empty() || in(item.tasks, id)) && !in(item.except, id);
  };
  for (const Line& line : lines_of(unit.id, today)) {
    if (line.quota) {
      const auto quota = std::ranges::find_if(unit.quotas, [&](const QuotaWords& q) { return q.id == line.id; });
      if (!named(quota->task)) continue;
      const bool level = quota->target.ends_with('%');
      if (item.measure == "quotas" && !level && quota->target != "tbd" && line.expected > 0) {
        ++things;
        if (item.deducts) {
          cost += line.lag > 0 ? cents(item.missing) : 0;
          if (line.lag > 0 && cents(item.missing) > 0) ++misses;
        } else {
          good += std::min(line.done, line.expected);
          all += line.expected;
        }
      }
      if (item.measure == "levels" && level && (line.state == "reached" || line.due <= today)) {
        judge(line.state == "reached" ? "good" : "missing");
      }
    } else if (line.period) {
      const bool returns = line.id == words_.rubric.return_task;
      if (item.measure != (returns ? "returns" : "recurring") || !named(line.id) || line.due.substr(0, 7) != label)
        continue;
      judge(line.done_on.empty() ? "missing" : line.done_on <= line.due ? "good" : "late");
    } else if (line.kind == "deliverable" && item.measure == "deliverables" && named(line.id)) {
      if (line.done_on.empty() && line.due > today) continue;
      judge(line.done_on.empty() ? "missing" : line.done_on <= line.due ? "good" : "late");
    } else if (line.kind == "standing" && item.measure == "standing" && named(line.id) && line.state != "open") {
      judge(line.state == "active" ? "good" : "missing");
    }
  }
  for (const FindingWords& finding : words_.findings) {
    if (finding.unit != unit.id || finding.date > today) continue;
    if (item.measure == "findings" && finding.date.substr(0, 7) == label) {
      cost += cents(finding.deduct.empty() ? item.missing : finding.deduct);
      ++misses;
    }
    if (item.measure == "rectification" && !finding.rectify_by.empty()) {
      const std::string by = almanac()[calendar_.rolled(almanac().at.at(finding.rectify_by))].iso;
      if (by.substr(0, 7) != label) continue;
      const bool mended = !finding.rectified.empty() && finding.rectified <= today;
      judge(!mended ? "missing" : finding.rectified <= by ? "good" : "late");
    }
  }
  const bool zero = marked(unit, "zero", item.id, label);
  if (things == 0 && item.measure != "findings" && !zero) return "no";
  if (zero || (item.zero_at > 0 && misses >= item.zero_at)) return "zero";
  got = item.deducts ? std::max<Number>(0, of - cost) : half_up(of * good, all);
  return "yes";
}

inline ScoreOracle::Month ScoreOracle::month(const UnitWords& unit, const std::string& label) const {
  const auto [first, last] = almanac().span.at(label);
  Month out;
  Number of = 0, got = 0;
  for (const RubricItemWords& one : words_.rubric.items) {
    Number item_of = 0, item_got = 0;
    const std::string said = item(unit, one, label, almanac()[last].iso, item_of, item_got);
    out.words += " " + one.id + ":" + said + ":" + money(item_got);
    if (said == "no") continue;
    of += item_of;
    got += item_got;
  }
  const bool outside = almanac()[last].iso < words_.start || almanac()[first].iso > words_.end;
  out.counts = !outside && !in(words_.rubric.not_assessed, label) && of > 0 && of >= cents(words_.rubric.least);
  if (of > 0) out.score = half_up(got * 10000, of);
  out.words = label + (out.counts ? " " : " not ") + money(out.score) + out.words;
  return out;
}

inline std::string ScoreOracle::tell(const std::string& half, const std::string& today) const {
  std::map<std::string, Unit> units;
  for (const UnitWords& words : words_.units) {
    Unit& unit = units[words.id];
    unit.role = words.role;
    unit.apart = words.role == "lead" || in(words_.rubric.apart, words.id);
    Number sum = 0, months = 0, bonus = 0;
    std::string last;
    for (int i = almanac().span.at(half).first; i <= almanac().span.at(half).second; ++i) {
      const std::string& label = almanac()[i].label.at("month");
      if (label == last || almanac()[almanac().span.at(label).second].iso > today) continue;
      last = label;
      const Month one = month(words, label);
      unit.words += "\n  " + one.words;
      if (!one.counts) continue;
      sum += one.score;
      ++months;
    }
    for (const MarkWords& mark : words_.marks) {
      if (mark.unit != words.id || mark.date > today || almanac()[almanac().at.at(mark.date)].label.at("half") != half)
        continue;
      if (mark.kind == "bonus") bonus += cents(mark.points);
      if (mark.kind == "veto") unit.veto = true;
    }
    bonus = std::min(bonus, cents(words_.rubric.bonus_cap));
    if (months > 0) unit.score = half_up(sum, months) + bonus;
    unit.words += "\n  score " + (months > 0 ? money(unit.score) : "none") + " bonus " + money(bonus);
  }
  std::string out;
  for (const UnitWords& words : words_.units) {
    const Unit& unit = units.at(words.id);
    int rank = 0;
    if (!unit.apart && unit.score >= 0) {
      rank = 1;
      for (const auto& other : units) {
        if (other.second.apart || other.second.score < 0 || other.second.role != unit.role) continue;
        const bool better = other.second.veto == unit.veto ? other.second.score > unit.score : unit.veto;
        if (better) ++rank;
      }
    }
    out += words.id + unit.words + " rank " + std::to_string(rank) + (unit.veto ? " veto" : "") +
           (unit.apart ? " apart" : "") + "\n";
  }
  return out;
}

}  // namespace ljfl::test
