#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "edit/files.hpp"

namespace ljfl::edit {

Lock Lock::take(const std::string& root, std::string& fault, bool wait, bool& busy) {
  Lock out;
  busy = false;
  do {
    out.folder_ = Descriptor(::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  } while (!out.folder_.good() && errno == EINTR);
  if (!out.folder_.good()) {
    fault = std::string{"open "}.append(root).append(": ").append(std::strerror(errno));
    return out;
  }
  int answer = -1;
  do {
    answer = ::flock(out.folder_.get(), LOCK_EX | (wait ? 0 : LOCK_NB));
  } while (answer != 0 && errno == EINTR);
  out.held_ = answer == 0;
  if (out.held_) return out;
  busy = !wait && errno == EWOULDBLOCK;
  // Some network folders have no locks to give; refusing would shut out whoever works there.
  const bool no_locks = errno == EBADF || errno == EOPNOTSUPP || errno == ENOLCK || errno == ENOSYS;
  if (no_locks) return out;
  if (!busy) fault = std::string{"lock "}.append(root).append(": ").append(std::strerror(errno));
  out.folder_ = Descriptor();
  return out;
}

Lock Lock::take(const std::string& root, std::string& fault) {
  bool busy = false;
  return take(root, fault, true, busy);
}

Lock Lock::try_take(const std::string& root, std::string& fault, bool& busy) {
  return take(root, fault, false, busy);
}

}  // namespace ljfl::edit
