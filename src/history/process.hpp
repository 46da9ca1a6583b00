/// One program, run to its end: an argv and no shell, an environment that is written down, and limits. Private to
/// `history`.
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ljfl::history {

struct Bounds {
  std::chrono::seconds time{120};
  std::size_t output = std::size_t{1} << 30U;  ///< bytes on its stdout; its stderr is cut short at a few KiB
};

enum class Ending : std::uint8_t {
  exited,       ///< by itself: `code` says how
  killed,       ///< by a signal
  not_started,  ///< there is no such program, or the system has no room for it
  too_slow,     ///< stopped by us, as was asked
  too_much,
};

struct Ended {
  Ending ending = Ending::not_started;
  int code = 0;
  std::string out = {};
  std::string err = {};
  [[nodiscard]] bool good() const { return ending == Ending::exited && code == 0; }
};

/// Runs `arguments[0]`, a path, with `input` on its stdin. `environment` is all it sees.
[[nodiscard]] Ended run_program(std::span<const std::string> arguments, std::span<const std::string> environment,
                                std::string_view input, const Bounds& bounds);

/// The program of that name in the folders of `path` (as PATH has them). Folders that are not absolute are passed over:
/// the folder one stands in is somebody else's. "" when there is none.
[[nodiscard]] std::string find_program(std::string_view name, std::string_view path);

}  // namespace ljfl::history
