/// Git's names for files and folders, worked out from their bytes alone: what `git rev-parse REV:path` prints, without
/// a repository and before anything is committed.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ljfl::history {

/// SHA-1 (FIPS 180-4), as git uses it: to name things, not to keep secrets.
class Sha1 {
 public:
  void add(std::string_view bytes);
  /// The 20 bytes of everything added. Nothing may be added after it.
  [[nodiscard]] std::array<unsigned char, 20> digest();

 private:
  void block(const unsigned char* bytes);
  std::array<std::uint32_t, 5> state_ = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
  std::array<unsigned char, 64> buffer_ = {};
  std::size_t held_ = 0;
  std::uint64_t total_ = 0;
};

/// The id of a blob with these bytes: 40 digits.
[[nodiscard]] std::string blob_id(std::string_view bytes);

/// A file below a folder, as the folder's tree has it.
struct Leaf {
  std::string path = {};  ///< from that folder, with '/'
  std::string mode = {};  ///< 100644, 100755, 120000
  std::string id = {};
};
/// The id of the tree that holds these files; a folder without any has no tree, and no id.
[[nodiscard]] std::string tree_id(std::vector<Leaf> leaves);

}  // namespace ljfl::history
