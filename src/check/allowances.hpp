/// Findings that a comment in the file allows: taken out while it lasts, and an error when it has run out.
#pragma once

#include <functional>
#include <string_view>

#include "check/check.hpp"

namespace ljfl::check {

/// Moves what reg.allowances cover from `told` to its list of what is allowed, and tells E231 of those past their day
/// and E232 of those that cover nothing. The day is the standing's. To be called each time a part of the rules has
/// spoken: `due` says of a rule's code whether it belongs to that part, and only those allowances count.
void apply_allowances(const Subject& subject, diag::Diagnostics& told,
                      const std::function<bool(std::string_view code)>& due);

}  // namespace ljfl::check
