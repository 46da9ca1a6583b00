/// What the rules share: names as a message says them, and the texts of the register one by one. Private to `check`.
#pragma once

#include "check/check.hpp"

namespace ljfl::check {

/// A task's or quota's title, else its id.
template <typename Item>
[[nodiscard]] std::string_view label(const Item& item) {
  return item.title.given() ? item.title.value : item.id.value;
}
[[nodiscard]] inline std::string_view label(const model::Unit& unit) {
  return unit.name.given() ? unit.name.value : unit.id;
}
/// What a record is of: its task's or quota's label, else what it names.
[[nodiscard]] std::string_view label(const model::Unit& unit, const model::Record& record);

/// The campaign has run for as many months as make a task silent.
[[nodiscard]] bool is_time_to_ask(const Subject& subject);

/// Who answers for a text: its wording is the table's own, or the clerk's.
enum class Writer : std::uint8_t { table, clerk };

/// Every sentence of the register: duties, tasks and documents of the table; notes, highlights, findings of the clerks.
/// Those of a common set come once for each unit that owes them: findings of one place are one finding.
template <typename Take>
void each_sentence(const model::Register& reg, Take&& take) {
  for (const model::Unit& unit : reg.units) {
    for (const model::Duty& duty : unit.duties) take(duty.text, Writer::table);
    for (const model::Task& task : unit.tasks) take(task.text, Writer::table);
    for (const model::Record& record : unit.records) take(record.note, Writer::clerk);
    for (const model::MonthFile& month : unit.months) {
      for (const model::Text& highlight : month.highlights) take(highlight, Writer::clerk);
    }
  }
  for (const model::Finding& finding : reg.findings) take(finding.text, Writer::clerk);
}

/// Names that are compared: of units, sites, and document numbers.
template <typename Take>
void each_name(const model::Register& reg, Take&& take) {
  for (const model::Unit& unit : reg.units) {
    take(unit.name);
    take(unit.full_name);
    for (const model::Text& alias : unit.aliases) take(alias);
    for (const model::Quota& quota : unit.quotas) {
      for (const model::Text& site : quota.sites) take(site);
    }
    for (const model::Record& record : unit.records) {
      take(record.number);
      for (const model::Text& site : record.sites) take(site);
    }
  }
  for (const model::Finding& finding : reg.findings) {
    take(finding.unit);
    take(finding.site);
  }
}

/// Where the piece [begin, begin + size) of a text stands, as long as the text was written as it reads; else the whole.
[[nodiscard]] text::Span piece_of(const Subject& subject, const model::Text& text, std::size_t begin, std::size_t size);

/// A Chinese character: not punctuation, not a full-width sign.
[[nodiscard]] bool is_han(char32_t code);

}  // namespace ljfl::check
