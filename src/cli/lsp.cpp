/// The language server's edge: standard input and output, the disk, the clock.
#include "lsp/lsp.hpp"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>

#include "check/check.hpp"
#include "cli/cli.hpp"
#include "cli/disk.hpp"
#include "cli/wording.hpp"
#include "load/load.hpp"

namespace ljfl::cli {
namespace {

/// Days since the server began, in China: it may run for weeks.
std::chrono::days days_since(std::chrono::system_clock::time_point begin) {
  constexpr std::chrono::hours china{8};
  return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now() + china) - std::chrono::floor<std::chrono::days>(begin + china);
}

/// Everything that check does.
std::unique_ptr<lsp::Examined> examine(text::Snapshot files, time::Date today) {
  Job job;
  job.files = std::move(files);
  job.reg = load::load(job.files, job.told);
  job.standing = standing::assess(job.reg, today);
  check::run({.files = job.files, .reg = job.reg, .standing = job.standing}, job.told);
  job.settle();
  auto out = std::make_unique<lsp::Examined>();
  // The register's words are views into the files' bytes; a list that moves leaves its items where they are.
  out->files = std::move(job.files);
  out->reg = std::move(job.reg);
  out->standing = std::move(job.standing);
  out->told = std::move(job.told);
  return out;
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
  const auto read = [](const std::string& root) -> std::optional<text::Snapshot> {
    try {
      return read_folder(root);
    } catch (const Failure&) {
      return std::nullopt;
    }
  };
  const auto examined = [&job, begin](text::Snapshot files) { return examine(std::move(files), job.today + days_since(begin)); };
  lsp::Server server({.find_root = find_root,
                      .read = read,
                      .examine = examined,
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
    {.flag = "--stdio", .help = {"经标准输入和输出说话；本来就是这样，有的编辑器一定要写", "speak over standard input and output: it always does, and some editors insist on saying so"}},
};

constexpr Example examples[] = {
    {"ljfl lsp", {"由编辑器启动，不用自己运行", "started by an editor, not by hand"}},
};

}  // namespace

extern constinit const Command lsp_command;
constinit const Command lsp_command{
    .name = "lsp",
    .summary = {"语言服务器：在编辑器里边写边查、补全、跳转、改名", "the language server: checks, completes, finds and renames while one types"},
    .options = options,
    .examples = examples,
    .run = run,
};

}  // namespace ljfl::cli
