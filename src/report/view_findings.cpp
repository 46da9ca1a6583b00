#include <algorithm>

#include "report/view_parts.hpp"

namespace ljfl::report {
namespace {

using standing::State;

Value finding_row(const Subject& subject, std::size_t index) {
  const model::Finding& finding = subject.reg.findings[index];
  const standing::FindingStanding& now = subject.standing.findings[index];
  Value row = Value::object();
  row["id"] = finding.id.value;
  row["date"] = time::iso(finding.date.value);
  row["unit"] =
      finding.unit_index == model::none ? finding.unit.value : subject.reg.units[finding.unit_index].name.value;
  row["site"] = text_or_null(finding.site.value);
  row["text"] = finding.text.value;
  row["deduct"] = finding.deduct ? Value(model::plain(finding.deduct->value)) : Value(nullptr);
  row["rectify_by"] = finding.rectify_by ? Value(time::iso(finding.rectify_by->value)) : Value(nullptr);
  const bool mended = now.state == State::rectified || now.state == State::rectified_late;
  row["rectified"] = mended && finding.rectified ? Value(time::iso(finding.rectified->value)) : Value(nullptr);
  row["state"] = now.state == State::open || now.state == State::due_soon ? Value("整改中") : Value(word(now.state));
  row["days_late"] = now.state == State::overdue ? Value(now.days) : Value(nullptr);
  row["from"] = subject.period.holds(finding.date.value) ? "本期发现" : "以前遗留";
  row["source"] = subject.place(finding.at);
  return row;
}

}  // namespace

/// Those of the period, and those of earlier ones that are still open: they come back until they are mended.
Value findings_part(const Subject& subject) {
  Value fresh = Value::array();
  Value left = Value::array();
  std::size_t fresh_mended = 0;
  std::size_t open = 0;
  std::size_t overdue = 0;
  std::size_t mended_now = 0;
  for (std::size_t i = 0; i < subject.reg.findings.size(); ++i) {
    if (!subject.standing.known[i]) continue;
    const model::Finding& finding = subject.reg.findings[i];
    const State state = subject.standing.findings[i].state;
    const bool mended = state == State::rectified || state == State::rectified_late;
    const bool is_fresh = subject.period.holds(finding.date.value);
    if (is_fresh) {
      fresh.push_back(finding_row(subject, i));
      if (mended) ++fresh_mended;
    } else if (!mended) {
      left.push_back(finding_row(subject, i));
    }
    if (!mended) ++open;
    if (state == State::overdue) ++overdue;
    if (mended && finding.rectified && subject.period.holds(finding.rectified->value)) ++mended_now;
  }
  Value out = Value::object();
  out["fresh_mended"] = fresh_mended;
  out["fresh_open"] = fresh.size() - fresh_mended;
  out["open"] = open;
  out["overdue"] = overdue;
  out["mended_now"] = mended_now;
  std::vector<std::string> units;
  for (const Value& row : fresh) {
    const auto& unit = row["unit"].get_ref<const std::string&>();
    if (std::ranges::find(units, unit) == units.end()) units.push_back(unit);
  }
  out["fresh_units"] = units.size();
  // The list that people work with: what is open from before comes back in front of what is new.
  Value all = left;
  for (const Value& row : fresh) all.push_back(row);
  out["all"] = listed(std::move(all));
  out["fresh"] = listed(std::move(fresh));
  out["left"] = listed(std::move(left));
  return out;
}

}  // namespace ljfl::report
