/// Many registers, one after the other: read, checked and assessed, handed on, and forgotten.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/cli.hpp"

namespace ljfl::cli {

/// The folders that DIR… and --list name, in that order; a folder without an ljfl.toml of its own stands for those just
/// below it that have one, by name. None is named twice. A Failure where a folder holds no register, or none was named.
[[nodiscard]] std::vector<std::string> district_folders(const Job& job);

/// One register out of many.
struct District {
  std::size_t index = 0;  ///< among the folders
  std::string folder = {};
  const text::Snapshot& files;
  const model::Register& reg;
  const standing::Standing& standing;
  std::size_t errors = 0;     ///< by its own severities: with any, its figures are not whole
  std::string fault_zh = {};  ///< why nothing of it could be read; then the register is empty
  std::string fault_en = {};
  [[nodiscard]] bool readable() const { return fault_zh.empty(); }
};

/// Reads each of `folders` as of its day, and hands it to `take` (by several threads at once, so `take` keeps to the
/// place of `index`). No more registers are in memory than threads work. How far it is stands on a terminal's stderr.
void each_district(const Job& job, const std::vector<std::string>& folders, time::Date as_of,
                   const std::function<void(const District&)>& take);

/// The last day of the month that --month names, or today where that is earlier; a Failure where the month has not
/// begun.
[[nodiscard]] time::Date end_of_month_given(const Job& job, time::Period month);

}  // namespace ljfl::cli
