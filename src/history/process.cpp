#include "history/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <utility>

namespace ljfl::history {
namespace {

constexpr std::size_t most_complaint = 16U << 10U;
constexpr std::size_t one_read = 64U << 10U;

/// One end of a pipe.
class End {
 public:
  End() = default;
  End(const End&) = delete;
  End& operator=(const End&) = delete;
  ~End() { close(); }
  void close() {
    if (number >= 0) ::close(number);
    number = -1;
  }
  int number = -1;
};

struct Pipe {
  End read = {};
  End write = {};
  [[nodiscard]] bool open() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    read.number = ends[0];
    write.number = ends[1];
    return true;
  }
};

void never_wait(const End& end) {
  constexpr int roomy = 1 << 20;  // fewer turns between the two; where it is not to be had, the usual room does
  ::fcntl(end.number, F_SETFL, O_NONBLOCK);
  ::fcntl(end.number, F_SETPIPE_SZ, roomy);
}

std::vector<char*> pointers(std::span<const std::string> words) {
  std::vector<char*> out;
  out.reserve(words.size() + 1);
  for (const std::string& word : words) out.push_back(const_cast<char*>(word.c_str()));
  out.push_back(nullptr);
  return out;
}

/// The child's own process group, so that whatever it starts ends with it; and signals as they were meant to be.
pid_t spawn(std::span<const std::string> arguments, std::span<const std::string> environment, const Pipe& in,
            const Pipe& out, const Pipe& err) {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  ::posix_spawn_file_actions_init(&files);
  ::posix_spawnattr_init(&attributes);
  ::posix_spawn_file_actions_adddup2(&files, in.read.number, STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&files, out.write.number, STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&files, err.write.number, STDERR_FILENO);
  sigset_t signals;
  ::sigemptyset(&signals);
  ::posix_spawnattr_setsigmask(&attributes, &signals);
  ::sigaddset(&signals, SIGPIPE);
  ::sigaddset(&signals, SIGXFSZ);
  ::posix_spawnattr_setsigdefault(&attributes, &signals);
  ::posix_spawnattr_setpgroup(&attributes, 0);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  pid_t child = -1;
  const int fault = ::posix_spawn(&child, arguments[0].c_str(), &files, &attributes, pointers(arguments).data(),
                                  pointers(environment).data());
  ::posix_spawn_file_actions_destroy(&files);
  ::posix_spawnattr_destroy(&attributes);
  return fault == 0 ? child : -1;
}

/// What can be read now is put behind `into`; false at the end.
bool take(const End& end, std::string& into) {
  std::array<char, one_read> bytes;  // NOLINT: to be filled by read
  const ssize_t got = ::read(end.number, bytes.data(), bytes.size());
  if (got > 0) into.append(bytes.data(), static_cast<std::size_t>(got));
  return got > 0 || (got < 0 && (errno == EINTR || errno == EAGAIN));
}

/// While it lives, a reader that went away is told by EPIPE, and by no signal.
class NoPipeSignal {
 public:
  NoPipeSignal() {
    ::sigemptyset(&pipe_);
    ::sigaddset(&pipe_, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
  }
  NoPipeSignal(const NoPipeSignal&) = delete;
  NoPipeSignal& operator=(const NoPipeSignal&) = delete;
  ~NoPipeSignal() {
    const int kept = errno;
    const timespec at_once{};
    ::sigtimedwait(&pipe_, nullptr, &at_once);
    ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    errno = kept;
  }

 private:
  sigset_t pipe_ = {};
  sigset_t before_ = {};
};

/// What can be written now of `rest`; false when nobody reads any more.
bool give(const End& end, std::string_view& rest) {
  const NoPipeSignal quiet;
  const ssize_t put = ::write(end.number, rest.data(), rest.size());
  if (put < 0) return errno == EINTR || errno == EAGAIN;
  rest.remove_prefix(static_cast<std::size_t>(put));
  return true;
}

}  // namespace

struct Running::State {
  explicit State(const Bounds& given) : bounds(given), stop(std::chrono::steady_clock::now() + given.time) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { reap(); }

  void start(std::span<const std::string> arguments, std::span<const std::string> environment) {
    Pipe to;
    Pipe from;
    Pipe complaints;
    if (!to.open() || !from.open() || !complaints.open()) return;
    child = spawn(arguments, environment, to, from, complaints);
    if (child < 0) return;
    ended.ending = Ending::exited;
    std::swap(in.number, to.write.number);
    std::swap(out.number, from.read.number);
    std::swap(err.number, complaints.read.number);
    for (const End* const end : {&in, &out, &err}) never_wait(*end);
  }

  [[nodiscard]] bool silent() const { return out.number < 0 && err.number < 0; }

  [[nodiscard]] std::string_view untold() const { return std::string_view{input}.substr(told); }

  void give_what_it_takes() {
    std::string_view rest = untold();
    const bool listens = give(in, rest);
    told = input.size() - rest.size();
    if (!listens) in.close();
    if (!rest.empty()) return;
    input.clear();
    told = 0;
    if (no_more) in.close();
  }

  void hear_out() {
    const std::size_t before = ended.out.size();
    if (!take(out, ended.out)) out.close();
    heard += ended.out.size() - before;
    if (heard > bounds.output) stop_for(Ending::too_much);
  }

  void hear_err() {
    if (!take(err, ended.err)) err.close();
    if (ended.err.size() > most_complaint) ended.err.resize(most_complaint);
  }

  void stop_for(Ending why) {
    ended.ending = why;
    for (End* const end : {&in, &out, &err}) end->close();
  }

  /// One that has not ended by itself is stopped. Its status, as waitpid has it.
  int reap() {
    if (child < 0) return 0;
    if (!silent() || ended.ending != Ending::exited) ::kill(-child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    child = -1;
    return status;
  }

  Bounds bounds;
  std::chrono::steady_clock::time_point stop;
  pid_t child = -1;
  End in = {};
  End out = {};
  End err = {};
  std::string input = {};
  std::size_t told = 0;  // of input
  bool no_more = false;
  std::size_t heard = 0;  // bytes on its stdout, taken off or not
  Ended ended = {};
};

Running::Running(std::span<const std::string> arguments, std::span<const std::string> environment, const Bounds& bounds)
    : state_(std::make_unique<State>(bounds)) {
  state_->start(arguments, environment);
}
Running::Running(Running&& other) noexcept = default;
Running::~Running() = default;

void Running::tell(std::string_view text) {
  if (state_->in.number >= 0) state_->input.append(text);
}

void Running::tell_no_more() {
  state_->no_more = true;
  if (state_->untold().empty()) state_->in.close();
}

std::string& Running::heard() {
  return state_->ended.out;
}

bool Running::silent() const {
  return state_->silent();
}

Ended Running::end() {
  tell_no_more();
  Running* const self = this;
  while (!silent()) attend({&self, 1}, true);
  state_->in.close();
  const bool started = state_->child >= 0;
  const int status = state_->reap();
  Ended ended = std::move(state_->ended);
  if (!started || ended.ending != Ending::exited) return ended;
  if (!WIFEXITED(status)) {
    ended.ending = Ending::killed;
  } else {
    ended.code = WEXITSTATUS(status);
    // posix_spawn may tell so of a program that could not be loaded.
    if (ended.code == 127 && state_->heard == 0) ended.ending = Ending::not_started;
  }
  return ended;
}

void attend(std::span<Running* const> programs, bool wait) {
  constexpr std::size_t ends_each = 3;
  std::vector<pollfd> ends;
  ends.reserve(programs.size() * ends_each);
  const auto now = std::chrono::steady_clock::now();
  auto patience = std::chrono::milliseconds::max();
  for (const Running* const program : programs) {
    Running::State& state = *program->state_;
    if (!state.silent()) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(state.stop - now);
      if (left.count() <= 0) state.stop_for(Ending::too_slow);
      patience = std::min(patience, left);
    }
    // A number below zero is passed over.
    ends.push_back({.fd = state.untold().empty() ? -1 : state.in.number, .events = POLLOUT, .revents = 0});
    ends.push_back({.fd = state.out.number, .events = POLLIN, .revents = 0});
    ends.push_back({.fd = state.err.number, .events = POLLIN, .revents = 0});
  }
  if (std::ranges::all_of(programs, [](const Running* program) { return program->silent(); })) return;
  constexpr auto longest = std::chrono::milliseconds{1'000'000};
  const auto milliseconds = static_cast<int>(std::clamp(patience, std::chrono::milliseconds{0}, longest).count());
  const bool asked = ::poll(ends.data(), ends.size(), wait ? milliseconds : 0) >= 0;
  if (!asked && errno == EINTR) return;
  for (std::size_t i = 0; i < programs.size(); ++i) {
    Running::State& state = *programs[i]->state_;
    const pollfd* const end = &ends[i * ends_each];
    if (!asked) state.stop_for(Ending::killed);
    if (end[0].revents != 0 && state.in.number >= 0) state.give_what_it_takes();
    if (end[1].revents != 0 && state.out.number >= 0) state.hear_out();
    if (end[2].revents != 0 && state.err.number >= 0) state.hear_err();
  }
}

Ended run_program(std::span<const std::string> arguments, std::span<const std::string> environment,
                  std::string_view input, const Bounds& bounds) {
  Running program(arguments, environment, bounds);
  program.tell(input);
  return program.end();
}

std::string find_program(std::string_view name, std::string_view path) {
  while (!path.empty()) {
    const std::size_t colon = path.find(':');
    const std::string_view folder = path.substr(0, colon);
    path.remove_prefix(colon == std::string_view::npos ? path.size() : colon + 1);
    if (!folder.starts_with('/')) continue;
    std::string candidate{folder};
    candidate.append("/").append(name);
    if (::access(candidate.c_str(), X_OK) == 0) return candidate;
  }
  return {};
}

}  // namespace ljfl::history
