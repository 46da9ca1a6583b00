/// reports/<month>/notices/<year>-<number>.md → the slips that were issued. Private to `load`.
#pragma once

#include "diag/diag.hpp"
#include "model/model.hpp"

namespace ljfl::load {

/// Only the head between the first line `---` and the next is read; what follows is for people.
void load_slips(const text::Snapshot& files, model::Register& reg, diag::Diagnostics& told);

/// Is this the path of a slip's file?
[[nodiscard]] bool is_slip(std::string_view path);

}  // namespace ljfl::load
