/// Where what a table names stands, for tables of many rows.
#pragma once

#include <string>

#include "text/columns.hpp"

namespace ljfl::report {

/// file:line, as `place` has it, with the lines of each file counted once for all rows.
class Places {
 public:
  explicit Places(const text::Snapshot& files) : files_(files), lines_(files) {}
  /// Empty for what stands in no file.
  [[nodiscard]] std::string operator()(text::Span at) const {
    if (at.file >= files_.files.size()) return "";
    return files_.files[at.file].path + ":" + std::to_string(lines_[at.file].place(at.begin).line);
  }

 private:
  const text::Snapshot& files_;
  text::LinesOfFiles lines_;
};

}  // namespace ljfl::report
