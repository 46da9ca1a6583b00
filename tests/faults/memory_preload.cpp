/// Loaded before the C library: lets a program run out of memory.
///     FAULT_AT=7      at the seventh allocation since main began (0: never)
///     FAULT_HOW=1     for that one alone; 2: from there on
///     FAULT_LOG=FILE  how many there were
/// `new` asks malloc, so both are failed here.
#include <dlfcn.h>
#include <signal.h>

#include <atomic>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <cstdlib>

extern "C" void* __libc_malloc(std::size_t size);
extern "C" void* __libc_calloc(std::size_t count, std::size_t size);
extern "C" void* __libc_realloc(void* old, std::size_t size);
extern "C" void* __libc_memalign(std::size_t alignment, std::size_t size);

namespace {

std::atomic<bool> begun = false;
std::atomic<long> count = 0;
long fault_at = 0;
bool from_there_on = false;

long number_in(const char* name) {
  const char* const text = std::getenv(name);
  return text == nullptr ? 0 : std::strtol(text, nullptr, 10);
}

bool fails() {
  if (!begun) return false;
  const long now = ++count;
  if (fault_at == 0 || now < fault_at || (now > fault_at && !from_there_on)) return false;
  errno = ENOMEM;
  return true;
}

struct Report {
  ~Report() {
    begun = false;
    const char* const path = std::getenv("FAULT_LOG");
    if (path == nullptr) return;
    if (std::FILE* const file = std::fopen(path, "w")) {
      std::fprintf(file, "%ld\n", count.load());
      std::fclose(file);
    }
  }
} report;

}  // namespace

extern "C" void* malloc(std::size_t size) {
  return fails() ? nullptr : __libc_malloc(size);
}
extern "C" void* calloc(std::size_t number, std::size_t size) {
  return fails() ? nullptr : __libc_calloc(number, size);
}
extern "C" void* realloc(void* old, std::size_t size) {
  return fails() ? nullptr : __libc_realloc(old, size);
}
extern "C" void* aligned_alloc(std::size_t alignment, std::size_t size) {
  return fails() ? nullptr : __libc_memalign(alignment, size);
}
extern "C" int posix_memalign(void** to, std::size_t alignment, std::size_t size) {
  if (fails()) return ENOMEM;
  *to = __libc_memalign(alignment, size);
  return *to == nullptr ? ENOMEM : 0;
}

/// The first that main does, and what lies before it is the loader's and the libraries'.
extern "C" sighandler_t signal(int number, sighandler_t handler) {
  if (!begun) {
    fault_at = number_in("FAULT_AT");
    from_there_on = number_in("FAULT_HOW") == 2;
    begun = true;
  }
  static const auto next = reinterpret_cast<sighandler_t (*)(int, sighandler_t)>(::dlsym(RTLD_NEXT, "signal"));
  return next(number, handler);
}
