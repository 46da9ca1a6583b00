#include "report/view.hpp"

#include <algorithm>
#include <array>

#include "report/mind.hpp"
#include "report/view_parts.hpp"

namespace ljfl::report {
namespace {

/// What makes an office's paper of it: issue, number, dates, who agreed. Only the office can say most of it.
Value document_part(const Subject& subject) {
  const model::Config& config = subject.reg.config;
  const auto found = std::ranges::find(config.publications, subject.period, &model::Publication::period);
  const model::Publication said = found == config.publications.end() ? model::Publication{} : *found;
  // The issue's number is counted, and never typed: the how many-eth of its kind in the year, and in the campaign.
  const auto count_from = [&](time::Date first) {
    int count = 1;
    for (time::Period p = time::period_of(subject.period.kind, first); p.first() < subject.period.first(); p = p.next())
      ++count;
    return std::to_string(count);
  };
  const time::Date january = *time::make_date(subject.period.year, 1, 1);
  Value out = Value::object();
  out["issue"] = std::to_string(subject.period.year) + "年第" + count_from(january) + "期（总第" +
                 count_from(std::min(config.office.issues_from.value_or(config.start), subject.period.first())) +
                 "期）";
  out["number"] = text_or_null(said.number);
  out["signed"] = said.signed_on ? Value(time::chinese(*said.signed_on)) : Value(nullptr);
  out["approval"] = approval_of(config, subject.period);
  out["copy_to"] = text_or_null(config.office.copy_to);
  return out;
}

Value stamp_part(const Subject& subject) {
  return {{"line", stamp_line(subject.stamp)},
          {"units", subject.stamp.units},
          {"templates", subject.stamp.templates},
          {"settings", subject.stamp.settings}};
}

Value head(const Subject& subject) {
  const model::Config& config = subject.reg.config;
  Value out = Value::object();
  out["district"] = config.district;
  out["year"] = config.year;
  out["sample"] = config.sample;
  out["office"] = {
      {"name", config.office.name.empty() ? config.district + "生活垃圾分类工作领导小组办公室" : config.office.name},
      {"short_name", config.office.short_name.empty() ? std::string{"分类办"} : config.office.short_name},
      {"address_to",
       config.office.address_to.empty() ? std::string{"各成员单位、各有关单位"} : config.office.address_to}};
  out["period"] = {{"id", subject.period.name()},
                   {"name", subject.period.chinese()},
                   {"first", time::chinese(subject.period.first())},
                   {"last", time::chinese(subject.period.last())}};
  out["as_of"] = {{"date", time::iso(subject.as_of)}, {"name", time::chinese(subject.as_of)}};
  out["interim"] = subject.as_of < subject.period.last();
  out["document"] = document_part(subject);
  out["due_soon_days"] = config.due_soon_days;
  out["silent_months"] = config.silent_months;
  return out;
}

Value groups_part(const Subject& subject, const std::vector<Tally>& own) {
  constexpr std::array roles = {model::Role::lead, model::Role::member, model::Role::local, model::Role::other};
  Value groups = Value::array();
  for (const model::Role role : roles) {
    Value units = Value::array();
    Tally total;
    for (std::size_t i = 0; i < subject.reg.units.size(); ++i) {
      const model::Unit& unit = subject.reg.units[i];
      if (unit.role.value != role) continue;
      total += own[i];
      Value row = {{"id", unit.id}, {"name", unit.name.value}};
      row.update(to_value(own[i]));
      row["last_record"] = date_or_null(subject.standing.units[i].last_record);
      units.push_back(std::move(row));
    }
    if (units.empty()) continue;
    constexpr std::array<std::string_view, 4> ordinals = {"一", "二", "三", "四"};
    Value group = {{"ordinal", ordinals[groups.size()]}, {"name", word(role)}, {"count", units.size()}};
    group["units"] = std::move(units);
    group["total"] = to_value(total);
    groups.push_back(std::move(group));
  }
  return groups;
}

Value totals_part(const Subject& subject, const std::vector<Tally>& own) {
  Tally total;
  std::size_t duties = 0;
  std::size_t tasks = 0;
  std::size_t records = 0;
  for (std::size_t i = 0; i < subject.reg.units.size(); ++i) {
    const model::Unit& unit = subject.reg.units[i];
    total += own[i];
    duties += unit.duties.size();
    tasks += unit.tasks.size();
    for (const model::Record& record : unit.records) {
      if (record.date.value <= subject.as_of && subject.period.holds(record.date.value)) ++records;
    }
  }
  Value out = to_value(total);
  out["units"] = subject.reg.units.size();
  out["duties"] = duties;
  out["tasks"] = tasks;
  out["records"] = records;
  return out;
}

Value highlights_part(const Subject& subject) {
  Value out = Value::array();
  for (const model::Unit& unit : subject.reg.units) {
    for (const model::MonthFile& month : unit.months) {
      if (!subject.period.holds(month.month)) continue;
      for (const model::Text& text : month.highlights) {
        // The template ends the sentence.
        std::string_view words = text.value;
        for (const std::string_view stop : {"。", "；", "，"}) {
          if (words.ends_with(stop)) words.remove_suffix(stop.size());
        }
        out.push_back({{"unit", unit.name.value}, {"text", words}, {"source", subject.place(text.at)}});
      }
    }
  }
  return out;
}

}  // namespace

Value listed(Value items) {
  Value out = Value::object();
  out["count"] = items.size();
  out["any"] = !items.empty();
  out["items"] = std::move(items);
  return out;
}

Value overview(const Subject& subject) {
  const std::vector<Tally> own = tallies(subject);
  Value out = head(subject);
  out["totals"] = totals_part(subject, own);
  out["groups"] = groups_part(subject, own);
  out["tasks"] = tasks_part(subject);
  out["quotas"] = quotas_part(subject);
  out["deadlines"] = deadlines_part(subject);
  out["findings"] = findings_part(subject);
  out["returns"] = returns_part(subject);
  out["highlights"] = listed(highlights_part(subject));
  return out;
}

Value view(const Subject& subject) {
  Value out = overview(subject);
  const Rankings rankings = rankings_of(subject);
  out["requirements"] = requirements_part(subject, out);
  out["scores"] = scores_part(subject, rankings);
  out["charts"] = charts_part(subject, rankings);
  out["form"] = form_part(subject);
  out["slips"] = slips_part(subject);
  out["allowances"] = allowances_part(subject);
  out["restated"] = restated_part(subject);
  out["paper"] = paper_part(out);
  out["archive"] = archive_part(subject);
  out["stamp"] = stamp_part(subject);
  return out;
}

}  // namespace ljfl::report
