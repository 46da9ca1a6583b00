/// Programs, one or several at a time: an argv and no shell, an environment that is written down, and limits. Private
/// to `history`.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
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

/// A program while it runs. One that is still running when this goes out of scope is stopped.
class Running {
 public:
  /// Starts `arguments[0]`, a path. `environment` is all it sees. The time of `bounds` begins now.
  Running(std::span<const std::string> arguments, std::span<const std::string> environment, const Bounds& bounds);
  Running(Running&& other) noexcept;
  Running& operator=(Running&& other) = delete;
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  ~Running();

  /// Puts `text` behind what is to go to its stdin.
  void tell(std::string_view text);
  /// After that, nothing more goes to its stdin.
  void tell_no_more();
  /// What it said on its stdout, and nobody has taken off yet.
  [[nodiscard]] std::string& heard();
  /// It will say nothing more: it closed its outputs, was stopped, or never started.
  [[nodiscard]] bool silent() const;
  /// Waits until it is silent, and for its end. `out` is what nobody has taken off.
  [[nodiscard]] Ended end();

 private:
  friend void attend(std::span<Running* const> programs, bool wait);
  struct State;
  std::unique_ptr<State> state_;
};

/// Takes in what the programs have said, and gives them what they can take, so that no two of them, nor they and we,
/// wait for each other for ever. `wait`: until there is any of it. Those that went beyond their bounds are stopped.
void attend(std::span<Running* const> programs, bool wait);

/// Runs one program to its end, with `input` on its stdin.
[[nodiscard]] Ended run_program(std::span<const std::string> arguments, std::span<const std::string> environment,
                                std::string_view input, const Bounds& bounds);

/// The program of that name in the folders of `path` (as PATH has them). Folders that are not absolute are passed over:
/// the folder one stands in is somebody else's. "" when there is none.
[[nodiscard]] std::string find_program(std::string_view name, std::string_view path);

}  // namespace ljfl::history
