#include "cli/memory.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <utility>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace ljfl::cli {

#ifdef __GLIBC__
namespace {
constexpr int step = 1 << 20;
constexpr std::size_t large_page = std::size_t{2} << 20U;
constexpr std::size_t most = std::size_t{1} << 30U;
/// What one of glibc's heaps holds at most, but for the first thread's; each begins at a multiple of it.
constexpr std::size_t most_of_heap = std::size_t{64} << 20U;

/// What there is to know of all heaps.
struct Heaps {
  /// What each of several threads will need of a heap of its own, and how many others have not asked for it yet. More
  /// than those that were told of wait for a slow disk: a large page for each of them would be lost.
  std::atomic<std::size_t> share = 0;
  std::atomic<int> to_come = 0;
  /// What nobody is to touch, one for each thread; a leak checker finds it here.
  std::array<std::atomic<void*>, 256> passed_over = {};
  std::atomic<std::size_t> passes = 0;
};

Heaps& heaps() {
  static constinit Heaps out;
  return out;
}

bool& has_asked() {
  thread_local bool out = false;
  return out;
}

std::uintptr_t large_page_after(std::uintptr_t place) {
  return (place + large_page - 1) / large_page * large_page;
}

/// Large pages for what lies from `first` to `end`, where `next` is the next that the heap would give. What is left
/// before them is passed over: nobody touches it, so it costs nothing.
void put_in_large_pages(std::uintptr_t next, std::uintptr_t first, std::uintptr_t end) {
  if (first >= end) return;
  // NOLINTNEXTLINE(performance-no-int-to-ptr): where a heap lies is reckoned with as numbers
  ::madvise(reinterpret_cast<void*>(first), end - first, MADV_HUGEPAGE);
  Heaps& all = heaps();
  if (next < first) all.passed_over[all.passes++ % all.passed_over.size()] = std::malloc(first - next);
}
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
  // One heap for all threads where those of the others would not hold it. Of a smaller register that saves less than it
  // costs that the threads meet there.
  if (workers > 1 && bytes >= most_of_heap) ::mallopt(M_ARENA_MAX, 1);
  if (workers > 1 && bytes < most_of_heap) {
    heaps().share = large_page_after(bytes / workers);
    heaps().to_come = static_cast<int>(workers) - 1;
  }
  has_asked() = true;
  ::mallopt(M_TOP_PAD, static_cast<int>(std::min(bytes, most)));
  const auto begin = reinterpret_cast<std::uintptr_t>(::sbrk(0));
  // One byte more than is left of the last step, so that the heap must grow; and before what is added has its large
  // pages, nothing is written there. Without `volatile` the compiler leaves out both calls.
  void* volatile probe = std::malloc(::mallinfo2().keepcost + 1);
  const auto next = reinterpret_cast<std::uintptr_t>(probe);
  std::free(probe);
  ::mallopt(M_TOP_PAD, step);
  put_in_large_pages(next, large_page_after(begin), reinterpret_cast<std::uintptr_t>(::sbrk(0)));
}

void expect_memory_here() {
  if (std::exchange(has_asked(), true) || heaps().to_come-- <= 0) return;
  const std::size_t share = heaps().share;
  // Its heap is made now, and so large from the beginning: a large page does not come in the place of small ones. The
  // first bytes are in use already, so the first large page is the one after.
  ::mallopt(M_TOP_PAD, static_cast<int>(large_page + share));
  void* volatile probe = std::malloc(1);
  ::mallopt(M_TOP_PAD, step);
  const auto next = reinterpret_cast<std::uintptr_t>(probe);
  std::free(probe);
  if (next < reinterpret_cast<std::uintptr_t>(::sbrk(0))) return;  // the first thread's
  const std::uintptr_t begin = next / most_of_heap * most_of_heap;
  if (next - begin < large_page) put_in_large_pages(next, begin + large_page, begin + large_page + share);
}
#else
void take_memory_in_steps() {}
void expect_memory(std::size_t /*bytes*/, unsigned /*workers*/) {}
void expect_memory_here() {}
#endif

}  // namespace ljfl::cli
