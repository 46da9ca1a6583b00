#include "standing/judge.hpp"

namespace ljfl::standing {

void judge_deliverable(const model::Config& config, const model::Task& task, const std::vector<Act>& acts,
                       time::Date as_of, TaskStanding& out) {
  const time::Date due = config.calendar.rolled(task.due->value);
  out.due = due;
  if (!acts.empty()) {  // the first record does it; those after it change nothing
    out.done_on = acts.front().date;
    out.state = *out.done_on <= due ? State::done : State::done_late;
  } else if (as_of > due) {
    out.state = State::overdue;
  } else {
    out.state = is_soon(config, due, as_of) ? State::due_soon : State::open;
  }
}

}  // namespace ljfl::standing
