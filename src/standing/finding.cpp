#include "standing/judge.hpp"

namespace ljfl::standing {

FindingStanding judge_finding(const model::Config& config, const model::Finding& finding, time::Date as_of) {
  const bool mended = finding.rectified && finding.rectified->value <= as_of;
  // Without a term nothing can be late.
  if (!finding.rectify_by) return {.state = mended ? State::rectified : State::open};
  const time::Date term = config.calendar.rolled(finding.rectify_by->value);
  const int late = time::days_between(term, mended ? finding.rectified->value : as_of);
  if (late > 0) return {.state = mended ? State::rectified_late : State::overdue, .days = late};
  if (mended) return {.state = State::rectified};
  return {.state = is_soon(config, term, as_of) ? State::due_soon : State::open};
}

}  // namespace ljfl::standing
