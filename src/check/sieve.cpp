#include "check/sieve.hpp"

namespace ljfl::check {
namespace {

void sift(const model::Text& text, Writer writer, std::vector<Sentence>& out) {
  if (text.value.empty()) return;
  const std::uint8_t traits = traits_of(text.value);
  if ((traits & ~std::uint32_t{trait::space}) != 0) out.push_back({.text = &text, .writer = writer, .traits = traits});
}

/// A name has a trait that matters: few have.
void sift(const model::Text& name, std::vector<model::Text>& out) {
  if (!name.value.empty() && traits_of(name.value) != 0) out.push_back(name);
}

std::uint32_t hash_of_act(const model::Record& record, std::uint64_t note) {
  if (!record.task.given() || record.note.empty()) return 0;
  const auto day = static_cast<std::uint64_t>(record.date.value.time_since_epoch().count());
  return static_cast<std::uint32_t>(note + (day << 16U)) | 1U;
}

}  // namespace

Sieve::OfUnit sift(const model::Unit& unit, std::uint32_t place) {
  Sieve::OfUnit out;
  const auto claim = [&](const model::Text& site, std::size_t quota) {
    out.claims.push_back({&site, hash_of(site.value), place, static_cast<std::uint32_t>(quota)});
  };
  for (const model::Duty& duty : unit.duties) sift(duty.text, Writer::table, out.sentences);
  for (const model::Task& task : unit.tasks) sift(task.text, Writer::table, out.sentences);
  sift(unit.name, out.names);
  sift(unit.full_name, out.names);
  for (const model::Text& alias : unit.aliases) sift(alias, out.names);
  for (std::size_t q = 0; q < unit.quotas.size(); ++q) {
    for (const model::Text& site : unit.quotas[q].sites) {
      sift(site, out.names);
      claim(site, q);
    }
  }
  std::vector<std::uint64_t> notes;
  notes.reserve(unit.records.size());
  out.acts.reserve(unit.records.size());
  out.first_of_task.resize(unit.tasks.size());
  Repeats alike(unit.records.size());
  for (const model::Record& record : unit.records) {
    sift(record.note, Writer::clerk, out.sentences);
    if (record.task_index != model::none && out.first_of_task[record.task_index] == nullptr)
      out.first_of_task[record.task_index] = &record;
    notes.push_back(hash_of(record.note.value));
    alike.add(notes.back());
    out.acts.push_back(hash_of_act(record, notes.back()));
    if (record.more.given()) out.detailed.push_back(&record);
  }
  for (std::size_t i = 0; i < notes.size(); ++i) {
    if (alike.has(notes[i])) out.noted_alike.push_back(&unit.records[i]);
  }
  for (const model::Record* record : out.detailed) {
    sift(record->more->number, out.names);
    const bool claims = record->quota_index != model::none && unit.quotas[record->quota_index].sites.empty();
    for (const model::Text& site : record->more->sites) {
      sift(site, out.names);
      if (claims) claim(site, record->quota_index);
    }
  }
  out.days.reserve(unit.months.size());
  for (const model::MonthFile& month : unit.months) {
    Days& days = out.days.emplace_back();
    for (std::uint32_t i = month.first_record; i < month.last_record; ++i) days.take(unit.records[i].date.value);
    out.all_days.take(days);
    for (const model::Text& highlight : month.highlights) sift(highlight, Writer::clerk, out.sentences);
  }
  return out;
}

void sift(const std::vector<model::Finding>& findings, Sieve& out) {
  for (const model::Finding& finding : findings) {
    sift(finding.text, Writer::clerk, out.findings);
    sift(finding.unit, out.names);
    sift(finding.site, out.names);
  }
}

}  // namespace ljfl::check
