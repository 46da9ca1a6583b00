/// Files and folders under another name, and what things are called.
#include <algorithm>
#include <list>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "history/changes.hpp"

namespace ljfl::history {
namespace {

std::string_view folder_of(std::string_view path) {
  return path.substr(0, std::min(path.rfind('/'), path.size()));
}
std::string_view name_of(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

bool gone(const FilePair& pair) {
  return pair.path_after.empty() && pair.before != nullptr;
}
bool came(const FilePair& pair) {
  return pair.path_before.empty() && pair.after != nullptr;
}

/// Two mandates are one unit's: the same name, or at least half of what it owes is the same.
bool same_mandate(const Items& a, const Items& b) {
  if (!a.readable || !b.readable || a.list.empty() || b.list.empty()) return false;
  if (const std::string_view name = a.list[0]["name"]; !name.empty() && name == b.list[0]["name"]) return true;
  const auto said_by = [](const Item& item) { return std::tuple{item.what, item.id, item["text"]}; };
  std::set<std::tuple<What, std::string_view, std::string_view>> of_b;
  for (const Item& item : b.list) of_b.insert(said_by(item));
  const auto is_in_b = [&](const Item& item) { return !item["text"].empty() && of_b.contains(said_by(item)); };
  const auto same = static_cast<std::size_t>(std::ranges::count_if(a.list, is_in_b));
  return same > 0 && same * 2 >= std::max(a.list.size(), b.list.size());
}

class Renames {
 public:
  explicit Renames(std::vector<FilePair> pairs) : pairs_(std::move(pairs)) {}

  std::vector<FilePair> run() {
    join(
        [](const FilePair& old) {
          return Key{name_of(old.path_before), old.before_blob};
        },
        [](const FilePair& fresh) {
          return Key{name_of(fresh.path_after), fresh.after_blob};
        });
    // Of mandates there are few: each that went is held against each that came.
    join(
        [](const FilePair& old) {
          return Key{name_of(old.path_before), {}};
        },
        [](const FilePair& fresh) {
          return Key{name_of(fresh.path_after), {}};
        },
        [](const FilePair& old, const FilePair& fresh) {
          return name_of(old.path_before) == "unit.yaml" && same_mandate(*old.before, *fresh.after);
        });
    // The rest of a folder goes with it.
    join(
        [&](const FilePair& old) {
          const auto folder = folders_.find(folder_of(old.path_before));
          return folder == folders_.end() ? Key{} : Key{name_of(old.path_before), folder->second};
        },
        [](const FilePair& fresh) {
          return Key{name_of(fresh.path_after), folder_of(fresh.path_after)};
        });
    join(
        [](const FilePair& old) {
          return Key{folder_of(old.path_before), old.before_blob};
        },
        [](const FilePair& fresh) {
          return Key{folder_of(fresh.path_after), fresh.after_blob};
        });
    return std::move(pairs_);
  }

 private:
  using Key = std::pair<std::string_view, std::string_view>;

  /// Each file that went becomes the first that came with the same key.
  template <typename OldKey, typename NewKey>
  void join(const OldKey& old_key, const NewKey& new_key) {
    join(old_key, new_key, [](const FilePair&, const FilePair&) { return true; });
  }

  template <typename OldKey, typename NewKey, typename Same>
  void join(const OldKey& old_key, const NewKey& new_key, const Same& same) {
    std::map<Key, std::list<FilePair*>> waiting;
    for (FilePair& pair : pairs_) {
      if (came(pair)) waiting[new_key(pair)].push_back(&pair);
    }
    std::set<const FilePair*> joined;
    for (const FilePair& old : pairs_) {
      if (!gone(old)) continue;
      const auto those = waiting.find(old_key(old));
      if (those == waiting.end()) continue;
      const auto found = std::ranges::find_if(those->second, [&](const FilePair* fresh) { return same(old, *fresh); });
      if (found == those->second.end()) continue;
      FilePair& other = **found;
      other.path_before = old.path_before;
      other.before = old.before;
      other.before_blob = old.before_blob;
      if (folder_of(other.path_before) != folder_of(other.path_after)) {
        folders_.emplace(folder_of(other.path_before), folder_of(other.path_after));
      }
      those->second.erase(found);
      joined.insert(&old);
    }
    std::erase_if(pairs_, [&](const FilePair& pair) { return joined.contains(&pair); });
  }

  std::vector<FilePair> pairs_;
  std::map<std::string, std::string, std::less<>> folders_ = {};
};

}  // namespace

std::vector<FilePair> pair_renamed(std::vector<FilePair> pairs) {
  if (std::ranges::none_of(pairs, gone) || std::ranges::none_of(pairs, came)) return pairs;
  return Renames(std::move(pairs)).run();
}

void Names::learn(std::string_view path, const Items& items) {
  const Place place = place_of(path);
  if ((place.what != What::unit && place.what != What::set) || !items.readable) return;
  Unit& unit = units_[place.unit];
  for (const Item& item : items.list) {
    if (item.what == What::unit || item.what == What::set) {
      unit.name = item["name"];
      unit.sets.clear();
      const std::string_view sets = item["common"];
      for (std::size_t begin = 0; begin < sets.size();) {
        const std::size_t end = std::min(sets.find(between_parts, begin), sets.size());
        unit.sets.push_back("_common/" + std::string{sets.substr(begin, end - begin)});
        begin = end + 1;
      }
    } else if (const std::string_view title = item["title"]; !title.empty()) {
      unit.titles.insert_or_assign(std::string{item.id}, title);
    }
  }
}

void Names::name(Change& change) const {
  const auto unit = units_.find(change.unit);
  if (unit == units_.end()) return;
  change.unit_name = unit->second.name;
  const bool has_title = change.what == What::task || change.what == What::quota || change.what == What::record;
  if (!has_title) return;
  const auto look_in = [&](const Unit& there) {
    const auto title = there.titles.find(change.item);
    if (title != there.titles.end()) change.title = title->second;
    return title != there.titles.end();
  };
  if (look_in(unit->second)) return;
  for (const std::string& set : unit->second.sets) {
    const auto there = units_.find(set);
    if (there != units_.end() && look_in(there->second)) return;
  }
}

}  // namespace ljfl::history
