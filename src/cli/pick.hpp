/// Units and their items as people name them on the command line.
#pragma once

#include "cli/cli.hpp"

namespace ljfl::cli {

/// The unit that `word` means (model::find_unit); a Failure says which it could be.
[[nodiscard]] std::uint32_t pick_unit(const Job& job, std::string_view word);
/// The unit of --unit, if it was given.
[[nodiscard]] std::optional<std::uint32_t> unit_given(const Job& job);
/// The task or quota of the unit (model::find_item); a Failure says which it could be.
[[nodiscard]] model::Item pick_item(const Job& job, std::uint32_t unit, std::string_view word);

/// UNIT or UNIT/ITEM.
struct Picked {
  std::uint32_t unit = model::none;
  std::optional<model::Item> item = {};
};
[[nodiscard]] Picked pick(const Job& job, std::string_view word);

}  // namespace ljfl::cli
