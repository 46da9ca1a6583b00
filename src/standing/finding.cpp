#include "standing/acts.hpp"

namespace ljfl::standing {

FindingStanding assess_finding(const model::Config& config, const model::Finding& finding, time::Date as_of) {
  FindingStanding out;
  const bool mended = finding.rectified && finding.rectified->value <= as_of;
  if (!finding.rectify_by) {
    out.state = mended ? State::rectified : State::open;
    return out;
  }
  const time::Date term = config.calendar.rolled(finding.rectify_by->value);
  const int late = time::days_between(term, mended ? finding.rectified->value : as_of);
  if (mended) {
    out.state = late > 0 ? State::rectified_late : State::rectified;
  } else if (late > 0) {
    out.state = State::overdue;
  } else {
    out.state = -late <= config.due_soon_days ? State::due_soon : State::open;
  }
  out.days = late > 0 ? late : 0;
  return out;
}

}  // namespace ljfl::standing
