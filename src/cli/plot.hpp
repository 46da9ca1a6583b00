/// A small chart in plain characters: how a figure grew from day to day.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/model.hpp"
#include "time/time.hpp"

namespace ljfl::cli {

/// The figure from `day` on, and what was asked for then.
struct PlotPoint {
  time::Date day = {};
  model::Decimal done = {};
  std::optional<model::Decimal> target = {};
};

/// Six lines of `#` up to the figure, with `-` where the target lies above it, and the first and last day below; not
/// wider than `width`, each line ended. The last column is `until`. "" without points. Points come in the order of
/// their days.
[[nodiscard]] std::string plot(const std::vector<PlotPoint>& points, time::Date until, int width);

}  // namespace ljfl::cli
