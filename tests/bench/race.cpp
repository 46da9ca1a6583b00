/// Runs programs side by side, one round after the other, so that a noisy neighbour slows all of them alike; shows the
/// medians, and each as a multiple of the first.
///
///   race [ROUNDS [RAW]] < list
///
/// RAW is a file to write every run to: name<TAB>round<TAB>time ms<TAB>CPU ms.
///
/// A line of the list is `name<TAB>most rounds<TAB>command`, and perhaps `<TAB>folder`, which is taken away before each
/// run and not timed: what is made anew is not found made already. Words of the command are parted by spaces; no shell
/// is between. Output goes nowhere. A program that fails (by an exit code above 1) is shown as failed.
#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX names it, no header need declare it

namespace {

struct Runner {
  std::string name = {};
  int rounds = 0;
  std::vector<std::string> words = {};
  std::string made = {};          // the folder, or nothing
  std::vector<double> wall = {};  // ms
  std::vector<double> cpu = {};   // ms
  double peak = 0;                // MB
  bool failed = false;
};

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  std::ranges::sort(values);
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

double milliseconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

/// Touches `megabytes` and gives them back. A guest machine returns free memory to its host within seconds, and whoever
/// touches it next waits for the host: without this, who runs after a program of less memory pays for it. In a process
/// of its own, since a child's peak begins with its parent's.
void warm_memory(double megabytes) {
  constexpr std::size_t large_page = std::size_t{2} << 20U;
  const std::size_t size = (static_cast<std::size_t>(megabytes) / 2 + 1) * large_page;
  const pid_t child = ::fork();
  if (child == 0) {
    void* const begin = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (begin != MAP_FAILED && ::madvise(begin, size, MADV_HUGEPAGE) == 0) ::madvise(begin, size, MADV_POPULATE_WRITE);
    ::_exit(0);
  }
  if (child > 0) ::waitpid(child, nullptr, 0);
}

void run_once(Runner& runner, double warm) {
  if (!runner.made.empty()) std::filesystem::remove_all(runner.made);
  warm_memory(warm);
  std::vector<char*> arguments;
  for (std::string& word : runner.words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const auto begin = std::chrono::steady_clock::now();
  const int fault = ::posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  int status = 0;
  rusage usage{};
  if (fault == 0) ::wait4(child, &status, 0, &usage);
  const auto end = std::chrono::steady_clock::now();
  ::posix_spawn_file_actions_destroy(&actions);
  if (fault != 0 || !WIFEXITED(status) || WEXITSTATUS(status) > 1) {
    runner.failed = true;
    return;
  }
  runner.wall.push_back(std::chrono::duration<double, std::milli>(end - begin).count());
  runner.cpu.push_back(milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime));
  runner.peak = std::max(runner.peak, static_cast<double>(usage.ru_maxrss) / 1024);
}

/// Every run, for what is reckoned from one round and not from the medians.
void write_raw(const char* path, const std::vector<Runner>& runners) {
  std::ofstream out(path);
  for (const Runner& runner : runners) {
    for (std::size_t i = 0; i < runner.wall.size(); ++i)
      out << runner.name << '\t' << i << '\t' << runner.wall[i] << '\t' << runner.cpu[i] << '\n';
  }
}

std::vector<Runner> read_list() {
  std::vector<Runner> out;
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream fields(line);
    Runner runner;
    std::string rounds;
    std::string command;
    if (!std::getline(fields, runner.name, '\t') || !std::getline(fields, rounds, '\t') ||
        !std::getline(fields, command, '\t')) {
      continue;
    }
    std::getline(fields, runner.made);
    runner.rounds = std::atoi(rounds.c_str());
    std::istringstream words(command);
    for (std::string word; words >> word;) runner.words.push_back(word);
    if (!runner.words.empty()) out.push_back(std::move(runner));
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::atoi(argv[1]) : 9;
  std::vector<Runner> runners = read_list();
  if (runners.empty()) return 2;
  double most = 0;                  // MB
  for (Runner& runner : runners) {  // once before, to warm the page cache and to see how much memory it needs
    if (runner.rounds > 3) run_once(runner, 0);
    runner.wall.clear();
    runner.cpu.clear();
    most = std::max(most, runner.peak);
  }
  for (int round = 0; round < rounds; ++round) {
    for (Runner& runner : runners) {
      // No more than it needs: to touch memory empties the processor's caches of files and programs.
      if (!runner.failed && round < runner.rounds) run_once(runner, runner.peak > 0 ? runner.peak : most);
    }
  }
  if (argc > 2) write_raw(argv[2], runners);
  std::printf(
      "| program | time ms | × the first | CPU ms | peak MB | runs |\n| --- | ---: | ---: | ---: | ---: | ---: |\n");
  const double first = median(runners.front().wall);
  for (const Runner& runner : runners) {
    if (runner.failed) {
      std::printf("| %s | failed | | | | |\n", runner.name.c_str());
      continue;
    }
    const double wall = median(runner.wall);
    std::printf("| %s | %.2f | %.2f | %.2f | %.1f | %zu |\n", runner.name.c_str(), wall, wall / first,
                median(runner.cpu), runner.peak, runner.wall.size());
  }
  return 0;
}
