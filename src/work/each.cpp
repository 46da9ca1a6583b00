#include "work/each.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>

#include "work/helpers.hpp"

namespace ljfl::work {

void each(std::size_t count, unsigned workers, const std::function<void(std::size_t)>& task) {
  workers = static_cast<unsigned>(std::min<std::size_t>(workers, count));
  if (workers <= 1) {
    for (std::size_t i = 0; i < count; ++i) task(i);
    return;
  }
  std::atomic<std::size_t> next{0};
  std::mutex lock;
  std::exception_ptr thrown;
  std::size_t thrown_by = count;
  const std::function<void()> work = [&] {
    for (;;) {
      const std::size_t i = next.fetch_add(1, std::memory_order_relaxed);
      if (i >= count) return;
      try {
        task(i);
      } catch (...) {
        next.store(count, std::memory_order_relaxed);
        const std::lock_guard<std::mutex> guard(lock);
        if (i < thrown_by) {
          thrown = std::current_exception();
          thrown_by = i;
        }
      }
    }
  };
  Helpers::mine().work_together(workers - 1, work);
  if (thrown) std::rethrow_exception(thrown);
}

}  // namespace ljfl::work
