/// Threads that help one thread with its work, and stay at hand for a moment between one piece of it and the next.
#pragma once

#include <functional>
#include <memory>
#include <vector>

namespace ljfl::work {

/// The helpers of the thread that owns them. A helper that has done its part waits awake for a moment, two or three
/// times as long as it takes to make another thread; if nothing comes in that time, it ends. So the steps of one
/// command, which follow upon each other within microseconds, cost one thread between them and not one each, while a
/// program that does nothing has none.
class Helpers {
 public:
  Helpers() = default;
  Helpers(const Helpers&) = delete;
  Helpers& operator=(const Helpers&) = delete;
  Helpers(Helpers&&) = delete;
  Helpers& operator=(Helpers&&) = delete;
  ~Helpers();

  /// Of the calling thread.
  static Helpers& mine();

  /// Calls `work` by this thread and up to `count` helpers, once each, and returns when all of them are done. Where the
  /// system gives fewer threads, or none, those it gives. `work` throws nothing.
  void work_together(unsigned count, const std::function<void()>& work);

 private:
  struct Helper;

  std::vector<std::shared_ptr<Helper>> all_ = {};
};

}  // namespace ljfl::work
