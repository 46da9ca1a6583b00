#include "work/each.hpp"

#include <pthread.h>
#include <sched.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <optional>
#include <vector>

namespace ljfl::work {
namespace {

/// Where a thread may run. Linux lets a new one begin on the processor that makes it, though another is idle, and there
/// it waits until the maker's time is up: 4 ms, as long as all the work on a district takes. So it is told to begin on
/// another, and may go where it likes from then on.
class Processors {
 public:
  static std::optional<Processors> other_than_here() {
#ifdef __GLIBC__
    Processors out;
    const int here = ::sched_getcpu();
    if (here < 0 || ::sched_getaffinity(0, sizeof out.all_, &out.all_) != 0) return std::nullopt;
    out.others_ = out.all_;
    CPU_CLR(static_cast<std::size_t>(here), &out.others_);
    if (CPU_COUNT(&out.others_) > 0) return out;
#endif
    return std::nullopt;
  }

#ifdef __GLIBC__
  /// Of a thread that is to begin.
  void begin_elsewhere(pthread_attr_t& thread) const {
    ::pthread_attr_setaffinity_np(&thread, sizeof others_, &others_);
  }
  /// By the thread itself, when it has begun.
  void go_anywhere() const { ::sched_setaffinity(0, sizeof all_, &all_); }

 private:
  cpu_set_t all_ = {};
  cpu_set_t others_ = {};
#else
  void begin_elsewhere(pthread_attr_t& /*thread*/) const {}
  void go_anywhere() const {}
#endif
};

/// Threads that do the same work beside this one. Where the system gives fewer than asked for, or none, those it gives.
class Helpers {
 public:
  Helpers(unsigned count, const std::function<void()>& work) : work_(work), processors_(Processors::other_than_here()) {
    threads_.reserve(count);
    pthread_attr_t attributes{};
    if (::pthread_attr_init(&attributes) != 0) return;
    if (processors_) processors_->begin_elsewhere(attributes);
    pthread_t thread{};
    while (threads_.size() < count && ::pthread_create(&thread, &attributes, run, this) == 0)
      threads_.push_back(thread);
    ::pthread_attr_destroy(&attributes);
  }
  Helpers(const Helpers&) = delete;
  Helpers& operator=(const Helpers&) = delete;
  ~Helpers() {
    for (const pthread_t thread : threads_) ::pthread_join(thread, nullptr);
  }

 private:
  static void* run(void* self) {
    const auto& helpers = *static_cast<const Helpers*>(self);
    if (helpers.processors_) helpers.processors_->go_anywhere();
    helpers.work_();
    return nullptr;
  }

  const std::function<void()>& work_;
  std::optional<Processors> processors_;
  std::vector<pthread_t> threads_ = {};
};

}  // namespace

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
  {
    const Helpers helpers(workers - 1, work);
    work();
  }  // joined here
  if (thrown) std::rethrow_exception(thrown);
}

}  // namespace ljfl::work
