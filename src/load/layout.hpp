/// Which files of a project are the register's: the same answer for a folder on the disk and for a commit's tree.
#pragma once

#include <optional>
#include <string_view>

namespace ljfl::load {

inline constexpr std::string_view settings_file = "ljfl.toml";

inline constexpr std::string_view reports_folder = "reports";

/// The folders that are read beside it: of reports/ only the slips that were issued, which are their own register.
inline constexpr std::string_view input_folders[] = {"units", "templates", reports_folder};

/// Folders below one of these are read down to here, itself counted.
inline constexpr int most_levels = 8;

/// No file is larger than this many bytes: what no text of the register comes near. The gate's own limit is lower.
inline constexpr long long most_bytes = 64LL << 20;

/// Is an entry of this name, somewhere below the folder `top`, a file to be read?
[[nodiscard]] bool is_input_name(std::string_view name, std::string_view top);

/// What is hidden is nobody's.
[[nodiscard]] inline bool is_hidden(std::string_view name) {
  return name.empty() || name.starts_with('.');
}

/// A path from the project's root, as a walk over the disk would meet it: the piece of it that is read as a file.
struct Input {
  std::string_view path = {};
  bool is_folder = false;  ///< the piece is a folder that is named like a file
};
/// Nothing for what is not read: hidden, too deep, or of another kind.
[[nodiscard]] std::optional<Input> input_of(std::string_view path);

}  // namespace ljfl::load
