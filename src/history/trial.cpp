/// What the rules of the audit ask.
#include <algorithm>
#include <ranges>

#include "history/audit.hpp"

namespace ljfl::history {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lower(std::string_view text) {
  std::string out{text};
  std::ranges::transform(out, out.begin(), [](char c) { return lower(c); });
  return out;
}

Trial::Fields fields_in(const Chronicle& chronicle, const Deed& deed, std::uint32_t blob) {
  Trial::Fields out;
  if (blob == nothing) return out;
  const text::Source source{.path = deed.change.path, .bytes = chronicle.bytes(blob)};
  const Items items = read_items(source.path, source);
  const auto item = std::ranges::find_if(
      items.list, [&](const Item& one) { return one.what == deed.change.what && one.id == deed.change.item; });
  if (item == items.list.end()) return out;
  for (const Field& field : item->fields) out.emplace(field.key, field.value);
  return out;
}

}  // namespace

EntryDays entry_days(const Walk& walk) {
  const std::size_t count = walk.commits.size();
  EntryDays out{.by = std::vector<std::uint32_t>(count, nothing), .day = std::vector<time::Date>(count)};
  time::Date last = {};
  bool first = true;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!walk.commits[i].main_line) continue;
    const time::Date own = day_of(walk.commits[i].committed);
    last = first ? own : std::max(last, own);
    first = false;
    std::vector<std::uint32_t> open = {i};
    while (!open.empty()) {
      const std::uint32_t commit = open.back();
      open.pop_back();
      if (out.by[commit] != nothing) continue;
      out.by[commit] = i;
      out.day[commit] = last;
      for (const std::uint32_t parent : walk.commits[commit].parents) open.push_back(parent);
    }
  }
  return out;
}

bool is_one_of(const Person& person, const std::vector<std::string>& people) {
  const std::string email = lower(person.email);
  return std::ranges::any_of(people, [&](const std::string& word) {
    const std::string wanted = lower(word);
    if (wanted.starts_with('@')) return email.ends_with(wanted);
    return wanted.find('@') == std::string::npos ? person.name == word : email == wanted;
  });
}

const Published* Trial::covered_by(const Deed& deed, time::Date day) const {
  const Published* out = nullptr;
  for (const Published& report : published) {
    if (report.entered_by >= deed.entered_by || report.as_of < day) continue;
    if (out == nullptr || report.entered_by >= out->entered_by) out = &report;
  }
  return out;
}

std::optional<time::Date> Trial::closing_day(const Deed& deed, const time::Period& month) const {
  return laws.closing_day(walk, deed.entered_by, month);
}

const std::vector<std::string>* Trial::people_of(const Deed& deed, std::string_view unit) const {
  std::string id{unit};
  const std::vector<std::string>* out = laws.people_of(walk, deed.entered_by, id);
  for (std::size_t step = 0; step < renamed.size() && out == nullptr; ++step) {
    const auto next = renamed.find(id);
    if (next == renamed.end()) break;
    id = next->second;
    out = laws.people_of(walk, deed.entered_by, id);
  }
  return out;
}

std::vector<std::string> Trial::leads_before(const Deed& deed) const {
  std::vector<std::string> out = leads;
  // From the last change of a role back to the deed's own commit: what it was before each.
  for (const std::uint32_t index : std::views::reverse(roles)) {
    const Deed& later = deeds[index];
    if (later.commit < deed.commit) break;
    std::erase(out, later.change.unit);
    if (later.change.before == "lead") out.push_back(later.change.unit);
  }
  return out;
}

time::Date YearChange::moved(time::Date day) const {
  const int year = time::year_of(day) + years;
  const auto same = time::make_date(year, time::month_of(day), time::day_of(day));
  return same ? *same : time::make_date(year, time::month_of(day), time::day_of(day) - 1).value_or(day);
}

std::optional<YearChange> Trial::year_change(const Deed& deed) const {
  const Law* const before = laws.before(walk, deed.commit);
  const Law* const after = laws.after(deed.commit);
  if (before == nullptr || after == nullptr || before->year == 0 || after->year <= before->year ||
      after->start <= before->start || after->end <= before->end)
    return std::nullopt;
  return YearChange{
      .years = after->year - before->year, .start = after->start, .end = after->end, .old_end = before->end};
}

Trial::Fields Trial::fields_before(const Deed& deed) const {
  return fields_in(chronicle, deed, deed.before);
}

Trial::Fields Trial::fields_after(const Deed& deed) const {
  return fields_in(chronicle, deed, deed.after);
}

std::span<const Deed> Trial::with(const Deed& deed) const {
  const auto [first, last] = std::ranges::equal_range(deeds, deed.commit, {}, &Deed::commit);
  return {first, last};
}

const Deed* Trial::restored_by(const Deed& deed) const {
  const Change& change = deed.change;
  const auto undoes = [&](const Change& later) {
    if (later.what != change.what || later.unit != change.unit || later.item != change.item) return false;
    if (change.kind == Kind::removed)
      return later.kind == Kind::added && later.after == change.before && later.date == change.date;
    return change.kind == Kind::changed && later.kind == Kind::changed && later.field == change.field &&
           later.after == change.before;
  };
  const auto start = static_cast<std::size_t>(&deed - deeds.data()) + 1;
  for (std::size_t i = start; i < deeds.size(); ++i) {
    if (deeds[i].commit != deed.commit && undoes(deeds[i].change)) return &deeds[i];
  }
  return nullptr;
}

}  // namespace ljfl::history
