/// A project, and a command run in it with a library of ours loaded before the C library, which fails something.
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace faults {

namespace fs = std::filesystem;
using Files = std::map<std::string, std::string>;

struct Trial {
  std::string name = {};
  std::vector<std::string> arguments = {};
};

inline std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline Files files_below(const fs::path& folder) {
  Files out;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) out[fs::relative(entry.path(), folder).string()] = read_file(entry.path());
  }
  return out;
}

inline void lay_out(const Files& project, const fs::path& folder) {
  fs::remove_all(folder);
  for (const auto& file : project) {
    fs::create_directories((folder / file.first).parent_path());
    std::ofstream(folder / file.first, std::ios::binary) << file.second;
    ::chmod((folder / file.first).c_str(), 0640);
  }
}

class Runner {
 public:
  Runner(std::string ljfl, std::string preload, fs::path folder)
      : ljfl_(std::move(ljfl)), preload_(std::move(preload)), folder_(std::move(folder)) {}

  /// The exit code, or 128 and the signal.
  int run(const Trial& trial, long at, int how) {
    const std::string out = (folder_ / "said").string();
    const pid_t child = ::fork();
    if (child == 0) {
      const int to = ::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
      ::dup2(to, 1);
      ::dup2(to, 2);
      if (::chdir((folder_ / "project").c_str()) != 0) ::_exit(127);
      const std::vector<std::string> environment = {"LD_PRELOAD=" + preload_, "FAULT_AT=" + std::to_string(at),
                                                    "FAULT_HOW=" + std::to_string(how),
                                                    "FAULT_LOG=" + (folder_ / "calls").string(), "LC_ALL=C.UTF-8"};
      std::vector<std::string> arguments = {ljfl_, "-C", (folder_ / "project").string(), "--today", "2026-11-20"};
      arguments.insert(arguments.end(), trial.arguments.begin(), trial.arguments.end());
      std::vector<char*> argv;
      std::vector<char*> envp;
      for (std::string& one : arguments) argv.push_back(one.data());
      for (const std::string& one : environment) envp.push_back(const_cast<char*>(one.c_str()));
      argv.push_back(nullptr);
      envp.push_back(nullptr);
      ::execve(ljfl_.c_str(), argv.data(), envp.data());
      ::_exit(127);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }
  [[nodiscard]] std::string said() const { return read_file(folder_ / "said"); }
  [[nodiscard]] long calls() const { return std::strtol(read_file(folder_ / "calls").c_str(), nullptr, 10); }
  [[nodiscard]] fs::path project_folder() const { return folder_ / "project"; }

 private:
  std::string ljfl_;
  std::string preload_;
  fs::path folder_;
};

/// A folder of its own; in memory where that is possible: flushing is not what is tested here, and on a disk it takes
/// most of the time.
inline fs::path new_folder() {
  const fs::path memory = "/dev/shm";
  std::string pattern =
      ((::access(memory.c_str(), W_OK) == 0 ? memory : fs::temp_directory_path()) / "faults-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) return {};
  return fs::canonical(pattern);
}

}  // namespace faults
