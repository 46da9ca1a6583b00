/// The pieces of the view, a file each. Private to `report`.
#pragma once

#include <nlohmann/json.hpp>

#include "report/tally.hpp"
#include "report/view.hpp"
#include "standing/score.hpp"

namespace ljfl::report {

[[nodiscard]] Value tasks_part(const Subject& subject);      ///< a row a task
[[nodiscard]] Value quotas_part(const Subject& subject);     ///< {counts, levels, pending, total}
[[nodiscard]] Value deadlines_part(const Subject& subject);  ///< {overdue, due_soon, behind}
[[nodiscard]] Value findings_part(const Subject& subject);
[[nodiscard]] Value returns_part(const Subject& subject);
[[nodiscard]] Value slips_part(const Subject& subject);       ///< 督办单 issued in the period
[[nodiscard]] Value allowances_part(const Subject& subject);  ///< findings that comments allow
[[nodiscard]] Value restated_part(const Subject& subject);    ///< figures of the report before that are other ones now
/// Annexes and parts of the paper with their numbers, by what the rest of the view holds.
[[nodiscard]] Value paper_part(const Value& view);

/// The period's ranking, and the one before it where the campaign had begun. A year has none.
struct Rankings {
  standing::Ranking now = {};
  std::optional<standing::Ranking> before = {};
};
[[nodiscard]] Rankings rankings_of(const Subject& subject);
[[nodiscard]] Value scores_part(const Subject& subject, const Rankings& rankings);
[[nodiscard]] Value charts_part(const Subject& subject, const Rankings& rankings);
[[nodiscard]] Value form_part(const Subject& subject);     ///< 信息或进度表, a row a figure
[[nodiscard]] Value archive_part(const Subject& subject);  ///< 档案清单, a row an obligation
/// 下一步工作要求: what follows from the view's own figures, numbered.
[[nodiscard]] Value requirements_part(const Subject& subject, const Value& view);

/// 一 to 二十; of no use above.
[[nodiscard]] std::string chinese_number(std::size_t number);
/// 5月、6月、8月共欠3次: what a recurring task lacks, with the year where it is another than `year`.
[[nodiscard]] std::string lack_words(const standing::TaskStanding& task, int year);

/// An object that is about to get this many names.
[[nodiscard]] inline Value object_of(std::size_t names) {
  Value out = Value::object();
  out.get_ref<Value::object_t&>().reserve(names);
  return out;
}
[[nodiscard]] inline Value text_or_null(std::string_view text) {
  return text.empty() ? Value(nullptr) : Value(text);
}
[[nodiscard]] inline Value date_or_null(const std::optional<time::Date>& day) {
  return day ? Value(time::iso(*day)) : Value(nullptr);
}
/// A list as a template wants it: how many, whether any, and the items.
[[nodiscard]] Value listed(Value items);

}  // namespace ljfl::report
