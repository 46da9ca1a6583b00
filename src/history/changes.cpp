#include "history/changes.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <tuple>

#include "history/matching.hpp"

namespace ljfl::history {
namespace {

bool is_record(const Item& item) {
  return item.what == What::record;
}

std::map<std::string_view, std::string_view> values_of(const Item& item) {
  std::map<std::string_view, std::string_view> out;
  for (const Field& field : item.fields) out.try_emplace(field.key, field.value);
  return out;
}

class Comparer {
 public:
  explicit Comparer(const FilePair& pair)
      : pair_(pair), path_(pair.path_after.empty() ? pair.path_before : pair.path_after), place_(place_of(path_)) {}

  std::vector<Change> run() {
    if (place_.what == What::report || place_.what == What::templates) {
      whole_file(pair_.path_before.empty() ? Kind::added : pair_.path_after.empty() ? Kind::removed : Kind::changed);
      return std::move(out_);
    }
    renamed_file();
    const bool lost = pair_.after != nullptr && !pair_.after->readable;
    if (lost) {
      whole_file(Kind::unreadable);
      return std::move(out_);
    }
    static const std::vector<Item> none;
    const bool had = pair_.before != nullptr && pair_.before->readable;
    const bool has = pair_.after != nullptr;
    for (const Couple& couple : matched(had ? pair_.before->list : none, has ? pair_.after->list : none)) add(couple);
    if (out_.empty() && had && has && pair_.before_blob != pair_.after_blob) whole_file(Kind::layout);
    return std::move(out_);
  }

 private:
  void renamed_file() {
    if (pair_.path_before.empty() || pair_.path_after.empty() || pair_.path_before == pair_.path_after) return;
    const Place old = place_of(pair_.path_before);
    if (place_.what == What::unit || place_.what == What::set) {
      Change change = about(What::unit == place_.what ? What::unit : What::set, Kind::renamed);
      change.before = old.unit;
      change.after = place_.unit;
      out_.push_back(std::move(change));
    } else if (old.unit == place_.unit) {
      Change change = about(What::file, Kind::renamed);
      change.before = pair_.path_before;
      change.after = pair_.path_after;
      out_.push_back(std::move(change));
    }
  }

  void whole_file(Kind kind) {
    Change change = about(kind == Kind::unreadable || kind == Kind::layout ? What::file : place_.what, kind);
    change.item = path_;
    out_.push_back(std::move(change));
  }

  [[nodiscard]] Change about(What what, Kind kind) const {
    return {.kind = kind, .what = what, .unit = place_.unit, .month = place_.month, .path = path_};
  }

  [[nodiscard]] Change about(const Item& item, Kind kind) const {
    Change out = about(item.what, kind);
    out.item = item.id;
    out.date = item.date();
    out.at = item.at;
    return out;
  }

  void add(const Couple& couple) {
    if (couple.before == nullptr) {
      Change change = about(*couple.after, Kind::added);
      change.after = summary(*couple.after);
      out_.push_back(std::move(change));
    } else if (couple.after == nullptr) {
      Change change = about(*couple.before, Kind::removed);
      change.before = summary(*couple.before);
      change.at_before = true;
      out_.push_back(std::move(change));
    } else if (!written_alike(*couple.before, *couple.after)) {
      add_fields(*couple.before, *couple.after);
    }
  }

  void add_fields(const Item& before, const Item& after) {
    if (before.id != after.id && !is_record(after)) {
      Change change = about(after, Kind::renamed);
      change.before = before.id;
      change.after = after.id;
      out_.push_back(std::move(change));
    }
    const std::map<std::string_view, std::string_view> old_values = values_of(before);
    const std::map<std::string_view, std::string_view> new_values = values_of(after);
    const auto one = [&](std::string_view key, const Field* new_field) {
      const auto found = old_values.find(key);
      const std::string_view old = found == old_values.end() ? std::string_view{} : found->second;
      const std::string_view fresh = new_field == nullptr ? std::string_view{} : std::string_view{new_field->value};
      if (old == fresh) return;
      Change change = about(after, Kind::changed);
      change.date = before.date();
      change.field = key;
      change.before = old;
      change.after = fresh;
      if (new_field != nullptr) change.at = new_field->at;
      out_.push_back(std::move(change));
    };
    for (const Field& field : after.fields) one(field.key, &field);
    for (const Field& field : before.fields) {
      if (!new_values.contains(field.key)) one(field.key, nullptr);
    }
  }

  const FilePair& pair_;
  const std::string& path_;
  Place place_;
  std::vector<Change> out_ = {};
};

bool is_whole_record(const Change& change, Kind kind) {
  return change.kind == kind && change.what == What::record;
}

/// Records that one commit added, to be found by what one says that it removed elsewhere.
class Arrivals {
 public:
  explicit Arrivals(const std::vector<Change>& changes) : taken_(changes.size(), false) {
    for (std::size_t i = 0; i < changes.size(); ++i) {
      const Change& one = changes[i];
      if (!is_whole_record(one, Kind::added)) continue;
      by_day_[{one.unit, one.item, one.after, one.date}][one.path].push_back(i);
      if (!one.after.empty()) by_words_[{one.unit, one.item, one.after, {}}][one.path].push_back(i);
    }
  }

  /// The first of the same day in another file; else the first of any day, where it has words to be known by.
  std::optional<std::size_t> take(const Change& old) {
    auto found = first(by_day_, {old.unit, old.item, old.before, old.date}, old.path);
    if (!found) found = first(by_words_, {old.unit, old.item, old.before, {}}, old.path);
    if (found) taken_[*found] = true;
    return found;
  }

 private:
  using Key = std::tuple<std::string, std::string, std::string, std::optional<time::Date>>;
  using Places = std::map<std::string, std::deque<std::size_t>, std::less<>>;  ///< by file, in their order

  std::optional<std::size_t> first(std::map<Key, Places>& index, const Key& key, std::string_view not_in) {
    const auto found = index.find(key);
    if (found == index.end()) return std::nullopt;
    std::optional<std::size_t> out;
    for (auto& [path, waiting] : found->second) {
      while (!waiting.empty() && taken_[waiting.front()]) waiting.pop_front();
      if (path != not_in && !waiting.empty() && (!out || waiting.front() < *out)) out = waiting.front();
    }
    return out;
  }

  std::map<Key, Places> by_day_ = {};
  std::map<Key, Places> by_words_ = {};
  std::vector<bool> taken_ = {};
};

}  // namespace

std::vector<Change> compare(const FilePair& pair) {
  return Comparer(pair).run();
}

void join_moves(std::vector<Change>& changes) {
  const auto went = [](const Change& change) { return is_whole_record(change, Kind::removed); };
  if (std::ranges::none_of(changes, went)) return;
  Arrivals arrivals(changes);
  std::vector<bool> joined(changes.size(), false);
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const Change& old = changes[i];
    if (!went(old)) continue;
    const auto found = arrivals.take(old);
    if (!found) continue;
    joined[i] = true;
    Change& added = changes[*found];
    if (added.date == old.date) {
      added.kind = Kind::moved;
      added.before = old.path;
      added.after = added.path;
    } else {
      added.kind = Kind::changed;
      added.field = "date";
      added.before = old.date ? time::iso(*old.date) : std::string{};
      added.after = added.date ? time::iso(*added.date) : std::string{};
      added.date = old.date;
    }
    added.month_before = old.month;
  }
  std::size_t next = 0;
  std::erase_if(changes, [&](const Change&) { return joined[next++]; });
}

WhatWasDone what_was_done(const Change& change) {
  return {.kind = change.kind,
          .what = change.what,
          .unit = change.unit,
          .item = change.item,
          .field = change.field,
          .after = change.after,
          .path = change.path,
          .date = change.date,
          .removed = change.kind == Kind::removed ? std::string_view{change.before} : std::string_view{}};
}

std::string summary(const Item& item) {
  std::string out;
  std::size_t size = 0;
  for (const Field& field : item.fields) size += field.key.size() + field.value.size() + 3;
  out.reserve(size);
  for (const Field& field : item.fields) {
    const bool named = is_record(item) && (field.key == "date" || field.key == "task" || field.key == "quota");
    if (!named)
      out.append(out.empty() ? "" : std::string(1, between_parts)).append(field.key).append(": ").append(field.value);
  }
  if (item.fields.empty()) out = item.id;
  return out;
}

}  // namespace ljfl::history
