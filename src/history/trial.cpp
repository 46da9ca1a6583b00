/// What the rules of the audit ask.
#include <algorithm>

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

Laws::People Trial::people_of(const Deed& deed, std::string_view unit) const {
  std::string id{unit};
  Laws::People out = laws.people_of(walk, deed.entered_by, unit, id);
  for (std::size_t step = 0; step < renamed.size() && out.today == nullptr; ++step) {
    const auto next = renamed.find(id);
    if (next == renamed.end()) break;
    id = next->second;
    out.today = laws.people_of(walk, deed.entered_by, unit, id).today;
  }
  return out;
}

bool Trial::is_lead(std::string_view unit) const {
  return std::ranges::find(leads, unit) != leads.end();
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
