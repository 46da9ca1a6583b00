/// Files written whole or not at all.
#pragma once

#include <string>
#include <string_view>

namespace ljfl::edit {

/// What went wrong, in the system's words; empty when nothing did.
struct WriteResult {
  std::string fault = {};
  [[nodiscard]] bool good() const { return fault.empty(); }
};

/// Writes `bytes` to `path` (from the folder `root`, with '/'), making folders as needed: into a temporary file beside
/// it, flushed, renamed, folder flushed. The old file or the new one is there at any moment, and never a mixture.
/// Nothing outside `root` is ever touched: a link on the way is a fault.
[[nodiscard]] WriteResult write_file(const std::string& root, std::string_view path, std::string_view bytes);

}  // namespace ljfl::edit
