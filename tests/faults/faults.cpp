/// Fails the calls that a writing command makes to the system, each in turn, and looks at what is left: the old file or
/// the new one, an exit code that is true, the mode as it was, and nothing beside it. Without ptrace, and without every
/// fault at every call: each call meets one of them. tests/acceptance/faults.sh does all of it, by strace.
///
///     faults --ljfl BINARY --preload LIBRARY
#include <array>
#include <cerrno>
#include <iostream>

#include "trial.hpp"

namespace {

using namespace faults;

const Files project = {
    {"ljfl.toml", "district = \"兴庆区\"\nyear = 2026\n"},
    {"units/fenleiban/unit.yaml", "name: 分类办\nrole: lead\ntasks:\n  - {id: plan, title: 方案, due: 2026-12-31}\n"},
    {"units/fenleiban/2026-10.yaml", "records:\n-   {date: 2026-10-08, task: plan, note: 印发}  # 十月\n"},
};

const std::vector<Trial> trials = {
    {"record into a file", {"record", "分类办", "plan", "--date", "2026-10-09", "--note", "转发"}},
    {"record into a new file", {"record", "分类办", "plan", "--date", "2026-11-09", "--note", "转发"}},
    {"fmt", {"fmt"}},
    {"new finding", {"new", "finding", "分类办", "--text", "混投", "--date", "2026-10-30"}},
    {"new unit", {"new", "unit", "jiaoyuju", "--name", "教育局"}},
    {"new year", {"new", "year", "2027"}},
};

// What can be told to a program: errors, and below 0 signals.
constexpr std::array kinds = {EIO, ENOSPC, EDQUOT, EACCES, EINTR, -SIGTERM, -SIGKILL};

/// What is wrong with what is left; "" for nothing.
std::string verdict(const Files& before, const Files& after, const Files& now, int code, const std::string& said,
                    const fs::path& folder) {
  bool all_old = true;
  bool all_new = true;
  for (const auto& file : now) {
    const bool known = before.contains(file.first) || after.contains(file.first);
    if (!known) {
      const bool temporary = file.first.ends_with(".ljfl-tmp");
      if (!temporary || code != 128 + SIGKILL) return "left behind: " + file.first;
      continue;
    }
    const bool old = before.contains(file.first) && before.at(file.first) == file.second;
    const bool fresh = after.contains(file.first) && after.at(file.first) == file.second;
    if (!old && !fresh) return "neither old nor new: " + file.first;
    all_old = all_old && old;
    all_new = all_new && fresh;
    struct stat about {};
    ::stat((folder / file.first).c_str(), &about);
    if (before.contains(file.first) && (about.st_mode & 0777U) != 0640) return "another mode: " + file.first;
  }
  for (const auto& file : before) {
    if (!now.contains(file.first)) return "gone: " + file.first;
  }
  for (const auto& file : after) all_new = all_new && now.contains(file.first);
  if (code == 0 && !all_new) return "exit 0, and it was not written";
  const bool told = said.find("已经写好") != std::string::npos || said.find("was written") != std::string::npos;
  if (code != 0 && code < 128 && !all_old && !told) return "exit " + std::to_string(code) + ", and it was written";
  if (code == 70 || code == 127) return "exit " + std::to_string(code);
  return "";
}

}  // namespace

int main(int argc, char** argv) {
  std::string ljfl;
  std::string preload;
  for (int i = 1; i + 1 < argc; i += 2)
    (std::string_view{argv[i]} == "--ljfl" ? ljfl : preload) = fs::canonical(argv[i + 1]).string();
  const fs::path folder = new_folder();
  if (folder.empty()) return 2;
  Runner runner(ljfl, preload, folder);
  std::size_t tried = 0;
  std::size_t problems = 0;
  for (const Trial& trial : trials) {
    lay_out(project, runner.project_folder());
    if (runner.run(trial, 0, 0) != 0) {
      std::cout << trial.name << ": fails without a fault\n" << runner.said();
      return 1;
    }
    const Files after = files_below(runner.project_folder());
    const long calls = runner.calls();
    if (calls < 20) {
      std::cout << trial.name << ": only " << calls << " calls were seen\n";
      return 1;
    }
    for (long at = 1; at <= calls; ++at) {
      const int how = kinds[static_cast<std::size_t>(at) % kinds.size()];
      lay_out(project, runner.project_folder());
      const int code = runner.run(trial, at, how);
      const std::string wrong =
          verdict(project, after, files_below(runner.project_folder()), code, runner.said(), runner.project_folder());
      ++tried;
      if (wrong.empty()) continue;
      ++problems;
      std::cout << trial.name << ", call " << at << " of " << calls << ", fault " << how << ": " << wrong << "\n"
                << runner.said();
    }
  }
  fs::remove_all(folder);
  std::cout << tried << " faults, " << problems << " problems\n";
  return problems == 0 && tried > 250 ? 0 : 1;
}
