#include "history/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

namespace ljfl::history {
namespace {

constexpr std::size_t most_complaint = 16U << 10U;
constexpr std::size_t one_read = 256U << 10U;

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
  const std::size_t before = into.size();
  into.resize(before + one_read);
  const ssize_t got = ::read(end.number, into.data() + before, one_read);
  into.resize(before + static_cast<std::size_t>(got > 0 ? got : 0));
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

/// Both ends of the talk at once, so that neither side waits for the other for ever.
Ending talk(Pipe& in, Pipe& out, Pipe& err, std::string_view input, const Bounds& bounds, Ended& ended) {
  const auto stop = std::chrono::steady_clock::now() + bounds.time;
  if (input.empty()) in.write.close();
  while (out.read.number >= 0 || err.read.number >= 0) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(stop - std::chrono::steady_clock::now());
    if (left.count() <= 0) return Ending::too_slow;
    std::array<pollfd, 3> ends{{{.fd = in.write.number, .events = POLLOUT, .revents = 0},
                                {.fd = out.read.number, .events = POLLIN, .revents = 0},
                                {.fd = err.read.number, .events = POLLIN, .revents = 0}}};
    if (::poll(ends.data(), ends.size(), static_cast<int>(left.count())) < 0 && errno != EINTR) return Ending::killed;
    if (ends[0].revents != 0 && (!give(in.write, input) || input.empty())) in.write.close();
    if (ends[1].revents != 0 && !take(out.read, ended.out)) out.read.close();
    if (ends[2].revents != 0 && !take(err.read, ended.err)) err.read.close();
    if (ended.out.size() > bounds.output) return Ending::too_much;
    if (ended.err.size() > most_complaint) ended.err.resize(most_complaint);
  }
  return Ending::exited;
}

}  // namespace

Ended run_program(std::span<const std::string> arguments, std::span<const std::string> environment,
                  std::string_view input, const Bounds& bounds) {
  Ended ended;
  Pipe in;
  Pipe out;
  Pipe err;
  if (!in.open() || !out.open() || !err.open()) return ended;
  const pid_t child = spawn(arguments, environment, in, out, err);
  if (child < 0) return ended;
  in.read.close();
  out.write.close();
  err.write.close();
  for (const End* const end : {&in.write, &out.read, &err.read}) never_wait(*end);
  ended.ending = talk(in, out, err, input, bounds, ended);
  if (ended.ending != Ending::exited) ::kill(-child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (ended.ending != Ending::exited) return ended;
  if (!WIFEXITED(status)) {
    ended.ending = Ending::killed;
  } else {
    ended.code = WEXITSTATUS(status);
    // posix_spawn may tell so of a program that could not be loaded.
    if (ended.code == 127 && ended.out.empty()) ended.ending = Ending::not_started;
  }
  return ended;
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
