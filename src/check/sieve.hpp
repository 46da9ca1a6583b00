/// One pass over the register before the rules: which texts have traits (traits.hpp), which may be the same, and what
/// several rules ask of every record. The rules then look closely at few. Private to `check`.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

#include "check/check.hpp"
#include "check/traits.hpp"
#include "text/line_ends.hpp"

namespace ljfl::check {

/// Who answers for a text: its wording is the table's own, or the clerk's.
enum class Writer : std::uint8_t { table, clerk };

/// A sentence of the register that has traits.
struct Sentence {
  const model::Text* text = nullptr;
  Writer writer = Writer::clerk;
  std::uint8_t traits = 0;
};

/// The first and the last day of some records; of none, a first one after all others and a last one before.
struct Days {
  time::Date first = time::Date::max();
  time::Date last = time::Date::min();
  void take(time::Date day) {
    first = std::min(first, day);
    last = std::max(last, day);
  }
  void take(const Days& others) {
    first = std::min(first, others.first);
    last = std::max(last, others.last);
  }
  /// No day before `from` and none after `until`.
  [[nodiscard]] bool lie_within(time::Date from, time::Date until) const { return first >= from && last <= until; }
};

/// A site that a quota lists, or, where it has no list, that a record names for it.
struct Claim {
  const model::Text* site = nullptr;
  std::uint64_t hash = 0;   ///< of its name
  std::uint32_t unit = 0;   ///< index into Register::units
  std::uint32_t quota = 0;  ///< and into its quotas
};

struct Sieve {
  struct OfUnit {
    /// Of duties, tasks and documents of the table; of notes and highlights. What comes with a common set is in no
    /// unit's.
    std::vector<Sentence> sentences = {};
    std::vector<model::Text> names = {};  ///< of the unit, its sites and documents: those with traits
    /// Of each record's day and note: equal for equal ones, and for few others; 0 where it cannot be an act of another
    /// unit, too: of no task or of each unit's own, and where the note is too short to tell.
    std::vector<std::uint32_t> acts = {};
    std::vector<const model::Record*> noted_alike = {};  ///< whose note another record may have, too; or that have none
    std::vector<const model::Record*> first_of_task = {};  ///< as Unit::tasks; null where none was recorded
    std::vector<const model::Record*> detailed = {};       ///< see detailed_records
    std::vector<Days> days = {};                           ///< of the records of each month, as Unit::months
    Days all_days = {};                                    ///< of all records
    std::vector<Claim> claims = {};                        ///< the sites of its quotas
  };
  std::vector<OfUnit> units = {};          ///< as Register::units
  std::vector<Sentence> shared = {};       ///< of findings and of common sets
  std::vector<model::Text> names = {};     ///< that findings use: those with traits
  std::vector<text::LineEnds> files = {};  ///< as Snapshot::files
};

/// What the sieve holds of one of `subject.units`.
[[nodiscard]] inline const Sieve::OfUnit& sieve_of(const Subject& subject, const model::Unit& unit) {
  return subject.sieve->units[subject.place_of(unit)];
}

/// Of which more is said than day, task and note: few, and all that a rule on quotas, sites, periods, numbers or
/// evidence need look at.
[[nodiscard]] inline const std::vector<const model::Record*>& detailed_records(const Subject& subject,
                                                                               const model::Unit& unit) {
  return sieve_of(subject, unit).detailed;
}

/// A form that every unit hands in, and what a set asks of each of its units, are done by each for itself.
[[nodiscard]] inline bool is_each_units_own(const model::Config& config, const model::Task& task) {
  return task.common || task.id.value == config.return_task;
}

/// So many characters tell one act from another: 会议纪要已印发 has fewer, and says nothing.
inline constexpr std::size_t telling_note = 8;

/// Of the unit that is `place` in Register::units.
[[nodiscard]] Sieve::OfUnit sift(const Subject& subject, const model::Unit& unit, std::uint32_t place);
/// What is no unit's own: findings and common sets.
void sift_shared(const Subject& subject, Sieve& out);

/// Which of about `count` hashes came more than once. Some that came once may be counted in.
class Repeats {
 public:
  explicit Repeats(std::size_t count, std::size_t room = 32)
      : shift_(64 - std::countr_zero(std::bit_ceil(count * room + places_a_word))),
        words_((std::size_t{1} << (64 - shift_)) / places_a_word) {}

  void add(std::uint64_t hash) {
    const Place place = place_of(hash);
    std::uint64_t& word = words_[place.word];
    const std::uint64_t once = std::uint64_t{1} << place.bit;
    word |= once | (word & once) << 1U;
  }
  [[nodiscard]] bool has(std::uint64_t hash) const {
    const Place place = place_of(hash);
    return (words_[place.word] >> place.bit & 2U) != 0;
  }

 private:
  static constexpr std::size_t places_a_word = 32;  ///< two bits each: it came, and it came again
  struct Place {
    std::size_t word = 0;
    unsigned bit = 0;
  };
  [[nodiscard]] Place place_of(std::uint64_t hash) const {
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;
    const std::uint64_t place = (hash * odd) >> shift_;
    return {.word = place / places_a_word, .bit = static_cast<unsigned>(place % places_a_word * 2)};
  }

  int shift_;
  std::vector<std::uint64_t> words_;
};

/// Takes out the items that surely stand alone: whose hash no other has. The rest keep their order.
template <typename Item, typename Hash>
void keep_repeated(std::vector<Item>& items, Hash&& hash_of) {
  Repeats seen(items.size());
  for (const Item& item : items) seen.add(hash_of(item));
  std::erase_if(items, [&](const Item& item) { return !seen.has(hash_of(item)); });
}

/// Equal for equal texts, and for few others. Sixteen bytes at a time: every note of the register is hashed.
[[nodiscard]] inline std::uint64_t hash_of(std::string_view text) {
  __extension__ using Wide = unsigned __int128;
  constexpr std::uint64_t odd = 0x9FB21C651E98DF25U;
  std::uint64_t hash = text.size() * odd;
  const auto word = [](const char* at, std::size_t size = 8) {
    std::uint64_t out = 0;
    std::memcpy(&out, at, size);
    return out;
  };
  const auto take = [&](std::uint64_t a, std::uint64_t b) {
    const Wide product = Wide{a ^ odd} * (b ^ hash);
    hash = static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
  };
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  if (text.size() < 8) {
    if (!text.empty()) take(word(begin, text.size()), 0);
    return hash;
  }
  for (const char* at = begin; end - at > 16; at += 16) take(word(at), word(at + 8));
  take(text.size() < 16 ? word(begin) : word(end - 16), word(end - 8));
  return hash;
}

}  // namespace ljfl::check
