/// How memory is asked of the system. Only about speed: nothing else changes where a system knows none of it.
#pragma once

#include <cstddef>

namespace ljfl::cli {

/// For a program that runs once and ends: memory is taken in larger steps, and what was freed is kept for the next.
void take_memory_in_steps();

/// About so many bytes will be needed, soon and till the end. They are asked for at once and in large pages: a province
/// touches 70,000 small ones, and the system's work for these takes a third of the whole time.
void expect_memory(std::size_t bytes);

}  // namespace ljfl::cli
