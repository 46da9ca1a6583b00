/// A history out of a text, without git: `## DAY NAME <EMAIL> [parent numbers]` begins a commit, `# PATH` a file of it,
/// and
/// `# PATH (none)` one that it removes. Commits are numbered from 1; each stands on the one before, unless it says
/// otherwise.
#pragma once

#include <algorithm>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "history/chronicle.hpp"
#include "time/time.hpp"

namespace ljfl::made {

class History {
 public:
  explicit History(std::string_view script) {
    std::istringstream lines{std::string{script}};
    std::string path;
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("## ")) {
        finish();
        begin(line.substr(3));
        path.clear();
      } else if (line.starts_with("# ") && line.find('.') != std::string::npos && line.find('/') != std::string::npos) {
        path = line.substr(2);
        const std::size_t none = path.find(" (none)");
        if (none != std::string::npos) {
          files_.erase(path.substr(0, none));
          path.clear();
        } else {
          files_[path] = "";
        }
      } else if (line == "# ljfl.toml") {
        path = "ljfl.toml";
        files_[path] = "";
      } else if (!path.empty()) {
        files_[path].append(line).append("\n");
      }
    }
    finish();
    history::mark_main_line(walk_);
  }

  [[nodiscard]] history::Chronicle chronicle() const { return {walk_, bytes_}; }
  /// The files of the last commit.
  [[nodiscard]] text::Snapshot tip() const {
    text::Snapshot out;
    for (const auto& [path, bytes] : states_.back()) out.files.push_back({.path = path, .bytes = bytes});
    return out;
  }

 private:
  using Files = std::map<std::string, std::string>;

  void begin(const std::string& head) {
    commit_ = {};
    commit_.id = std::string(38, 'c') + std::to_string(10 + walk_.commits.size());
    const auto day = time::parse_date(head.substr(0, 10)).date;
    commit_.committed = (day ? *day : time::Date{}).time_since_epoch().count() * history::Moment{86400} + 3600;
    commit_.authored = commit_.committed;
    const std::size_t open = head.find('<');
    const std::size_t close = head.find('>');
    commit_.author = {.name = head.substr(11, open - 12), .email = head.substr(open + 1, close - open - 1)};
    commit_.committer = commit_.author;
    std::istringstream parents{head.substr(close + 1)};
    for (std::uint32_t number = 0; parents >> number;) commit_.parents.push_back(number - 1);
    if (commit_.parents.empty() && !walk_.commits.empty())
      commit_.parents = {static_cast<std::uint32_t>(walk_.commits.size()) - 1};
    files_ = commit_.parents.empty() ? Files{} : states_[commit_.parents[0]];
    begun_ = true;
  }

  void finish() {
    if (!begun_) return;
    const Files before = commit_.parents.empty() ? Files{} : states_[commit_.parents[0]];
    Files all = before;
    all.insert(files_.begin(), files_.end());
    for (const auto& [path, ignored] : all) {
      const auto old = before.find(path);
      const auto now = files_.find(path);
      const history::Touched touched{.path = number_of(path),
                                     .before = old == before.end() ? history::nothing : blob(old->second),
                                     .after = now == files_.end() ? history::nothing : blob(now->second)};
      if (touched.before != touched.after) commit_.touched.push_back(touched);
    }
    states_.push_back(files_);
    walk_.commits.push_back(commit_);
    begun_ = false;
  }

  std::uint32_t number_of(const std::string& path) {
    const auto found = std::ranges::find(walk_.paths, path);
    if (found != walk_.paths.end()) return static_cast<std::uint32_t>(found - walk_.paths.begin());
    walk_.paths.push_back(path);
    return static_cast<std::uint32_t>(walk_.paths.size()) - 1;
  }

  std::uint32_t blob(const std::string& bytes) {
    const auto found = std::ranges::find(bytes_, bytes);
    if (found != bytes_.end()) return static_cast<std::uint32_t>(found - bytes_.begin());
    bytes_.push_back(bytes);
    walk_.blobs.push_back({.id = "blob" + std::to_string(bytes_.size())});
    return static_cast<std::uint32_t>(bytes_.size()) - 1;
  }

  history::Walk walk_ = {};
  std::vector<std::string> bytes_ = {};
  std::vector<Files> states_ = {};
  history::Commit commit_ = {};
  Files files_ = {};
  bool begun_ = false;
};

}  // namespace ljfl::made
