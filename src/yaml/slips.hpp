/// One run tells all the slips of a file that have one right answer, not only the first. Private to `yaml`.
#pragma once

#include <cstdint>

#include "yaml/yaml.hpp"

namespace ljfl::yaml {

/// The file could not be read, and the finding told last is why. If it has one right answer, the text is read on as it
/// would be with that, and the next finding told at its place in the file as it is; and so on, until one has none or
/// nothing more is found.
void tell_the_rest(const text::Source& source, std::uint32_t file, diag::Diagnostics& told, const Limits& limits);

}  // namespace ljfl::yaml
