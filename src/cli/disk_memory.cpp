#include "cli/disk_memory.hpp"

#include <ctime>

namespace ljfl::cli {
namespace {

std::int64_t nanoseconds(const timespec& moment) {
  return std::int64_t{moment.tv_sec} * 1'000'000'000 + moment.tv_nsec;
}

}  // namespace

void DiskMemory::begin() {
  before_ = std::move(now_);
  now_.clear();
  timespec clock{};
  ::clock_gettime(CLOCK_REALTIME, &clock);
  begun_ = nanoseconds(clock);
}

bool DiskMemory::recall(const std::string& path, const struct stat& about, std::string& bytes) {
  const auto found = before_.find(path);
  if (found == before_.end() || !S_ISREG(about.st_mode)) return false;
  const struct stat& kept = found->second.about;
  const bool same = kept.st_dev == about.st_dev && kept.st_ino == about.st_ino && kept.st_size == about.st_size &&
                    kept.st_mode == about.st_mode && nanoseconds(kept.st_mtim) == nanoseconds(about.st_mtim) &&
                    nanoseconds(kept.st_ctim) == nanoseconds(about.st_ctim);
  if (!same) return false;
  bytes = found->second.bytes;
  now_[path] = std::move(found->second);
  return true;
}

void DiskMemory::keep(const std::string& path, const struct stat& about, const std::string& bytes) {
  if (!S_ISREG(about.st_mode) || nanoseconds(about.st_ctim) + moment_ > begun_) return;
  now_[path] = {.about = about, .bytes = bytes};
}

}  // namespace ljfl::cli
