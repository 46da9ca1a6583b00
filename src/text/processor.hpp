/// What the processor at hand can do beyond what every one of its kind can.
#pragma once

namespace ljfl::text {

/// It works on 32 bytes at once (AVX2), and the system lets it. Asked once by those who have a way for it; what they
/// answer is the same either way.
[[nodiscard]] bool has_avx2();

}  // namespace ljfl::text
