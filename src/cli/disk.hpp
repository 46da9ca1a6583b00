/// The folder of a project → a Snapshot. Opens nothing outside of it, and nothing that is no plain file.
#pragma once

#include <string>

#include "cli/disk_memory.hpp"
#include "text/text.hpp"

namespace ljfl::cli {

struct Failure;

/// The nearest folder, from `start` upwards, that holds an ljfl.toml; "" when there is none.
[[nodiscard]] std::string find_root(const std::string& start);

/// A folder that can be entered.
[[nodiscard]] bool is_folder(const std::string& path);

/// Is there anything of this name below `root`, a link that leads nowhere counted?
[[nodiscard]] bool is_there(const std::string& root, const std::string& path);

/// How many threads may read.
struct Readers {
  unsigned usual = 1;      ///< where the files lie in memory: as many as there are cores to copy them
  unsigned when_slow = 1;  ///< where the disk must be waited for: more of them wait side by side
};

/// ljfl.toml, all YAML below units/, and all templates, by path; of what else lies below units/ the paths. Throws a
/// Failure when a folder cannot be listed. With a memory, by one thread: files that have not changed since come from
/// there.
[[nodiscard]] text::Snapshot read_folder(const std::string& root, Readers readers = {}, DiskMemory* memory = nullptr);

/// That a file could not be read, and why.
[[nodiscard]] Failure unread(std::string_view path, const text::ReadFailure& why);
/// A file that the user named, wherever it lies. Throws a Failure where it cannot be read.
[[nodiscard]] std::string read_named_file(const std::string& path);
/// ljfl.toml alone.
[[nodiscard]] text::Snapshot read_settings_file(const std::string& root);

}  // namespace ljfl::cli
