/// Findings that a comment in the file allows: taken out while it lasts, and an error when it has run out.
#pragma once

#include "check/check.hpp"

namespace ljfl::check {

/// Moves what reg.allowances cover from `told` to its list of what is allowed, and tells E231 of those past their day
/// and E232 of those that cover nothing. The day is the standing's. To be called when all rules on deadlines and quotas
/// have spoken (`of_standing`), and before that when all others have: each time the allowances of those rules count.
void apply_allowances(const Subject& subject, bool of_standing, diag::Diagnostics& told);

}  // namespace ljfl::check
