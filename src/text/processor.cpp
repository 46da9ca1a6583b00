#include "text/processor.hpp"

// The C library has asked the processor when the program began, and remembers: to ask again, as the compiler's own way
// does at each start, takes a virtual machine some microseconds. Clang does not read that header as C++.
#if defined(__x86_64__) && !defined(__clang__) && __has_include(<sys/platform/x86.h>)
#include <sys/platform/x86.h>
#define LJFL_PROCESSOR_IS_KNOWN  // NOLINT(cppcoreguidelines-macro-usage): said to what stands below
#endif

namespace ljfl::text {

bool has_avx2() {
#if defined(LJFL_PROCESSOR_IS_KNOWN)
  return CPU_FEATURE_ACTIVE(AVX2);
#elif defined(__x86_64__)
  return __builtin_cpu_supports("avx2") != 0;
#else
  return false;
#endif
}

}  // namespace ljfl::text
