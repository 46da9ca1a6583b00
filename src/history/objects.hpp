/// Git's names for files and folders, worked out from their bytes alone: what `git rev-parse REV:path` prints, without
/// a repository and before anything is committed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ljfl::history {

/// What a repository names its objects by.
enum class Digest : std::uint8_t { sha1, sha256 };

/// The id of a blob with these bytes: 40 digits, of SHA-256 64.
[[nodiscard]] std::string blob_id(std::string_view bytes, Digest digest = Digest::sha1);

/// A file below a folder, as the folder's tree has it.
struct Leaf {
  std::string path = {};  ///< from that folder, with '/'
  std::string mode = {};  ///< 100644, 100755, 120000
  std::string id = {};
};
/// The id of the tree that holds these files; a folder without any has no tree, and no id.
[[nodiscard]] std::string tree_id(std::vector<Leaf> leaves, Digest digest = Digest::sha1);

}  // namespace ljfl::history
