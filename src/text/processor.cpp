#include "text/processor.hpp"

#if defined(__x86_64__) && __has_include(<sys/platform/x86.h>)
#include <sys/platform/x86.h>
#endif

namespace ljfl::text {

// The C library has asked the processor when the program began, and remembers: to ask again costs a virtual machine
// some microseconds, at each start. The compiler's own way would do so.
bool has_avx2() {
#if defined(__x86_64__) && __has_include(<sys/platform/x86.h>)
  return CPU_FEATURE_ACTIVE(AVX2);
#else
  return false;
#endif
}

}  // namespace ljfl::text
