/// How memory is asked of the system. Only about speed: nothing else changes where a system knows none of it.
#pragma once

#include <cstddef>

namespace ljfl::cli {

/// For a program that runs once and ends: memory is taken in larger steps, and what was freed is kept for the next.
void take_memory_in_steps();

/// About so many bytes will be needed, soon and till the end, by `workers` threads. They are asked for at once and,
/// where that is worth it, in large pages: a district touches 2,500 small ones and a province 70,000, and the system's
/// work for these takes a third of the whole time. Who asks first is heard; those who read one district after the other
/// use the same memory again.
void expect_memory(std::size_t bytes, unsigned workers);

/// The same for the thread that asks, of its share: each asks before the first it does. More threads than the `workers`
/// get none, and who asks again gets no more.
void expect_memory_here();

}  // namespace ljfl::cli
