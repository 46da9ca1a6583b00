/// The register of a folder, read and checked again and again while it is being edited: what `ljfl check` says, without
/// doing anew what did not change.
#pragma once

#include "cli/disk_memory.hpp"
#include "lsp/lsp.hpp"

namespace ljfl::cli {

/// ljfl.toml as it was read: to read TOML takes longer than to read all else.
struct SettingsRead {
  std::uint32_t file = model::none;
  std::string bytes = {};
  model::Config config = {};
  diag::Diagnostics told = {};
};

class Examiner {
 public:
  explicit Examiner(std::chrono::nanoseconds moment = one_moment) : memory_(moment) {}
  /// The project's files as they are on the disk now; nothing where the folder cannot be read.
  [[nodiscard]] std::optional<text::Snapshot> read(const std::string& root);
  /// Everything that check does.
  [[nodiscard]] std::unique_ptr<lsp::Examined> examine(text::Snapshot files, time::Date today);

 private:
  const SettingsRead& settings_of(const text::Snapshot& files);

  DiskMemory memory_;
  std::optional<SettingsRead> settings_ = {};
};

}  // namespace ljfl::cli
