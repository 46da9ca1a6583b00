/// What the rules on deadlines and quotas share. Private to `check`.
#pragma once

#include "check/check.hpp"
#include "standing/deadlines.hpp"

namespace ljfl::check {

/// One finding for each unit that has tasks in this state: {unit}, {id}, {count}, {items}.
void tell_tasks(const Subject& subject, const Tell& tell, standing::State state);
/// One finding for each quota in this state: {unit}, {quota}, {count} the lag, {done}, {expected}, {target}, {needed},
/// {due}.
void tell_quotas(const Subject& subject, const Tell& tell, standing::State state);

/// What is owed in periods that have begun, and everything that is due once.
[[nodiscard]] std::vector<standing::Deadline> begun_deadlines(const Subject& subject);
/// Where the settings speak of the calendar; their beginning where they do not.
[[nodiscard]] text::Span calendar_of(const Subject& subject);

}  // namespace ljfl::check
