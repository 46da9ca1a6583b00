/// The language server's edge: standard input and output, the disk, the clock.
#include "lsp/lsp.hpp"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>

#include "cli/cli.hpp"
#include "cli/disk.hpp"
#include "cli/examine.hpp"
#include "cli/wording.hpp"

namespace ljfl::cli {
namespace {

/// Days since the server began, in China: it may run for weeks.
std::chrono::days days_since(std::chrono::system_clock::time_point begin) {
  constexpr std::chrono::hours china{8};
  return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now() + china) -
         std::chrono::floor<std::chrono::days>(begin + china);
}

/// More from the client. False: it is gone.
bool read_more(lsp::Frames& frames) {
  std::array<char, 65536> bytes;  // NOLINT(cppcoreguidelines-pro-type-member-init): read fills it
  for (;;) {
    const ssize_t got = ::read(STDIN_FILENO, bytes.data(), bytes.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    frames.feed({bytes.data(), static_cast<std::size_t>(got)});
    return true;
  }
}

bool is_more_waiting() {
  pollfd in{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
  return ::poll(&in, 1, 0) > 0;
}

int run(Job& job) {
  const auto begin = std::chrono::system_clock::now();
  Examiner examiner;
  const auto root_of = [](const std::string& folder) -> std::string {
    try {
      return find_root(folder);
    } catch (const Failure&) {  // a folder that cannot be looked at is nobody's project
      return {};
    }
  };
  lsp::Server server(
      {.find_root = root_of,
       .read = [&examiner](const std::string& root) { return examiner.read(root); },
       .examine =
           [&](text::Snapshot files) { return examiner.examine(std::move(files), job.today + days_since(begin)); },
       .word_of_task = [](standing::State state, model::TaskKind kind) { return words_of(state, kind); },
       .word_of_quota = [](standing::State state) { return words_of(state); },
       .folder = job.folder.empty() ? "." : job.folder,
       .lang = job.lang});
  lsp::Frames frames;
  const auto send = [&](const std::vector<std::string>& messages) {
    for (const std::string& message : messages) job.out(lsp::framed(message));
    job.flush();
  };
  while (!server.ended()) {
    if (const auto message = frames.next()) {
      send(server.take(*message));
    } else {
      // Nothing whole waits: the findings' turn, unless more keystrokes are on their way.
      if (!is_more_waiting()) send(server.rest());
      if (!read_more(frames)) return usage;
    }
  }
  return server.exit_code() == 0 ? fine : data_has_errors;
}

constexpr Option options[] = {
    {.flag = "--stdio",
     .help = {"经标准输入和输出说话；本来就是这样，有的编辑器一定要写",
              "speak over standard input and output: it always does, and some editors insist on saying so"}},
};

constexpr Example examples[] = {
    {"ljfl lsp", {"由编辑器启动，不用自己运行", "started by an editor, not by hand"}},
};

}  // namespace

extern constinit const Command lsp_command;
constinit const Command lsp_command{
    .name = "lsp",
    .summary = {"语言服务器：在编辑器里边写边查、补全、跳转、改名",
                "the language server: checks, completes, finds and renames while one types"},
    .needs = Needs::settings,  // for the language that ljfl.toml asks for
    .options = options,
    .examples = examples,
    .run = run,
};

}  // namespace ljfl::cli
