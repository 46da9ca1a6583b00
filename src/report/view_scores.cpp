#include <algorithm>

#include "report/score_words.hpp"
#include "report/view_parts.hpp"

namespace ljfl::report {
namespace {

using standing::UnitScore;

Value digits_or_null(const std::optional<model::Decimal>& value) {
  return value ? Value(model::two_digits(*value)) : Value(nullptr);
}

Value item_row(const model::RubricItem& item, const UnitScore& score, std::size_t index) {
  Value row = object_of(3);
  row["name"] = item.name;
  // One month shows its own points; a half year what they came to in the mean, brought to 100.
  const bool alone = score.months.size() == 1;
  const bool applies =
      std::ranges::any_of(score.months, [&](const standing::MonthScore& month) { return month.items[index].applies; });
  row["applies"] = applies;
  row["got"] =
      !applies ? Value(nullptr)
               : Value(model::two_digits(alone ? score.months[0].items[index].got : standing::brought(score, index)));
  return row;
}

Value unit_row(const Subject& subject, const Rankings& rankings, std::uint32_t unit) {
  const UnitScore& score = rankings.now.units[unit];
  const model::Assessment& rubric = subject.reg.config.assessment;
  std::optional<standing::Move> move;
  if (rankings.before) move = standing::moved(*rankings.before, rankings.now, unit);
  Value row = object_of(17);
  row["id"] = subject.reg.units[unit].id;
  row["name"] = subject.reg.units[unit].name.value;
  row["group"] = score.apart ? Value("单列") : Value(word(subject.reg.units[unit].role.value));
  row["rank"] = score.rank > 0 ? Value(score.rank) : Value(nullptr);
  row["assessed"] = score.score.has_value();
  row["score"] = digits_or_null(score.score);
  row["mean"] = score.score ? digits_or_null(score.mean) : Value(nullptr);
  row["bonus"] = score.score ? digits_or_null(score.bonus) : Value(nullptr);
  row["months"] = score.assessed;
  row["vetoed"] = score.vetoed;
  row["vetoed_words"] = score.vetoed ? "是" : "";
  row["last_rank"] = move && move->from > 0 ? Value(move->from) : Value(nullptr);
  std::string places;
  if (move && move->from > 0 && score.rank > 0) {
    places = move->places > 0   ? "↑" + std::to_string(move->places)
             : move->places < 0 ? "↓" + std::to_string(-move->places)
                                : "平";
  }
  row["places"] = places.empty() ? Value(nullptr) : Value(places);
  row["moved_by"] = move ? Value(move_words(rubric, *move, diag::Lang::zh)) : Value("");
  row["note"] = score.score ? marks_words(subject.reg, score, diag::Lang::zh) : std::string{"未考核"};
  Value items = Value::array();
  if (!score.months.empty()) {
    for (std::size_t i = 0; i < rubric.items.size(); ++i) items.push_back(item_row(rubric.items[i], score, i));
  }
  row["compared"] = rankings.before.has_value();
  row["items"] = std::move(items);
  return row;
}

/// 组织部（99.50分）、妇联等8个单位并列（98.00分）: the units in these places. Many that share one are counted, not
/// named.
std::string names_of(const Value& rows) {
  constexpr std::size_t most = 3;
  std::string out;
  for (std::size_t i = 0; i < rows.size();) {
    std::size_t last = i;
    while (last < rows.size() && rows[last]["rank"] == rows[i]["rank"]) ++last;
    const std::string points = "（" + rows[i]["score"].get<std::string>() + "分）";
    const bool many = last - i > most;
    for (std::size_t k = i; k < (many ? i + 1 : last); ++k) {
      out.append(out.empty() ? "" : "、").append(rows[k]["name"].get_ref<const std::string&>());
      if (!many) out.append(points);
    }
    if (many) out.append("等").append(std::to_string(last - i)).append("个单位并列").append(points);
    i = last;
  }
  return out;
}

Value group_value(const Subject& subject, const Rankings& rankings, const standing::Group& group,
                  std::string_view ordinal) {
  Value rows = Value::array();
  Value ranked = Value::array();
  for (const std::uint32_t unit : group.units) {
    rows.push_back(unit_row(subject, rankings, unit));
    if (rankings.now.units[unit].rank > 0) ranked.push_back(rows.back());
  }
  constexpr std::size_t named = 3;
  Value out = Value::object();
  out["ordinal"] = ordinal;
  out["name"] = word(group.role);
  out["count"] = rows.size();
  out["ranked"] = ranked.size();
  // Of few units the first and the last three would be the same ones.
  const bool enough = ranked.size() >= 2 * named;
  out["enough"] = enough;
  out["compared"] = rankings.before.has_value();
  Value first = Value::array();
  Value last = Value::array();
  if (enough) {
    // Ties at the edge are named too, so that nobody is left out who did as well.
    for (const Value& row : ranked) {
      if (row["rank"].get<int>() <= static_cast<int>(named)) first.push_back(row);
      if (row["rank"].get<int>() >= ranked[ranked.size() - named]["rank"].get<int>()) last.push_back(row);
    }
  }
  out["first"] = names_of(first);
  out["last"] = names_of(last);
  out["units"] = std::move(rows);
  return out;
}

}  // namespace

Rankings rankings_of(const Subject& subject) {
  // A year has two halves and no ranking of its own.
  Rankings out;
  if (subject.reg.config.assessment.items.empty() || subject.period.kind == time::PeriodKind::year) return out;
  out.now = standing::rank(subject.reg, subject.period, subject.as_of);
  const time::Period before = subject.period.previous();
  if (subject.reg.config.start <= before.last()) out.before = standing::rank(subject.reg, before, before.last());
  return out;
}

Value scores_part(const Subject& subject, const Rankings& rankings) {
  constexpr std::string_view ordinals[] = {"一", "二", "三"};
  const model::Assessment& rubric = subject.reg.config.assessment;
  Value groups = Value::array();
  Value all = Value::array();
  for (const standing::Group& group : rankings.now.groups) {
    groups.push_back(group_value(subject, rankings, group, ordinals[groups.size()]));
    for (const Value& row : groups.back()["units"]) all.push_back(row);
  }
  Value apart = Value::array();
  for (const std::uint32_t unit : rankings.now.apart) {
    apart.push_back(unit_row(subject, rankings, unit));
    all.push_back(apart.back());
  }
  Value items = Value::array();
  for (const model::RubricItem& item : rubric.items) items.push_back({{"name", item.name}});
  Value out = Value::object();
  out["any"] = !groups.empty();
  out["assumption"] = rubric.assumption;
  out["basis"] = rubric.basis;
  out["rule"] = rule_words(rubric, diag::Lang::zh);
  out["compared"] = rankings.before.has_value();
  out["before"] = rankings.before ? Value(rankings.before->period.chinese()) : Value("");
  out["items"] = std::move(items);
  out["groups"] = std::move(groups);
  out["apart"] = listed(std::move(apart));
  out["all"] = listed(std::move(all));
  return out;
}

}  // namespace ljfl::report
