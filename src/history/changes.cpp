#include "history/changes.hpp"

#include <algorithm>

namespace ljfl::history {
namespace {

/// Items of the two sides that belong together; nothing on a side where there is no such item.
struct Couple {
  const Item* before = nullptr;
  const Item* after = nullptr;
};

bool is_record(const Item& item) {
  return item.what == What::record;
}

bool equal(const Item& a, const Item& b) {
  if (a.what != b.what || a.id != b.id || a.fields.size() != b.fields.size()) return false;
  // The order in which a clerk writes the fields says nothing.
  return std::ranges::all_of(a.fields, [&](const Field& field) {
    const auto found = std::ranges::find(b.fields, field.key, &Field::key);
    return found != b.fields.end() && found->value == field.value;
  });
}

/// How much of two items is the same: what names a thing weighs most.
int likeness(const Item& a, const Item& b) {
  if (a.what != b.what) return 0;
  int out = 0;
  if (is_record(a)) {
    if (a.id == b.id) out += 3;
    if (!a["date"].empty() && a["date"] == b["date"]) out += 2;
    for (const std::string_view key : {"note", "sites", "number", "evidence", "value", "for"}) {
      if (!a[key].empty() && a[key] == b[key]) out += 2;
    }
    return out;
  }
  if (!a["text"].empty() && a["text"] == b["text"]) out += 4;
  if (!a["title"].empty() && a["title"] == b["title"]) out += 4;
  return out;
}

constexpr int least_likeness = 4;

class Matcher {
 public:
  Matcher(const std::vector<Item>& before, const std::vector<Item>& after) : before_(before), after_(after) {
    free_before_.assign(before.size(), true);
    partner_.assign(after.size(), nullptr);
  }

  std::vector<Couple> run() {
    pair_up([](const Item& a, const Item& b) { return equal(a, b); });
    pair_up([](const Item& a, const Item& b) { return !is_record(a) && a.what == b.what && a.id == b.id; });
    pair_the_alike();
    std::vector<Couple> out;
    for (std::size_t j = 0; j < after_.size(); ++j) out.push_back({.before = partner_[j], .after = &after_[j]});
    for (std::size_t i = 0; i < before_.size(); ++i) {
      if (free_before_[i]) out.push_back({.before = &before_[i]});
    }
    return out;
  }

 private:
  template <typename Same>
  void pair_up(const Same& same) {
    // Files change little: the partner stands near the same place, so the search goes on from the last one.
    std::size_t from = 0;
    for (std::size_t j = 0; j < after_.size(); ++j) {
      if (partner_[j] != nullptr) continue;
      for (std::size_t step = 0; step < before_.size(); ++step) {
        const std::size_t i = (from + step) % before_.size();
        if (!free_before_[i] || !same(before_[i], after_[j])) continue;
        take(i, j);
        from = i + 1;
        break;
      }
    }
  }

  /// The likest first; of equals, the first.
  void pair_the_alike() {
    for (int wanted = 16; wanted >= least_likeness; --wanted) {
      for (std::size_t j = 0; j < after_.size(); ++j) {
        if (partner_[j] != nullptr) continue;
        for (std::size_t i = 0; i < before_.size(); ++i) {
          if (!free_before_[i] || std::min(likeness(before_[i], after_[j]), 16) != wanted) continue;
          take(i, j);
          break;
        }
      }
    }
  }

  void take(std::size_t i, std::size_t j) {
    free_before_[i] = false;
    partner_[j] = &before_[i];
  }

  const std::vector<Item>& before_;
  const std::vector<Item>& after_;
  std::vector<bool> free_before_ = {};
  std::vector<const Item*> partner_ = {};
};

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
    for (const Couple& couple : Matcher(had ? pair_.before->list : none, has ? pair_.after->list : none).run())
      add(couple);
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
    } else {
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
    const auto one = [&](std::string_view key, const Field* new_field) {
      const std::string_view old = before[key];
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
      if (std::ranges::find(after.fields, field.key, &Field::key) == after.fields.end()) one(field.key, nullptr);
    }
  }

  const FilePair& pair_;
  const std::string& path_;
  Place place_;
  std::vector<Change> out_ = {};
};

}  // namespace

std::vector<Change> compare(const FilePair& pair) {
  return Comparer(pair).run();
}

void join_moves(std::vector<Change>& changes) {
  const auto is_whole_record = [](const Change& change, Kind kind) {
    return change.kind == kind && change.what == What::record;
  };
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (!is_whole_record(changes[i], Kind::removed)) continue;
    const Change& old = changes[i];
    const auto is_it = [&](const Change& fresh, bool same_day) {
      return is_whole_record(fresh, Kind::added) && fresh.unit == old.unit && fresh.item == old.item &&
             fresh.after == old.before && fresh.path != old.path &&
             (same_day ? fresh.date == old.date : !old.before.empty());
    };
    auto added = std::ranges::find_if(changes, [&](const Change& fresh) { return is_it(fresh, true); });
    if (added == changes.end())
      added = std::ranges::find_if(changes, [&](const Change& fresh) { return is_it(fresh, false); });
    if (added == changes.end()) continue;
    if (added->date == old.date) {
      added->kind = Kind::moved;
      added->before = old.path;
      added->after = added->path;
    } else {
      added->kind = Kind::changed;
      added->field = "date";
      added->before = old.date ? time::iso(*old.date) : std::string{};
      added->after = added->date ? time::iso(*added->date) : std::string{};
      added->date = old.date;
    }
    added->month_before = old.month;
    changes.erase(changes.begin() + static_cast<std::ptrdiff_t>(i));
    i = SIZE_MAX;  // from the start: what stood behind has moved up
  }
}

bool same_outcome(const Change& a, const Change& b) {
  return a.kind == b.kind && a.what == b.what && a.unit == b.unit && a.item == b.item && a.field == b.field &&
         a.after == b.after && a.path == b.path && a.date == b.date &&
         (a.kind != Kind::removed || a.before == b.before);
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
