/// Who filed, which slips went out, which findings are allowed: what an office keeps lists of beside the tasks.
#include <algorithm>

#include "report/notice.hpp"
#include "report/view_parts.hpp"
#include "standing/ladder.hpp"
#include "standing/returns.hpp"

namespace ljfl::report {
namespace {

using standing::PeriodState;
using standing::SlipState;

std::string_view filing_word(PeriodState state) {
  switch (state) {
    case PeriodState::met: return "按时";
    case PeriodState::met_late: return "迟报";
    case PeriodState::short_of: return "未报";
    case PeriodState::running: return "未到期";
  }
  return "";
}

std::string_view word(SlipState state) {
  switch (state) {
    case SlipState::settled: return "已办结";
    case SlipState::running: return "期限内";
    case SlipState::lapsed: return "到期未办结";
  }
  return "";
}

/// What the slip is about, as the register calls it today; its id where it is no more.
std::string_view title_of(const model::Register& reg, const model::Slip& slip) {
  const auto is_it = [&](const auto& one) { return one.id.value == slip.item.value; };
  if (slip.kind == model::SlipKind::finding) {
    const auto found = std::ranges::find_if(reg.findings, is_it);
    return found == reg.findings.end() || found->site.empty() ? slip.item.value : found->site.value;
  }
  if (slip.unit_index == model::none) return slip.item.value;
  const model::Unit& unit = reg.units[slip.unit_index];
  if (slip.kind == model::SlipKind::quota) {
    const auto found = std::ranges::find_if(unit.quotas, is_it);
    return found == unit.quotas.end() ? slip.item.value : label(*found);
  }
  const auto found = std::ranges::find_if(unit.tasks, is_it);
  return found == unit.tasks.end() ? slip.item.value : label(*found);
}

std::string periods_of(const model::Slip& slip) {
  std::string out;
  for (const time::Period& period : slip.periods) out.append(out.empty() ? "" : " ").append(period.name());
  return out;
}

/// units/jiaoyuju/2026-10.yaml → the unit that is called 教育局; "" for what is not one unit's.
std::string_view unit_of(const Subject& subject, text::Span at) {
  if (at.file >= subject.files.files.size()) return "";
  std::string_view path = subject.files.files[at.file].path;
  constexpr std::string_view top = "units/";
  if (!path.starts_with(top)) return "";
  path.remove_prefix(top.size());
  const auto found = std::ranges::find(subject.reg.units, path.substr(0, path.find('/')), &model::Unit::id);
  return found == subject.reg.units.end() ? std::string_view{} : found->name.value;
}

/// The day by which all were to file, or the first and the last where the units' days differ.
std::string due_words(const std::vector<standing::Return>& owed) {
  if (owed.empty()) return "";
  const auto [first, last] = std::ranges::minmax_element(owed, {}, [](const auto& one) { return one.period.due; });
  const std::string day = time::chinese(first->period.due);
  return first->period.due == last->period.due ? day
                                               : "各自期限（" + day + "至" + time::chinese(last->period.due) + "）";
}

}  // namespace

Value returns_part(const Subject& subject) {
  const auto newest = standing::newest_return(subject.reg, subject.standing);
  const std::vector<standing::Return> owed =
      newest ? standing::returns_for(subject.reg, subject.standing, *newest) : std::vector<standing::Return>{};
  Value all = Value::array();
  Value on_time = Value::array();
  Value late = Value::array();
  Value missing = Value::array();
  Value open = Value::array();
  for (const standing::Return& one : owed) {
    // The paper is of the day's end: what was not filed on its last day was not filed in time.
    const bool ended = one.period.state == PeriodState::running && one.period.due <= subject.as_of;
    const PeriodState state = ended ? PeriodState::short_of : one.period.state;
    Value row = {{"unit", subject.reg.units[one.unit].name.value},
                 {"due", time::iso(one.period.due)},
                 {"done", date_or_null(one.period.met_on)},
                 {"state", filing_word(state)}};
    all.push_back(row);
    (state == PeriodState::met        ? on_time
     : state == PeriodState::met_late ? late
     : state == PeriodState::short_of ? missing
                                      : open)
        .push_back(std::move(row));
  }
  Value out = Value::object();
  out["any"] = newest.has_value();
  out["period"] = newest ? Value(newest->chinese()) : Value("");
  out["due"] = due_words(owed);
  out["owed"] = all.size();
  out["on_time"] = listed(std::move(on_time));
  out["lapsed"] = !late.empty() || !missing.empty();
  out["late"] = listed(std::move(late));
  out["missing"] = listed(std::move(missing));
  out["open"] = listed(std::move(open));
  out["all"] = listed(std::move(all));
  return out;
}

/// Those issued in the period, by the as-of day: the day on a slip says when it was issued, wherever it lies.
Value slips_part(const Subject& subject) {
  const model::Register& reg = subject.reg;
  const std::vector<SlipState> states = standing::slip_states(reg, subject.standing);
  Value items = Value::array();
  std::size_t by_rung[3] = {};
  std::size_t by_state[3] = {};
  for (std::size_t i = 0; i < reg.slips.size(); ++i) {
    const model::Slip& slip = reg.slips[i];
    if (!subject.period.holds(slip.issued.value) || slip.issued.value > subject.as_of) continue;
    ++by_rung[static_cast<std::size_t>(slip.rung)];
    ++by_state[static_cast<std::size_t>(states[i])];
    const bool known = slip.unit_index != model::none;
    items.push_back({{"number", slip_number(reg.config, slip.year, slip.number)},
                     {"kind", word(slip.rung)},
                     {"unit", known ? reg.units[slip.unit_index].name.value : slip.unit.value},
                     {"title", title_of(reg, slip)},
                     {"periods", text_or_null(periods_of(slip))},
                     {"issued", time::iso(slip.issued.value)},
                     {"term", time::iso(slip.term.value)},
                     {"state", word(states[i])},
                     {"source", subject.place(slip.at)}});
  }
  Value out = listed(std::move(items));
  out["blue"] = by_rung[0];
  out["orange"] = by_rung[1];
  out["red"] = by_rung[2];
  out["settled"] = by_state[static_cast<std::size_t>(SlipState::settled)];
  out["running"] = by_state[static_cast<std::size_t>(SlipState::running)];
  out["lapsed"] = by_state[static_cast<std::size_t>(SlipState::lapsed)];
  return out;
}

/// Those in force on the as-of day. A comment has no day on which it began.
Value allowances_part(const Subject& subject) {
  Value items = Value::array();
  for (const model::Allowance& one : subject.reg.allowances) {
    if (one.until.value < subject.as_of) continue;
    items.push_back({{"code", one.code.value},
                     {"unit", text_or_null(unit_of(subject, one.at))},
                     {"until", time::iso(one.until.value)},
                     {"reason", one.reason.value},
                     {"source", subject.place(one.at)}});
  }
  return listed(std::move(items));
}

/// What the report before gave otherwise, as of that one's day.
Value restated_part(const Subject& subject) {
  Value items = Value::array();
  if (subject.restated) {
    for (const Restated& one : subject.restated->figures) {
      items.push_back({{"unit", one.unit_name},
                       {"figure", figure_name(one, diag::Lang::zh)},
                       {"published", figure_words(one.published, diag::Lang::zh)},
                       {"now", figure_words(one.now, diag::Lang::zh)}});
    }
  }
  Value out = listed(std::move(items));
  out["period"] = subject.restated ? Value(subject.restated->period.chinese()) : Value(nullptr);
  return out;
}

/// The annexes of a month's bulletin and the numbers of its parts: what is not there takes no number.
Value paper_part(const Value& view) {
  Value annexes = Value::array();
  Value numbers = Value::object();
  const auto add = [&](std::string_view key, std::string_view title, std::string_view file, bool there) {
    numbers[std::string{key}] = there ? Value(annexes.size() + 1) : Value(nullptr);
    if (there) annexes.push_back({{"number", annexes.size() + 1}, {"title", title}, {"file", file}});
  };
  add("tasks", "任务完成情况表", "tasks.csv", true);
  add("quotas", "示范点建设进度表", "quotas.csv", view["quotas"]["all"]["any"].get<bool>());
  add("findings", "问题整改清单", "findings.csv", view["findings"]["all"]["any"].get<bool>());
  add("returns", "报送情况表", "returns.csv", view["returns"]["any"].get<bool>());
  add("ranking", "得分情况表", "ranking.csv", view["scores"]["any"].get<bool>());
  add("form", "信息或进度表", "progress-form.csv", view["form"]["any"].get<bool>());
  add("slips", "督办单清单", "slips.csv", view["slips"]["any"].get<bool>());
  add("allowances", "台账放行清单", "allowances.csv", view["allowances"]["any"].get<bool>());
  std::size_t part = 1;
  const auto ordinal = [&](bool there) { return there ? Value(chinese_number(++part)) : Value(nullptr); };
  Value parts = Value::object();
  parts["returns"] = ordinal(view["returns"]["any"].get<bool>());
  parts["sites"] = ordinal(view["quotas"]["counts"]["any"].get<bool>());
  parts["slips"] = ordinal(view["slips"]["any"].get<bool>());
  Value out = Value::object();
  out["annexes"] = std::move(annexes);
  out["annex"] = std::move(numbers);
  out["part"] = std::move(parts);
  return out;
}

}  // namespace ljfl::report
