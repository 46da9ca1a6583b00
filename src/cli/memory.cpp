#include "cli/memory.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace ljfl::cli {

#ifdef __GLIBC__
namespace {
constexpr int step = 1 << 20;
constexpr std::size_t large_page = std::size_t{2} << 20U;
constexpr std::size_t most = std::size_t{1} << 30U;
constexpr std::size_t large_enough_for_one_heap = std::size_t{64} << 20U;
}  // namespace

void take_memory_in_steps() {
  ::mallopt(M_MMAP_THRESHOLD, 4 * step);
  ::mallopt(M_TOP_PAD, step);
  ::mallopt(M_TRIM_THRESHOLD, static_cast<int>(most));
}

void expect_memory(std::size_t bytes, unsigned workers) {
  static std::atomic_flag asked;
  if (bytes < 2 * large_page) return;  // the first would hardly be whole
  if (asked.test_and_set()) return;
  // One heap for all threads: the others' heaps could not be told of large pages. Of a smaller register these save less
  // than it costs that the threads meet there.
  if (workers > 1 && bytes >= large_enough_for_one_heap) ::mallopt(M_ARENA_MAX, 1);
  ::mallopt(M_TOP_PAD, static_cast<int>(std::min(bytes, most)));
  const auto begin = reinterpret_cast<std::uintptr_t>(::sbrk(0));
  // One byte more than is left of the last step, so that the heap must grow; and before what is added has its large
  // pages, nothing is written there. Without `volatile` the compiler leaves out both calls.
  void* volatile probe = std::malloc(::mallinfo2().keepcost + 1);
  const auto next = reinterpret_cast<std::uintptr_t>(probe);
  std::free(probe);
  const auto end = reinterpret_cast<std::uintptr_t>(::sbrk(0));
  ::mallopt(M_TOP_PAD, step);
  const std::uintptr_t first = (begin + large_page - 1) / large_page * large_page;
  if (first >= end) return;
  // NOLINTNEXTLINE(performance-no-int-to-ptr): sbrk's answers are reckoned with as numbers
  ::madvise(reinterpret_cast<void*>(first), end - first, MADV_HUGEPAGE);
  // What is left before the first large page is passed over: nobody touches it, so it costs nothing.
  if (next < first) probe = std::malloc(first - next);
}
#else
void take_memory_in_steps() {}
void expect_memory(std::size_t /*bytes*/, unsigned /*workers*/) {}
#endif

}  // namespace ljfl::cli
