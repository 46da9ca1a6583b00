/// A month's file as nearly all are written, straight from its bytes into records. Private to `load`.
#pragma once

#include "model/model.hpp"
#include "yaml/yaml.hpp"

namespace ljfl::load {

/// Takes a file of records and highlights in which the reader and the loader find nothing to say, and gives what they
/// give, without a tree between. False where anything calls for a closer look, and then `unit` is as it was: what is
/// wrong, rare, or the lead office's alone is read by them.
[[nodiscard]] bool quick_month(const text::Source& source, std::uint32_t file, const yaml::Limits& limits,
                               time::Period month, model::Unit& unit);

}  // namespace ljfl::load
