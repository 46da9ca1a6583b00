/// Loaded before the C library: fails one call of a program, or sends it a signal there.
///     FAULT_AT=7      the seventh call that is watched (0: none)
///     FAULT_HOW=5     the errno to fail with; below 0, the signal to send before the call
///     FAULT_LOG=FILE  how many calls there were
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>

namespace {

long calls = 0;
long fault_at = -1;
long fault_how = 0;

long number_in(const char* name) {
  const char* const text = std::getenv(name);
  return text == nullptr ? 0 : std::strtol(text, nullptr, 10);
}

/// True where this call is to fail; errno says how.
bool fails() {
  if (fault_at < 0) {
    fault_at = number_in("FAULT_AT");
    fault_how = number_in("FAULT_HOW");
  }
  if (++calls != fault_at) return false;
  if (fault_how < 0) {
    ::raise(static_cast<int>(-fault_how));
    return false;
  }
  errno = static_cast<int>(fault_how);
  return true;
}

template <typename Function>
Function real(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

struct Report {
  ~Report() {
    const char* const path = std::getenv("FAULT_LOG");
    if (path == nullptr) return;
    if (std::FILE* const file = std::fopen(path, "w")) {
      std::fprintf(file, "%ld\n", calls);
      std::fclose(file);
    }
  }
} report;

}  // namespace

#define WATCHED(result, name, parameters, arguments)            \
  extern "C" result name parameters {                           \
    if (fails()) return -1;                                     \
    static const auto next = real<result(*) parameters>(#name); \
    return next arguments;                                      \
  }

WATCHED(ssize_t, read, (int file, void* to, size_t size), (file, to, size))
WATCHED(ssize_t, write, (int file, const void* from, size_t size), (file, from, size))
WATCHED(int, close, (int file), (file))
WATCHED(int, fsync, (int file), (file))
WATCHED(int, flock, (int file, int how), (file, how))
WATCHED(int, fchmod, (int file, mode_t mode), (file, mode))
WATCHED(int, fchown, (int file, uid_t user, gid_t group), (file, user, group))
WATCHED(int, fstat, (int file, struct stat* to), (file, to))
WATCHED(int, fstatat, (int folder, const char* path, struct stat* to, int how), (folder, path, to, how))
WATCHED(int, stat, (const char* path, struct stat* to), (path, to))
WATCHED(int, lstat, (const char* path, struct stat* to), (path, to))
WATCHED(int, mkdirat, (int folder, const char* path, mode_t mode), (folder, path, mode))
WATCHED(int, unlinkat, (int folder, const char* path, int how), (folder, path, how))
WATCHED(int, renameat, (int a, const char* from, int b, const char* to), (a, from, b, to))
WATCHED(int, renameat2, (int a, const char* from, int b, const char* to, unsigned how), (a, from, b, to, how))

extern "C" int open(const char* path, int how, ...) {
  if (fails()) return -1;
  va_list rest;
  va_start(rest, how);
  const auto mode = static_cast<mode_t>(va_arg(rest, int));
  va_end(rest);
  static const auto next = real<int (*)(const char*, int, ...)>("open");
  return next(path, how, mode);
}

extern "C" int openat(int folder, const char* path, int how, ...) {
  if (fails()) return -1;
  va_list rest;
  va_start(rest, how);
  const auto mode = static_cast<mode_t>(va_arg(rest, int));
  va_end(rest);
  static const auto next = real<int (*)(int, const char*, int, ...)>("openat");
  return next(folder, path, how, mode);
}

extern "C" long syscall(long number, ...) {
  // To wait and to wake does not fail; a thread that was not woken would wait for ever.
  if (number != SYS_futex && fails()) return -1;
  va_list rest;
  va_start(rest, number);
  const long a = va_arg(rest, long);
  const long b = va_arg(rest, long);
  const long c = va_arg(rest, long);
  const long d = va_arg(rest, long);
  va_end(rest);
  static const auto next = real<long (*)(long, ...)>("syscall");
  return next(number, a, b, c, d);
}
