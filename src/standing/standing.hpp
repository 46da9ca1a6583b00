/// Where things stand as of one day: what is done, late, short, and by how much. Pure: the same register and day give
/// the same answer. Every figure keeps the indices of the records that it rests on.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "model/model.hpp"
#include "time/time.hpp"

namespace ljfl::standing {

enum class State : std::uint8_t {
  // deliverables
  done,
  done_late,
  overdue,   ///< also recurring tasks and findings
  due_soon,  ///< also recurring tasks and findings
  open,      ///< also findings
  // recurring tasks
  on_track,
  // quotas
  reached,
  on_pace,
  behind,
  missed,
  below,    ///< a level that is not reached yet and not yet due
  pending,  ///< tbd
  // standing work
  active,
  silent,
  // findings
  rectified,
  rectified_late,
};

/// A record of a unit: indices into Register::units and its records.
struct RecordRef {
  std::uint32_t unit = model::none;
  std::uint32_t record = model::none;
  auto operator<=>(const RecordRef&) const = default;
};

/// A record that a figure rests on, and what it adds to it.
struct Counted {
  RecordRef record = {};
  std::int64_t adds = 0;
};

enum class PeriodState : std::uint8_t { met, met_late, running, short_of };

/// One period of a recurring task.
struct PeriodStanding {
  time::Period period = {};
  time::Date due = {};  ///< its end plus the offset, rolled
  std::int64_t required = 0;
  std::int64_t done = 0;                  ///< by the as-of day
  std::optional<time::Date> met_on = {};  ///< the day on which `required` was reached
  PeriodState state = PeriodState::running;
  std::uint32_t first_record = 0;  ///< see TaskStanding::of
  std::uint32_t record_count = 0;
  [[nodiscard]] std::int64_t missing() const { return done < required ? required - done : 0; }
};

struct TaskStanding {
  model::TaskKind kind = model::TaskKind::standing;
  State state = State::open;
  std::optional<time::Date> due = {};      ///< rolled; of a recurring task, of the earliest period that is short, else
                                           ///< of the earliest that runs and is not met, else of the next, if any
  std::optional<time::Date> done_on = {};  ///< deliverable: its first record
  std::optional<time::Date> last_record = {};
  std::int64_t done = 0;                     ///< times: of a recurring task in its periods, of a quota task its quotas'
  std::vector<PeriodStanding> periods = {};  ///< that have begun by the as-of day
  std::vector<Counted> in_periods = {};      ///< those of one period after the other
  std::vector<Counted> records = {};         ///< all, with their times: what same_as brings too, and what counts for no
                                             ///< period; an act that another unit's record told already adds 0

  /// What counts for one of `periods`.
  [[nodiscard]] std::span<const Counted> of(const PeriodStanding& period) const {
    return std::span{in_periods}.subspan(period.first_record, period.record_count);
  }
};

struct QuotaStanding {
  State state = State::open;
  std::optional<time::Date> due = {};        ///< rolled
  std::int64_t target = 0;                   ///< counts only, as all below to `needed`; `done` also of pending ones
  std::int64_t done = 0;                     ///< never more than the named sites; may exceed the target
  std::int64_t gap = 0;                      ///< max(0, target - done)
  std::int64_t expected = 0;                 ///< by the as-of day: the pace is even from milestone to milestone
  std::int64_t lag = 0;                      ///< max(0, expected - done)
  std::int64_t needed = 0;                   ///< a month, over the months with a day left until `due`; past it, all
  std::optional<model::Decimal> level = {};  ///< levels: the newest value, in percent
  std::optional<time::Date> proved_on = {};  ///< the day of the newest record that counts
  std::vector<Counted> records = {};  ///< with what each adds before the cap by the named sites; of a level 1 for
                                      ///< the newest value, which counts, and 0 for the others
};

struct FindingStanding {
  State state = State::open;
  int days = 0;  ///< overdue: days past the term; rectified late: days late
};

struct UnitStanding {
  std::vector<TaskStanding> tasks = {};    ///< as Unit::tasks
  std::vector<QuotaStanding> quotas = {};  ///< as Unit::quotas
  std::optional<time::Date> last_record = {};
};

struct Standing {
  time::Date as_of = {};
  std::vector<UnitStanding> units = {};  ///< as Register::units
  std::vector<FindingStanding> findings =
      {};                        ///< as Register::findings; one of a later day is left open with `known` false
  std::vector<bool> known = {};  ///< the finding's date is not after the as-of day
};

/// Up to `workers` threads take part; the result is the same with any number.
[[nodiscard]] Standing assess(const model::Register& reg, time::Date as_of, unsigned workers = 1);

/// When a period of the task is due: its end plus the task's offset, rolled. Always from the rule, never from the last
/// time. The task is a recurring one.
[[nodiscard]] time::Date due_of(const model::Config& config, const model::Task& task, const time::Period& period);

/// The period of this kind that an act counts for: the one that holds its `for`, or its day where it has none. What
/// covers a longer time than the period says nothing of any of them.
[[nodiscard]] std::optional<time::Period> counts_for(time::Date date, const std::optional<time::Period>& covers,
                                                     time::PeriodKind kind);

/// The first of these records that is of this day: the one that did it, for a day that the standing gives.
[[nodiscard]] std::optional<RecordRef> record_of(const model::Register& reg, std::span<const Counted> records,
                                                 time::Date day);

/// The piece of a count's even pace that a day lies in, and what it asks for by then: of `wanted` at the end of `to`,
/// from `had` at the end of `from`. Before the campaign (or the quota's own, later `from`) and from
/// the due day on the piece is that one day.
struct Pace {
  time::Date from = {};
  time::Date to = {};
  std::int64_t had = 0;
  std::int64_t wanted = 0;
  std::int64_t expected = 0;  ///< rounded half up
};
/// Of a quota that is a count. Weekends and days off do not slow the pace, and its end is the due day as it is written.
[[nodiscard]] Pace pace_of(const model::Config& config, const model::Quota& quota, time::Date day);

}  // namespace ljfl::standing
