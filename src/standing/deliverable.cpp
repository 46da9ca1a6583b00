#include <algorithm>

#include "standing/judge.hpp"

namespace ljfl::standing {

void judge_deliverable(const model::Config& config, const model::Task& task, const std::vector<Act>& acts,
                       time::Date as_of, TaskStanding& out) {
  const time::Date due = config.calendar.rolled(task.due->value);
  out.due = due;
  // The first record does it; those after it change nothing, nor do those before the task's own `from`: what was issued
  // last year is no plan of this one.
  const auto first =
      std::ranges::find_if(acts, [&](const Act& act) { return !task.from || act.date >= task.from->value; });
  if (first != acts.end()) {
    out.done_on = first->date;
    out.state = *out.done_on <= due ? State::done : State::done_late;
  } else if (as_of > due) {
    out.state = State::overdue;
  } else {
    out.state = is_soon(config, due, as_of) ? State::due_soon : State::open;
  }
}

}  // namespace ljfl::standing
