/// Many like pieces of work side by side, with results that no number of threads can change.
#pragma once

#include <cstddef>
#include <functional>

namespace ljfl::work {

/// Calls `task(i)` once for each i below `count`, by up to `workers` threads, and returns when all are done. The calls
/// come in no order, so each keeps to its own place: what `i` gives belongs into the i-th place of a list. What a task
/// throws is thrown again here, of several the one with the least i; the tasks that had not begun are left out then.
void each(std::size_t count, unsigned workers, const std::function<void(std::size_t i)>& task);

}  // namespace ljfl::work
