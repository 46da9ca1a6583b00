/// What was read from the disk before, for a program that reads the same folder again and again: a file that the system
/// says is still the same is not opened.
#pragma once

#include <sys/stat.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <unordered_map>

namespace ljfl::cli {

/// A file that was changed less than this before it was read could be changed once more without its times telling: it
/// is read again. Longer than any file system's clock takes from one tick to the next.
inline constexpr std::chrono::nanoseconds one_moment = std::chrono::seconds{2};

class DiskMemory {
 public:
  explicit DiskMemory(std::chrono::nanoseconds moment = one_moment) : moment_(moment.count()) {}
  /// A new reading of the folder begins; what it does not meet is forgotten by the next.
  void begin();
  /// The bytes of the file at `path`, if it is the one that was kept: the same file by the system's numbers, of the
  /// same size and times. False: it must be read.
  [[nodiscard]] bool recall(const std::string& path, const struct stat& about, std::string& bytes);
  /// `about`: as the file was before it was read.
  void keep(const std::string& path, const struct stat& about, const std::string& bytes);

 private:
  struct Kept {
    struct stat about = {};
    std::string bytes = {};
  };
  std::unordered_map<std::string, Kept> before_ = {};
  std::unordered_map<std::string, Kept> now_ = {};
  std::int64_t moment_;  ///< nanoseconds, as is
  std::int64_t begun_ = 0;
};

}  // namespace ljfl::cli
