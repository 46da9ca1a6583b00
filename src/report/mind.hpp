/// What an office must mind of a paper before it goes out: its length, who agreed, the day it was signed (T110 to
/// T112).
#pragma once

#include "report/make.hpp"

namespace ljfl::report {

/// Tells what there is to mind of a report's outputs; places are in `files`.
void mind(const text::Snapshot& files, const model::Register& reg, const Order& order,
          const std::vector<Output>& outputs, diag::Diagnostics& told);

/// 经区政府同意，: who agreed to the papers of a period, as a sentence begins; "" where ljfl.toml names nobody.
[[nodiscard]] std::string approval_of(const model::Config& config, time::Period period);
/// A township's government takes no orders from an office without its own government's consent.
[[nodiscard]] bool is_government(const model::Unit& unit);
/// Of slips of a month: `count` of them go to such governments.
void mind_slips(const text::Snapshot& files, const model::Register& reg, time::Period month, std::int64_t count,
                diag::Diagnostics& told);

}  // namespace ljfl::report
