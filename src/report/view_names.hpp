/// The names of the view as tables. Private to `report`.
#pragma once

#include <span>
#include <string_view>

#include "report/view_parts.hpp"

namespace ljfl::report {

/// `holds`: text, number, flag, any (text or number); with ? it may be null. {Shape} one of that shape, [Shape] a list
/// of them, <Shape> a list with its count and whether there is any.
struct Name {
  std::string_view name = {};
  std::string_view holds = {};
  diag::Words what = {};
};

struct Shape {
  std::string_view name = {};
  std::span<const Name> names = {};
};

/// Scores and charts.
[[nodiscard]] std::span<const Shape> score_shapes();
/// Slips, allowances, corrections, and the numbers of annexes and parts.
[[nodiscard]] std::span<const Shape> paper_shapes();

}  // namespace ljfl::report
