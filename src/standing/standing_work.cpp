#include <algorithm>

#include "standing/judge.hpp"

namespace ljfl::standing {
namespace {

/// `day` a number of calendar months earlier; a month's 31st becomes its last day.
time::Date months_before(time::Date day, int months) {
  time::Period month = time::period_of(time::PeriodKind::month, day);
  for (int i = 0; i < months; ++i) month = month.previous();
  return std::min(month.last(), month.first() + std::chrono::days{static_cast<int>(time::day_of(day)) - 1});
}

}  // namespace

void judge_standing_work(const model::Config& config, time::Date as_of, TaskStanding& out) {
  // (since, as_of]: a record of 15 May is too old on 15 August.
  const time::Date since = months_before(as_of, config.silent_months);
  if (out.last_record && *out.last_record > since) {
    out.state = State::active;
  } else {
    // In a campaign that began only lately nobody is silent yet, and nobody who did nothing is active.
    out.state = config.start > since ? State::open : State::silent;
  }
}

}  // namespace ljfl::standing
