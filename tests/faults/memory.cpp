/// Lets a command run out of memory at each of its allocations, for that one alone and from there on: it ends by saying
/// so, with exit code 70, and every file is the old one or the new one. Where it ends well after all, it has said and
/// written what it would have.
///
///     memory --ljfl BINARY --preload LIBRARY [--every K]
#include <algorithm>
#include <iostream>

#include "trial.hpp"

namespace {

using namespace faults;

/// Three units and fifty records.
Files project() {
  Files out = {
      {"ljfl.toml", "district = \"兴庆区\"\nyear = 2026\nsample = true\n"},
      {"units/fenleiban/unit.yaml", "name: 分类办\nrole: lead\ntasks:\n  - {id: plan, title: 方案, due: 2026-12-31}\n"},
      {"units/fenleiban/2026-10.yaml",
       "records:\n-   {date: 2026-10-08, task: plan, note: 印发}  # 十月\nfindings:\n"
       "  - {id: f1, date: 2026-10-15, unit: 甲, text: 混投, rectify_by: 2026-10-31}\n"},
  };
  for (const std::string id : {"a", "b"}) {
    out["units/" + id + "/unit.yaml"] = "name: " + std::string{id == "a" ? "甲" : "乙"} +
                                        "\nrole: member\ntasks:\n  - {id: look, title: 检查, every: month}\n"
                                        "quotas:\n  - {id: q, task: look, title: 点位, target: 9}\n";
    for (const std::string month : {"09", "10"}) {
      std::string& file = out["units/" + id + "/2026-" + month + ".yaml"];
      file = "records:\n";
      for (int day = 10; day < 22; ++day)
        file += "  - {date: 2026-" + month + "-" + std::to_string(day) + ", task: look, note: 第 " +
                std::to_string(day) + " 日检查}\n";
    }
  }
  out["sites.csv"] = "名称\n一小\n二小\n";
  return out;
}

const std::vector<Trial> trials = {
    {"check", {"check"}},
    {"record", {"record", "甲", "look", "--date", "2026-10-29", "--note", "检查"}},
    {"report", {"report", "--month", "2026-10"}},
    {"import", {"import", "sites.csv", "--into", "a/q", "--yes"}},
};

struct Outcome {
  int code = 0;
  std::string said = {};
  Files files = {};
};

/// What is wrong with what is left; "" for nothing.
std::string verdict(const Files& before, const Outcome& whole, const Outcome& now) {
  for (const auto& [path, bytes] : now.files) {
    const bool old = before.contains(path) && before.at(path) == bytes;
    const bool fresh = whole.files.contains(path) && whole.files.at(path) == bytes;
    if (!old && !fresh)
      return (before.contains(path) || whole.files.contains(path) ? "neither old nor new: " : "left behind: ") + path;
  }
  for (const auto& file : before) {
    if (!now.files.contains(file.first)) return "gone: " + file.first;
  }
  if (now.code == whole.code) {
    if (now.said != whole.said) return "it ends as if nothing were, and says something else";
    return now.files == whole.files ? "" : "it ends as if nothing were, and it was not written";
  }
  // A call to the system, too, may want for memory: it could not read or write something, and says what.
  if (now.code == 2 && now.said.starts_with("ljfl: ")) return "";
  if (now.code != 70) return "exit " + std::to_string(now.code);
  return now.said.find("内存不够") == std::string::npos ? "exit 70 without a word of memory" : "";
}

}  // namespace

int main(int argc, char** argv) {
  std::string ljfl;
  std::string preload;
  long every = 1;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    if (name == "--every")
      every = std::max(1L, std::strtol(argv[i + 1], nullptr, 10));
    else
      (name == "--ljfl" ? ljfl : preload) = fs::canonical(argv[i + 1]).string();
  }
  const fs::path folder = new_folder();
  if (folder.empty()) return 2;
  Runner runner(ljfl, preload, folder);
  const Files before = project();
  const auto outcome = [&](const Trial& trial, long at, int how) {
    lay_out(before, runner.project_folder());
    const int code = runner.run(trial, at, how);
    return Outcome{.code = code, .said = runner.said(), .files = files_below(runner.project_folder())};
  };
  std::size_t tried = 0;
  std::size_t problems = 0;
  for (const Trial& trial : trials) {
    const Outcome whole = outcome(trial, 0, 0);
    const long allocations = runner.calls();
    if (whole.code != 0 || allocations < 100 || (trial.name != "check" && whole.files == before)) {
      std::cout << trial.name << ": exit " << whole.code << ", " << allocations << " allocations, without a fault\n"
                << whole.said;
      return 1;
    }
    std::size_t wrong_here = 0;
    for (long at = 1; at <= allocations; at += every) {
      for (const int how : {1, 2}) {
        const Outcome now = outcome(trial, at, how);
        const std::string wrong = verdict(before, whole, now);
        ++tried;
        if (wrong.empty()) continue;
        if (++wrong_here <= 20)
          std::cout << trial.name << ", allocation " << at << (how == 2 ? " and all after it: " : ": ") << wrong << "\n"
                    << now.said;
      }
    }
    std::cout << trial.name << ": " << allocations << " allocations, " << wrong_here << " problems\n";
    problems += wrong_here;
  }
  fs::remove_all(folder);
  std::cout << tried << " faults, " << problems << " problems\n";
  return problems == 0 && tried > 100 ? 0 : 1;
}
