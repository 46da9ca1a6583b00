/// 考核: what the rubric of ljfl.toml makes of the standing. Pure. Every figure keeps what it rests on, so that each
/// point can be shown to the unit that lost it.
///
/// The arithmetic: an item gives points × good/all (share), or takes a sum off for each fault, down to nothing. Its
/// score is rounded once, to two digits, half up. What does not apply to a unit in a month is left out, and what
/// applies is brought to 100. A half year's score is the mean of the months assessed, rounded once, plus the bonus.
/// Each step goes on from the two digits that the step before it publishes: whoever has the printed sheet can check it.
#pragma once

#include <string_view>

#include "standing/standing.hpp"

namespace ljfl::standing {

enum class Outcome : std::uint8_t {
  good,  ///< in time, active, reached
  late,
  missing,  ///< not there, silent, not reached, not rectified
  counted,  ///< a quota: so many of what was expected
  fault,    ///< a finding
  zeroed,   ///< by a mark
  exempt,   ///< by a mark
};

/// Why an item scored what it did: one thing that it looked at.
struct Reason {
  Outcome outcome = Outcome::good;
  std::uint32_t task = model::none;         ///< index into Unit::tasks
  std::uint32_t quota = model::none;        ///< into Unit::quotas
  std::uint32_t finding = model::none;      ///< into Register::findings
  std::uint32_t mark = model::none;         ///< into Register::marks
  std::optional<time::Period> period = {};  ///< of a recurring task
  std::optional<time::Date> due = {};
  std::optional<time::Date> done_on = {};
  std::optional<RecordRef> record = {};      ///< the record that did it, or else the last one
  std::int64_t times = 0;                    ///< of a period: how often it was done,
  std::int64_t required = 0;                 ///< and how often it was to be
  std::optional<model::Decimal> level = {};  ///< of a level: the newest value
  std::int64_t part = 0;                     ///< share: good, in the unit of `whole`
  std::int64_t whole = 0;                    ///< share: 100 for one thing; a quota's expected number
  model::Decimal cost = {};                  ///< deducting
};

struct ItemScore {
  bool applies = false;
  bool zeroed = false;  ///< 该项不得分
  model::Decimal of = {};
  model::Decimal got = {};
  std::int64_t part = 0;  ///< sums of the reasons'
  std::int64_t whole = 0;
  std::vector<Reason> reasons = {};
};

/// Why a month counts for a unit or does not.
enum class Assessed : std::uint8_t { yes, set_aside, too_little };

struct MonthScore {
  time::Period month = {};
  Assessed assessed = Assessed::yes;
  model::Decimal of = {};             ///< points that apply
  model::Decimal got = {};            ///< sum of the items'
  model::Decimal score = {};          ///< brought to 100
  std::vector<ItemScore> items = {};  ///< as Assessment::items
};

struct UnitScore {
  std::vector<MonthScore> months = {};    ///< that are over
  int assessed = 0;                       ///< how many of them
  model::Decimal mean = {};               ///< of these
  model::Decimal bonus = {};              ///< capped
  std::vector<std::uint32_t> marks = {};  ///< bonus and veto: indices into Register::marks
  bool vetoed = false;
  std::optional<model::Decimal> score = {};  ///< none when no month was assessed
  int rank = 0;                              ///< within its group; 0: not ranked
  bool apart = false;                        ///< listed apart
};

/// The units of one role, best first; those that were not assessed last, in the table's order.
struct Group {
  model::Role role = model::Role::member;
  std::vector<std::uint32_t> units = {};  ///< indices into Register::units
};

struct Ranking {
  time::Period period = {};
  std::vector<UnitScore> units = {};      ///< as Register::units
  std::vector<Group> groups = {};         ///< member, local, other; without those listed apart
  std::vector<std::uint32_t> apart = {};  ///< in the table's order
};

/// One unit in one month. `now` stands as of a day of that month: its last one, or an earlier one while it still runs.
[[nodiscard]] MonthScore score_month(const model::Register& reg, const Standing& now, std::uint32_t unit,
                                     time::Period month);

/// What the lead office's files say of a unit: indices into Register::findings and ::marks, in their order.
struct Said {
  std::vector<std::uint32_t> findings = {};
  std::vector<std::uint32_t> marks = {};
};
/// Of all units, as Register::units.
[[nodiscard]] std::vector<Said> said_of_units(const model::Register& reg);
/// The same for who scores many units: what is said of each is looked up once.
[[nodiscard]] MonthScore score_month(const model::Register& reg, const Standing& now, std::uint32_t unit,
                                     time::Period month, const Said& said);

/// A half or a year: the months of it that are over by `as_of`. A month: that month, over or not. Equal scores share a
/// rank and the next one is left out (1, 1, 3); within it the table's order holds. A vetoed unit comes after all others
/// of its group.
[[nodiscard]] Ranking rank(const model::Register& reg, time::Period period, time::Date as_of);

/// From one half to the next.
struct Move {
  struct Change {
    std::size_t item = 0;
    model::Decimal change = {};
  };
  int from = 0;    ///< the rank then; 0: it had none
  int places = 0;  ///< up, where both ranks are there
  model::Decimal score_change = {};
  std::vector<Change> items = {};  ///< what the rubric's items brought more or less; the weightiest first
};
/// Nothing where the unit has no score in one of the two.
[[nodiscard]] std::optional<Move> moved(const Ranking& before, const Ranking& now, std::uint32_t unit);

/// What an item brought a unit over a ranking's assessed months: the mean of its points brought to 100, for comparing.
[[nodiscard]] model::Decimal brought(const UnitScore& score, std::size_t item);

}  // namespace ljfl::standing
