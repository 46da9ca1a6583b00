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

}  // namespace

Sieve::OfUnit sift(const model::Unit& unit) {
  Sieve::OfUnit out;
  for (const model::Duty& duty : unit.duties) sift(duty.text, Writer::table, out.sentences);
  for (const model::Task& task : unit.tasks) sift(task.text, Writer::table, out.sentences);
  sift(unit.name, out.names);
  sift(unit.full_name, out.names);
  for (const model::Text& alias : unit.aliases) sift(alias, out.names);
  for (const model::Quota& quota : unit.quotas) {
    for (const model::Text& site : quota.sites) sift(site, out.names);
  }
  out.notes.reserve(unit.records.size());
  out.noted_alike.reserve(unit.records.size());
  for (const model::Record& record : unit.records) {
    sift(record.note, Writer::clerk, out.sentences);
    sift(record.number, out.names);
    for (const model::Text& site : record.sites) sift(site, out.names);
    out.notes.push_back(static_cast<std::uint32_t>(hash_of(record.note.value)));
    out.noted_alike.push_back(&record);
  }
  keep_repeated(out.noted_alike, [&](const model::Record* record) {
    return out.notes[static_cast<std::size_t>(record - unit.records.data())];
  });
  for (const model::MonthFile& month : unit.months) {
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
