/// Comments that allow a finding for a while: # ljfl: allow W612 until 2026-12-31 原因
#pragma once

#include <vector>

#include "diag/diag.hpp"
#include "model/model.hpp"
#include "yaml/yaml.hpp"

namespace ljfl::load {

/// Appends the allowances of a readable file, in the order of their places. What looks like one and is none is told.
void read_allowances(const yaml::Tree& tree, std::vector<model::Allowance>& out, diag::Diagnostics& told);

}  // namespace ljfl::load
