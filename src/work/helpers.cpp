#include "work/helpers.hpp"

#include <pthread.h>
#include <sched.h>

#include <atomic>
#include <chrono>
#include <new>
#include <optional>
#include <utility>

namespace ljfl::work {
namespace {

/// How long one waits awake before one gives up the processor. To make a thread, until it works, takes 60 to 100 µs,
/// and what lies between two steps of a district's check less than 200.
constexpr std::chrono::microseconds moment{200};

/// What a processor is told that waits: the other half of its core has more of it, and it hears sooner of the end.
void rest() {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ __volatile__("yield");
#endif
}

/// Whether `so` comes true within a moment. Whoever else wants the processor gets it: perhaps it is the one waited for.
template <typename Condition>
bool soon(const Condition& so) {
  constexpr int between = 32;  // rests from one look at the clock to the next
  const auto end = std::chrono::steady_clock::now() + moment;
  do {
    for (int i = 0; i < between; ++i) {
      if (so()) return true;
      rest();
    }
    ::sched_yield();
  } while (std::chrono::steady_clock::now() < end);
  return so();
}

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

/// What a helper is told: to do this, or to go.
struct Order {
  const std::function<void()>* work = nullptr;
};
constexpr Order go = {};

}  // namespace

/// Owned by its thread and by the one it helps: either may go first.
struct Helpers::Helper {
  /// What it was told; nothing while it waits. It goes by telling itself to.
  std::atomic<const Order*> order = nullptr;
  std::optional<Processors> processors = {};

  /// False: it does not wait, since it is busy or has gone.
  bool tell(const Order& what) {
    const Order* waiting = nullptr;
    return order.compare_exchange_strong(waiting, &what, std::memory_order_acq_rel);
  }

  [[nodiscard]] bool is_gone() const { return order.load(std::memory_order_relaxed) == &go; }

  /// Returns when it has done what it was told; it may have gone since.
  void wait_until_done(const Order& what) const {
    while (!soon([&] { return order.load(std::memory_order_acquire) != &what; })) order.wait(&what);
  }

  /// All that its thread does.
  void live() {
    if (processors) processors->go_anywhere();
    do {
      const Order& what = *order.load(std::memory_order_acquire);
      if (what.work == nullptr) return;
      (*what.work)();
      order.store(nullptr, std::memory_order_release);
      order.notify_one();
    } while (soon([this] { return order.load(std::memory_order_relaxed) != nullptr; }) || !tell(go));
  }

  static void* run(void* self) {
    const std::unique_ptr<std::shared_ptr<Helper>> helper(static_cast<std::shared_ptr<Helper>*>(self));
    (*helper)->live();
    return nullptr;
  }

  /// One that begins with `what`; none where the system gives no thread.
  static std::shared_ptr<Helper> make(const Order& what, const std::optional<Processors>& processors) {
    auto helper = std::make_shared<Helper>();
    helper->order = &what;
    helper->processors = processors;
    auto its_own = std::make_unique<std::shared_ptr<Helper>>(helper);
    pthread_attr_t attributes{};
    if (::pthread_attr_init(&attributes) != 0) return nullptr;
    ::pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    if (processors) processors->begin_elsewhere(attributes);
    pthread_t thread{};
    const bool made = ::pthread_create(&thread, &attributes, run, its_own.get()) == 0;
    ::pthread_attr_destroy(&attributes);
    if (!made) return nullptr;
    static_cast<void>(its_own.release());
    return helper;
  }
};

Helpers::~Helpers() {
  for (const auto& helper : all_) helper->tell(go);
}

Helpers& Helpers::mine() {
  thread_local Helpers out;
  return out;
}

void Helpers::work_together(unsigned count, const std::function<void()>& work) {
  const Order order{.work = &work};
  std::vector<std::shared_ptr<Helper>> told;
  try {
    told.reserve(count);
    std::erase_if(all_, [](const auto& helper) { return helper->is_gone(); });
    all_.reserve(all_.size() + count);
    for (const auto& helper : all_) {
      if (told.size() < count && helper->tell(order)) told.push_back(helper);
    }
    const auto processors = told.size() < count ? Processors::other_than_here() : std::nullopt;
    while (told.size() < count) {
      auto helper = Helper::make(order, processors);
      if (helper == nullptr) break;
      told.push_back(helper);
      all_.push_back(std::move(helper));
    }
  } catch (const std::bad_alloc&) {  // no more of them, then: those that were told are at work already
  }
  work();
  for (const auto& helper : told) helper->wait_until_done(order);
}

}  // namespace ljfl::work
