#include "history/matching.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace ljfl::history {
namespace {

/// All that an item says; the order in which a clerk writes the fields says nothing.
std::string whole(const Item& item) {
  std::vector<const Field*> fields;
  fields.reserve(item.fields.size());
  for (const Field& field : item.fields) fields.push_back(&field);
  std::ranges::sort(fields, {}, [](const Field* field) { return field->key; });
  std::string out(1, static_cast<char>(item.what));
  const auto add = [&](std::string_view text) { out.append(std::to_string(text.size())).append(":").append(text); };
  add(item.id);
  for (const Field* const field : fields) {
    add(field->key);
    add(field->value);
  }
  return out;
}

/// What tells how alike two items are: what names a thing weighs most.
class Traits {
 public:
  explicit Traits(const Item& item) : what_(item.what), id_(item.id) {
    constexpr std::array<std::string_view, traits> of_record = {"date",     "note",  "sites", "number",
                                                                "evidence", "value", "for"};
    constexpr std::array<std::string_view, 2> of_others = {"text", "title"};
    if (what_ == What::record) {
      std::ranges::transform(of_record, values_.begin(), [&](std::string_view key) { return item[key]; });
    } else {
      std::ranges::transform(of_others, values_.begin(), [&](std::string_view key) { return item[key]; });
    }
  }

  [[nodiscard]] std::uint8_t likeness(const Traits& other) const {
    if (what_ != other.what_) return 0;
    std::size_t same = 0;
    for (std::size_t i = 0; i < traits; ++i) {
      if (!values_[i].empty() && values_[i] == other.values_[i]) ++same;
    }
    const std::size_t out = what_ != What::record ? 4 * same : 2 * same + (id_ == other.id_ ? 3 : 0);
    return static_cast<std::uint8_t>(out);
  }

 private:
  static constexpr std::size_t traits = 7;
  What what_;
  std::string_view id_;
  std::array<std::string_view, traits> values_ = {};
};

constexpr std::uint8_t least_likeness = 4;
constexpr std::uint8_t most_likeness = 17;

class Matcher {
 public:
  Matcher(const std::vector<Item>& before, const std::vector<Item>& after, std::size_t most_compared)
      : before_(before), after_(after), most_compared_(most_compared) {
    free_before_.assign(before.size(), true);
    partner_.assign(after.size(), nullptr);
  }

  std::vector<Couple> run() {
    pair_the_ends();
    pair_by([](const Item& item) { return std::optional{whole(item)}; });
    pair_by([](const Item& item) {
      return item.what == What::record ? std::nullopt : std::optional{std::pair{item.what, item.id}};
    });
    pair_the_alike();
    std::vector<Couple> out;
    for (std::size_t j = 0; j < after_.size(); ++j) out.push_back({.before = partner_[j], .after = &after_[j]});
    for (std::size_t i = 0; i < before_.size(); ++i) {
      if (free_before_[i]) out.push_back({.before = &before_[i]});
    }
    return out;
  }

 private:
  /// Files change little: most of one stands as it stood, before and behind what changed.
  void pair_the_ends() {
    const std::size_t shorter = std::min(before_.size(), after_.size());
    std::size_t front = 0;
    while (front < shorter && written_alike(before_[front], after_[front])) {
      take(front, front);
      ++front;
    }
    for (std::size_t back = 1; front + back <= shorter; ++back) {
      const std::size_t i = before_.size() - back;
      const std::size_t j = after_.size() - back;
      if (!written_alike(before_[i], after_[j])) break;
      take(i, j);
    }
  }

  /// Those of one key, in the order in which they stand: the search goes on from the last partner.
  template <typename KeyOf>
  void pair_by(const KeyOf& key_of) {
    std::map<typename decltype(key_of(before_[0]))::value_type, std::vector<std::size_t>> waiting;
    for (const std::size_t i : left_before()) {
      if (auto key = key_of(before_[i])) waiting[*std::move(key)].push_back(i);
    }
    if (waiting.empty()) return;
    std::size_t from = 0;
    for (const std::size_t j : left_after()) {
      const auto key = key_of(after_[j]);
      const auto same = key ? waiting.find(*key) : waiting.end();
      if (same == waiting.end() || same->second.empty()) continue;
      auto next = std::ranges::lower_bound(same->second, from);
      if (next == same->second.end()) next = same->second.begin();
      from = *next + 1;
      take(*next, j);
      same->second.erase(next);
    }
  }

  /// The likest first; of equals, the first.
  void pair_the_alike() {
    const std::vector<std::size_t> old = left_before();
    const std::vector<std::size_t> fresh = left_after();
    if (old.empty() || fresh.empty() || old.size() > most_compared_ / fresh.size()) return;
    std::vector<Traits> traits;
    for (const std::size_t i : old) traits.emplace_back(before_[i]);
    std::vector<std::uint8_t> likeness;  // of each new one to each old one
    likeness.reserve(old.size() * fresh.size());
    for (const std::size_t j : fresh) {
      const Traits own(after_[j]);
      for (const Traits& other : traits) likeness.push_back(own.likeness(other));
    }
    for (std::uint8_t wanted = most_likeness; wanted >= least_likeness; --wanted) {
      for (std::size_t y = 0; y < fresh.size(); ++y) {
        if (partner_[fresh[y]] != nullptr) continue;
        for (std::size_t x = 0; x < old.size(); ++x) {
          if (likeness[y * old.size() + x] != wanted || !free_before_[old[x]]) continue;
          take(old[x], fresh[y]);
          break;
        }
      }
    }
  }

  [[nodiscard]] std::vector<std::size_t> left_before() const {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < before_.size(); ++i) {
      if (free_before_[i]) out.push_back(i);
    }
    return out;
  }
  [[nodiscard]] std::vector<std::size_t> left_after() const {
    std::vector<std::size_t> out;
    for (std::size_t j = 0; j < after_.size(); ++j) {
      if (partner_[j] == nullptr) out.push_back(j);
    }
    return out;
  }

  void take(std::size_t i, std::size_t j) {
    free_before_[i] = false;
    partner_[j] = &before_[i];
  }

  const std::vector<Item>& before_;
  const std::vector<Item>& after_;
  const std::size_t most_compared_;
  std::vector<bool> free_before_ = {};
  std::vector<const Item*> partner_ = {};
};

}  // namespace

bool written_alike(const Item& a, const Item& b) {
  return a.what == b.what && a.id == b.id && std::ranges::equal(a.fields, b.fields, [](const Field& x, const Field& y) {
           return x.key == y.key && x.value == y.value;
         });
}

std::vector<Couple> matched(const std::vector<Item>& before, const std::vector<Item>& after,
                            std::size_t most_compared) {
  return Matcher(before, after, most_compared).run();
}

}  // namespace ljfl::history
