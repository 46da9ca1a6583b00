#include "edit/beneath.hpp"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>

namespace ljfl::edit {

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

int Descriptor::close() {
  return ::close(std::exchange(number_, -1));
}

Descriptor open_beneath(int folder, const std::string& path, int flags) {
  // Comparing paths as text is fooled by links; the kernel is not.
  open_how how{};
  how.flags = static_cast<decltype(how.flags)>(flags | O_CLOEXEC);
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS;
  constexpr int most_tries = 100;
  for (int tries = 1;;) {
    const long number = ::syscall(SYS_openat2, folder, path.c_str(), &how, sizeof how);
    if (number >= 0) return Descriptor(static_cast<int>(number));
    // Containers of before openat2 forbid what they do not know. What is truly forbidden is so by steps, too.
    if (errno == ENOSYS || errno == EPERM) return open_beneath_by_steps(folder, path, flags);
    // A folder was renamed meanwhile, and the kernel cannot tell whether the way still leads below.
    const bool once_more = errno == EINTR || (errno == EAGAIN && tries++ < most_tries);
    if (!once_more) return Descriptor();
  }
}

Descriptor open_beneath_by_steps(int folder, const std::string& path, int flags) {
  Descriptor here(::fcntl(folder, F_DUPFD_CLOEXEC, 0));
  if (path.empty() || path.front() == '/') {
    errno = path.empty() ? ENOENT : EXDEV;
    return Descriptor();
  }
  for (std::size_t begin = 0; here.good();) {
    const std::size_t slash = path.find('/', begin);
    const bool last = slash == std::string::npos;
    const std::string name = path.substr(begin, last ? std::string::npos : slash - begin);
    if (name == "..") {
      errno = EXDEV;
      return Descriptor();
    }
    const int how = (last ? flags : O_RDONLY | O_DIRECTORY) | O_NOFOLLOW | O_CLOEXEC;
    Descriptor next;
    do {
      next = Descriptor(::openat(here.get(), name.empty() ? "." : name.c_str(), how));
    } while (!next.good() && errno == EINTR);
    // A link where a folder was wanted is told as a link.
    if (!next.good() && errno == ENOTDIR) {
      char target[1];
      if (::readlinkat(here.get(), name.c_str(), target, sizeof target) >= 0) {
        errno = ELOOP;
      } else {
        errno = ENOTDIR;
      }
    }
    if (last || !next.good()) return next;
    here = std::move(next);
    begin = slash + 1;
  }
  return here;
}

}  // namespace ljfl::edit
