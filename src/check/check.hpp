/// One rule a file: its code, words, examples and the function. Reads the Register, tells Diagnostics.
#pragma once

#include <span>

#include "diag/diag.hpp"
#include "model/model.hpp"
#include "standing/standing.hpp"

namespace ljfl::check {

struct Sieve;  // sieve.hpp: what one pass over all texts and files has shown

/// What a rule may look at. The first three are the caller's; `run` fills in the rest.
struct Subject {
  const text::Snapshot& files;
  const model::Register& reg;
  const standing::Standing& standing;
  /// What the call is about: all units of the register; of a rule that looks at units one by one, one unit, and with
  /// the first of them what is no unit's own: findings and common sets.
  std::span<const model::Unit> units = {};
  bool shared_too = false;
  const Sieve* sieve = nullptr;
  /// Units in whose files an error was told: their figures are not whole, so nobody calls them late. As
  /// Register::units; there from the first rule on that waits.
  const std::vector<bool>* faulty = nullptr;
  /// Of all rules that this program has, in order; none where nobody asks after them.
  std::span<const std::string_view> codes = {};

  /// The place of one of `units` in Register::units.
  [[nodiscard]] std::size_t place_of(const model::Unit& unit) const {
    return static_cast<std::size_t>(&unit - reg.units.data());
  }
  [[nodiscard]] bool is_faulty(const model::Unit& unit) const { return (*faulty)[place_of(unit)]; }
  [[nodiscard]] const standing::UnitStanding& standing_of(const model::Unit& unit) const {
    return standing.units[place_of(unit)];
  }
};

/// Tells findings of one rule, so that no rule can speak under another's code.
class Tell {
 public:
  Tell(const diag::Rule& rule, diag::Diagnostics& told) : rule_(rule), told_(told) {}
  /// The returned reference is good until the next call.
  diag::Diagnostic& operator()(text::Span at, std::vector<diag::Arg> args = {}) const {
    return told_.tell(rule_, at, std::move(args));
  }

 private:
  const diag::Rule& rule_;
  diag::Diagnostics& told_;
};

struct Check {
  diag::Rule rule = {};
  void (*run)(const Subject& subject, const Tell& tell) = nullptr;  ///< none: told of other findings, by `run` itself
  /// It speaks of what is missing, or too much: it waits until all else was told, and leaves faulty units alone.
  bool of_whole_files = false;
  /// It looks at each unit alone, and is called for one after the other: while a unit lies near, all such rules have
  /// it.
  bool unit_by_unit = false;
  /// It looks at much of all units: it begins first, and others go on beside it.
  bool takes_long = false;
};

/// The table of all checks, by code.
[[nodiscard]] std::span<const Check* const> checks();

/// Runs every check: first those of the data, then, for units without errors, those of deadlines and quotas; up to
/// `workers` of them side by side.
void run(const Subject& subject, diag::Diagnostics& told, unsigned workers = 1);
/// Those of the data alone: is this register sound, whoever may be late?
void run_on_data(const Subject& subject, diag::Diagnostics& told, unsigned workers = 1);

/// At most `most` of the words, joined with commas; … where more were left out.
[[nodiscard]] std::string listed(const std::vector<std::string_view>& words, std::size_t most = 12);

template <typename Items>
[[nodiscard]] std::vector<std::string_view> ids_of(const Items& items) {
  std::vector<std::string_view> out;
  out.reserve(items.size());
  for (const auto& item : items) out.push_back(item.id.value);
  return out;
}

}  // namespace ljfl::check
