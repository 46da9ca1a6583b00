#include "check/sieve.hpp"

#include <functional>

namespace ljfl::check {
namespace {

/// How many bytes of its file stand after the text; 0 where it was put together elsewhere.
std::size_t bytes_after(const text::Snapshot& files, const model::Text& text) {
  if (text.at.file >= files.files.size()) return 0;
  const std::string_view bytes = files.files[text.at.file].bytes;
  const char* const end = text.value.data() + text.value.size();
  const std::less<> before;  // also of what lies in different places
  if (before(text.value.data(), bytes.data()) || before(bytes.data() + bytes.size(), end)) return 0;
  return static_cast<std::size_t>(bytes.data() + bytes.size() - end);
}

void sift(const text::Snapshot& files, const model::Text& text, Writer writer, std::vector<Sentence>& out) {
  if (text.value.empty()) return;
  const std::uint8_t traits = quick_traits_of(text.value, bytes_after(files, text));
  if ((traits & ~std::uint32_t{trait::space}) != 0) out.push_back({.text = &text, .writer = writer, .traits = traits});
}

/// A name has a trait that matters: few have.
void sift(const model::Text& name, std::vector<model::Text>& out) {
  if (!name.value.empty() && quick_traits_of(name.value) != 0) out.push_back(name);
}

std::uint32_t hash_of_act(const model::Record& record, std::uint64_t note) {
  if (record.note.value.size() < telling_note) return 0;
  const auto day = static_cast<std::uint64_t>(record.date.value.time_since_epoch().count());
  return static_cast<std::uint32_t>(note + (day << 16U)) | 1U;
}

}  // namespace

Sieve::OfUnit sift(const Subject& subject, const model::Unit& unit, std::uint32_t place) {
  const text::Snapshot& files = subject.files;
  Sieve::OfUnit out;
  const auto claim = [&](const model::Text& site, std::size_t quota) {
    out.claims.push_back({&site, hash_of(site.value), place, static_cast<std::uint32_t>(quota)});
  };
  const auto take_items = [&](const auto& items) {
    for (const auto& item : items) {
      if (item.text.at.file == unit.file)
        sift(files, item.text, Writer::table, out.sentences);  // else it came with a set
    }
  };
  take_items(unit.duties);
  take_items(unit.tasks);
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
  std::vector<bool> may_be_joint;
  may_be_joint.reserve(unit.tasks.size());
  for (const model::Task& task : unit.tasks) may_be_joint.push_back(!is_each_units_own(subject.reg.config, task));
  for (const model::Record& record : unit.records) {
    sift(files, record.note, Writer::clerk, out.sentences);
    const bool known = record.task_index != model::none;
    if (known && out.first_of_task[record.task_index] == nullptr) out.first_of_task[record.task_index] = &record;
    notes.push_back(hash_of(record.note.value));
    alike.add(notes.back());
    out.acts.push_back(known && may_be_joint[record.task_index] ? hash_of_act(record, notes.back()) : 0);
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
    for (const model::Text& highlight : month.highlights) sift(files, highlight, Writer::clerk, out.sentences);
  }
  return out;
}

void sift_shared(const Subject& subject, Sieve& out) {
  const text::Snapshot& files = subject.files;
  for (const model::Mandate& set : subject.reg.sets) {
    for (const model::Duty& duty : set.duties) sift(files, duty.text, Writer::table, out.shared);
    for (const model::Task& task : set.tasks) sift(files, task.text, Writer::table, out.shared);
  }
  for (const model::Finding& finding : subject.reg.findings) {
    sift(files, finding.text, Writer::clerk, out.shared);
    sift(finding.unit, out.names);
    sift(finding.site, out.names);
  }
}

}  // namespace ljfl::check
