/// What was asked for, and cannot all be had.
#pragma once

#include <initializer_list>
#include <string_view>

#include "cli/cli.hpp"

namespace ljfl::cli {

/// Throws a Failure where `a` was given with one of `others`: one of the two would do nothing, and nobody would know.
void refuse_both(const Job& job, std::string_view a, std::initializer_list<std::string_view> others);

}  // namespace ljfl::cli
