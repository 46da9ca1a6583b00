/// Words that are put together out of figures.
#include "report/view_parts.hpp"

namespace ljfl::report {
namespace {

/// 5月, 第二季度, 上半年: a period's name without its year; a year's name is its year.
std::string short_name(const time::Period& period, int year) {
  if (period.kind == time::PeriodKind::month) {
    return (period.year == year ? "" : std::to_string(period.year) + "年") + std::to_string(period.index) + "月";
  }
  std::string out = period.chinese();
  const std::string own = std::to_string(year) + "年";
  if (period.kind != time::PeriodKind::year && out.starts_with(own)) out.erase(0, own.size());
  return out;
}

}  // namespace

std::string chinese_number(std::size_t number) {
  constexpr std::string_view digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  std::string out;
  if (number >= 20) out.append(digits[number / 10]);
  if (number >= 10) out.append("十");
  return out.append(digits[number % 10]);
}

std::string lack_words(const standing::TaskStanding& task, int year) {
  std::vector<const standing::PeriodStanding*> lacking;
  std::int64_t sum = 0;
  for (const standing::PeriodStanding& period : task.periods) {
    if (period.state != standing::PeriodState::short_of) continue;
    lacking.push_back(&period);
    sum += period.missing();
  }
  if (lacking.empty()) return "";
  std::string out;
  for (std::size_t i = 0; i < lacking.size();) {
    std::size_t last = i;
    while (last + 1 < lacking.size() && lacking[last]->period.next() == lacking[last + 1]->period) ++last;
    out.append(out.empty() ? "" : "、").append(short_name(lacking[i]->period, year));
    // A run of three and more is told by its ends.
    if (last - i >= 2) {
      out.append("至").append(short_name(lacking[last]->period, year));
      i = last + 1;
    } else {
      ++i;
    }
  }
  return out + (lacking.size() > 1 ? "共欠" : "欠") + std::to_string(sum) + "次";
}

/// Each follows from a figure of the view; where the figure is nothing, nothing is asked.
Value requirements_part(const Subject& subject, const Value& view) {
  Value out = Value::array();
  const auto add = [&](std::string_view title, const std::string& text) {
    out.push_back({{"ordinal", chinese_number(out.size() + 1)}, {"title", title}, {"text", text}});
  };
  const auto number = [](const Value& value) { return std::to_string(value.get<std::int64_t>()); };
  const std::string office = view["office"]["short_name"].get<std::string>();
  const time::Date by = subject.period.next().first() + std::chrono::days{9};
  add("压实责任", "各单位对照职责任务一览表逐项核对，工作记录和佐证材料当月录入台账。");
  if (const Value& late = view["deadlines"]["overdue"]; late["any"].get<bool>()) {
    add("抓紧补做",
        "逾期的" + number(late["count"]) + "项任务，请责任单位于" + time::chinese(by) + "前补做并报" + office + "。");
  }
  if (const Value& behind = view["deadlines"]["behind"]; behind["any"].get<bool>()) {
    std::string text = "落后序时的" + number(behind["count"]) + "项示范点指标，请按月倒排工期：";
    for (const Value& row : behind["items"]) {
      const std::string counter = row["counter"].get<std::string>();
      if (&row != &behind["items"].front()) text.append("；");
      text.append(row["unit"].get<std::string>()).append(row["title"].get<std::string>());
      text.append("尚缺")
          .append(number(row["gap"]))
          .append(counter)
          .append("，每月至少")
          .append(number(row["needed"]))
          .append(counter);
    }
    add("加快进度", text + "。");
  }
  if (const Value& findings = view["findings"]; findings["open"].get<std::int64_t>() > 0) {
    std::string text = "待整改的" + number(findings["open"]) + "处问题，请责任单位按整改时限办结";
    if (findings["overdue"].get<std::int64_t>() > 0)
      text.append("，其中逾期的").append(number(findings["overdue"])).append("处立行立改");
    add("限期整改", text + "，整改情况报" + office + "销号。");
  }
  return out;
}

}  // namespace ljfl::report
