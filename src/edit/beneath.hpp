/// Opening files below a folder, never through a link and never out of it.
#pragma once

#include <string>
#include <utility>

namespace ljfl::edit {

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor();
  [[nodiscard]] int get() const { return number_; }
  [[nodiscard]] bool good() const { return number_ >= 0; }
  /// The descriptor, which is no longer closed here.
  [[nodiscard]] int release() { return std::exchange(number_, -1); }
  /// Closes it; -1 where that tells of a write that failed (errno says why).
  [[nodiscard]] int close();

 private:
  int number_;
};

/// `path` below `folder`, with open's `flags`. Not good: errno says why; a link on the way is ELOOP, a way out EXDEV.
[[nodiscard]] Descriptor open_beneath(int folder, const std::string& path, int flags);
/// The same where the kernel is older than openat2 (Linux 5.6), or a container forbids it: one folder after the other.
[[nodiscard]] Descriptor open_beneath_by_steps(int folder, const std::string& path, int flags);

}  // namespace ljfl::edit
