#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "check/sieve.hpp"
#include "check/words.hpp"

namespace ljfl::check {
namespace {

struct Act {
  std::uint32_t unit = 0;
  const model::Record* record = nullptr;
};

/// The text of a task that two units owe word for word, and no third: 协商会议 of 组织部 and 民政局.
struct Shared {
  std::string_view text = {};
  std::vector<std::uint32_t> units = {};  ///< up to three: of more than two it does not matter which
  void add(std::uint32_t unit) {
    if (units.size() < 3 && std::ranges::find(units, unit) == units.end()) units.push_back(unit);
  }
};

/// In the order of their texts.
std::vector<Shared> texts_of_two(const model::Register& reg) {
  std::vector<Shared> out;
  // What comes with a set is one text at one place, however many owe it.
  std::unordered_map<const char*, std::size_t> places;
  for (std::uint32_t u = 0; u < reg.units.size(); ++u) {
    for (const model::Task& task : reg.units[u].tasks) {
      if (task.text.empty()) continue;
      const auto [place, is_new] = places.emplace(task.text.value.data(), out.size());
      if (is_new) out.push_back({.text = task.text.value});
      out[place->second].add(u);
    }
  }
  std::ranges::stable_sort(out, {}, &Shared::text);
  std::vector<Shared> merged;
  for (const Shared& one : out) {
    if (merged.empty() || merged.back().text != one.text) {
      merged.push_back(one);
    } else {
      for (const std::uint32_t unit : one.units) merged.back().add(unit);
    }
  }
  std::erase_if(merged, [](const Shared& shared) { return shared.units.size() != 2; });
  return merged;
}

const model::Task* task_of(const model::Register& reg, const Act& act) {
  const std::uint32_t task = act.record->task_index;
  return task == model::none ? nullptr : &reg.units[act.unit].tasks[task];
}

bool is_tied(const model::Register& reg, const Act& a, const Act& b) {
  const auto points = [&](const Act& from, const Act& to) {
    const model::Task* task = task_of(reg, from);
    return task != nullptr && task->same_unit == to.unit && task->same_task == to.record->task_index;
  };
  return points(a, b) || points(b, a);
}

bool is_each_units_own(const model::Register& reg, const Act& act) {
  const model::Task* task = task_of(reg, act);
  return task == nullptr || check::is_each_units_own(reg.config, *task);
}

bool looks_the_same(const model::Register& reg, const std::vector<Shared>& shared, const Act& a, const Act& b) {
  const std::string_view note = a.record->note.value;
  const bool own = is_each_units_own(reg, a) || is_each_units_own(reg, b);
  if (!own && note == b.record->note.value && text::count_characters(note) >= telling_note) return true;
  const model::Task* first = task_of(reg, a);
  const model::Task* second = task_of(reg, b);
  if (first == nullptr || second == nullptr || first->text.empty() || first->text.value != second->text.value)
    return false;
  return std::ranges::binary_search(shared, first->text.value, {}, &Shared::text);
}

/// Those of a day on which another note may read the same.
std::vector<Act> acts_noted_twice(const Subject& subject) {
  struct Noted {
    std::uint32_t unit = 0;
    std::uint32_t record = 0;
    std::uint32_t hash = 0;
  };
  const std::vector<Sieve::OfUnit>& units = subject.sieve->units;
  std::size_t count = 0;
  for (const Sieve::OfUnit& unit : units) count += unit.acts.size();
  // A province's take little room here, so that they lie near; what met by chance is parted by other bits of its hash.
  Repeats seen(count, 8);
  for (const Sieve::OfUnit& unit : units) {
    for (const std::uint32_t hash : unit.acts) {
      if (hash != 0) seen.add(hash);
    }
  }
  std::vector<Noted> all;
  for (std::uint32_t u = 0; u < units.size(); ++u) {
    for (std::uint32_t i = 0; i < units[u].acts.size(); ++i) {
      const std::uint32_t hash = units[u].acts[i];
      if (hash != 0 && seen.has(hash)) all.push_back({u, i, hash});
    }
  }
  keep_repeated(all, [](const Noted& one) { return std::uint64_t{one.hash} << 24U; });
  std::vector<Act> out;
  out.reserve(all.size());
  for (const Noted& one : all) out.push_back({one.unit, &subject.reg.units[one.unit].records[one.record]});
  return out;
}

/// And those of tasks that two units owe, in the order of the units and their records.
void add_acts_of_two(const model::Register& reg, const std::vector<Shared>& shared, std::vector<Act>& acts) {
  if (shared.empty()) return;
  for (std::uint32_t u = 0; u < reg.units.size(); ++u) {
    std::vector<bool> owed_by_two;
    for (const model::Task& task : reg.units[u].tasks) {
      owed_by_two.push_back(std::ranges::binary_search(shared, task.text.value, {}, &Shared::text));
    }
    if (std::ranges::find(owed_by_two, true) == owed_by_two.end()) continue;
    for (const model::Record& record : reg.units[u].records) {
      if (record.task_index != model::none && owed_by_two[record.task_index]) acts.push_back({u, &record});
    }
  }
  std::ranges::sort(acts, {}, [](const Act& act) { return std::tuple(act.unit, act.record); });
  const auto same = [](const Act& a, const Act& b) { return a.record == b.record; };
  acts.erase(std::unique(acts.begin(), acts.end(), same), acts.end());
}

void run(const Subject& subject, const Tell& tell) {
  const model::Register& reg = subject.reg;
  const std::vector<Shared> shared = texts_of_two(reg);
  std::vector<Act> acts = acts_noted_twice(subject);
  add_acts_of_two(reg, shared, acts);
  // What can be the same stands together: by day, then by note; those owed by two are few, and compared one by one.
  std::ranges::stable_sort(acts, [](const Act& a, const Act& b) {
    return std::tie(a.record->date.value, a.record->note.value) < std::tie(b.record->date.value, b.record->note.value);
  });
  const auto tell_pair = [&](const Act& a, const Act& b) {
    if (a.unit == b.unit || is_tied(reg, a, b) || !looks_the_same(reg, shared, a, b)) return false;
    const model::Unit& first = reg.units[std::min(a.unit, b.unit)];
    const Act& later = a.unit < b.unit ? b : a;
    const Act& earlier = a.unit < b.unit ? a : b;
    const std::string wanted = std::string{first.id} + "/" + std::string{earlier.record->task.value};
    diag::Diagnostic& told = tell(later.record->task.at,
                                  {diag::arg("first", label(first)), diag::arg("second", label(reg.units[later.unit])),
                                   diag::arg("date", std::string_view{time::iso(later.record->date.value)}),
                                   diag::arg("wanted", std::string_view{wanted})});
    told.effect = {"全区的次数多算一次", "the district counts one too many"};
    told.labels.push_back({.at = earlier.record->task.at, .words = {"另一家记在这里", "the other one is here"}});
    return true;
  };
  std::vector<const Act*> few;
  for (std::size_t i = 0; i < acts.size(); ++i) {
    const model::Task* task = task_of(reg, acts[i]);
    const bool owed_by_two = task != nullptr && std::ranges::binary_search(shared, task->text.value, {}, &Shared::text);
    const bool same_note = i > 0 && acts[i - 1].record->date.value == acts[i].record->date.value &&
                           acts[i - 1].record->note.value == acts[i].record->note.value;
    bool done = same_note && tell_pair(acts[i - 1], acts[i]);
    if (!owed_by_two) continue;
    std::erase_if(few, [&](const Act* other) { return other->record->date.value != acts[i].record->date.value; });
    for (std::size_t k = 0; k < few.size() && !done; ++k) done = tell_pair(*few[k], acts[i]);
    few.push_back(&acts[i]);
  }
}

}  // namespace

extern constinit const Check e316_same_act;
constinit const Check e316_same_act{
    .rule = {.code = "E316",
             .severity = diag::Severity::warning,
             .message = {.zh = "{first}和{second}在 {date} 各记了一条，像是同一件事",
                         .en = "{first} and {second} both recorded on {date} what looks like one act"},
             .help = {.zh = "真是同一件事，请牵头部门在其中一项任务上写 same_as: {wanted}；各办各的，把记录写得分得开",
                      .en = "if it was one, the lead office writes same_as: {wanted} on one of the tasks; else let the "
                            "notes tell them apart"},
             .why = {.zh = "一次活动两家各算一次，全区的次数就多出一次。",
                     .en = "One act counted by two units makes the district one too many."},
             .bad = R"(# units/zuzhibu/2026-10.yaml
records:
  - {date: 2026-10-16, task: consultation, note: 街道协商}
  - {date: 2026-10-23, task: meeting}
)",
             .good = R"(# units/zuzhibu/2026-10.yaml
records:
  - {date: 2026-10-22, task: consultation, note: 街道协商}
  - {date: 2026-10-23, task: meeting}
)"},
    .run = run,
    .takes_long = true,
};

}  // namespace ljfl::check
