#include "history/log_reader.hpp"

#include <algorithm>
#include <charconv>

#include "history/answers.hpp"
#include "load/layout.hpp"

namespace ljfl::history {
namespace {

constexpr std::string_view reports = "reports";

bool belongs(std::string_view path) {
  if (path.starts_with(reports) && path.substr(reports.size()).starts_with('/')) return true;
  const auto input = load::input_of(path);
  return input && !input->is_folder && (path == load::settings_file || path.find('/') != std::string_view::npos);
}

Moment number_of(std::string_view word) {
  Moment out = 0;
  std::from_chars(word.data(), word.data() + word.size(), out);
  return out;
}

/// Fills in Commit::parents out of their ids, a line a commit; false where one commit was told of twice.
bool find_parents(std::vector<Commit>& commits, const std::vector<std::string>& lines) {
  std::unordered_map<std::string_view, std::uint32_t> known;
  known.reserve(commits.size());
  for (std::uint32_t i = 0; i < commits.size(); ++i) {
    if (!known.emplace(commits[i].id, i).second) return false;
  }
  for (std::uint32_t i = 0; i < commits.size(); ++i) {
    for (std::string_view ids = lines[i]; !ids.empty();) {
      // One that the log leaves out lies behind the end of a shallow clone.
      const auto parent = known.find(take_until(ids, ' '));
      if (parent == known.end()) {
        commits[i].cut_off = true;
      } else {
        commits[i].parents.push_back(parent->second);
      }
    }
  }
  return true;
}

/// Puts parents before their children, and a branch's commits together: what `log --topo-order --reverse` gives, from
/// the tip, which stands first. Git itself could tell of nothing before it had seen everything. False where some commit
/// is no forefather of the tip's, or its own.
bool sort_by_descent(std::vector<Commit>& commits) {
  std::vector<std::uint32_t> children(commits.size(), 0);
  for (const Commit& commit : commits) {
    for (const std::uint32_t parent : commit.parents) ++children[parent];
  }
  if (children[0] != 0) return false;
  std::vector<std::uint32_t> next = {0};
  std::vector<std::uint32_t> place(commits.size(), 0);
  std::size_t left = commits.size();
  std::vector<Commit> sorted(commits.size());
  while (!next.empty()) {
    const std::uint32_t commit = next.back();
    next.pop_back();
    place[commit] = static_cast<std::uint32_t>(--left);
    for (const std::uint32_t parent : commits[commit].parents) {
      if (--children[parent] == 0) next.push_back(parent);
    }
    sorted[left] = std::move(commits[commit]);
  }
  if (left != 0) return false;
  for (Commit& commit : sorted) {
    for (std::uint32_t& parent : commit.parents) parent = place[parent];
  }
  commits = std::move(sorted);
  return true;
}

}  // namespace

std::vector<std::string> log_arguments(const std::string& prefix, const std::string& tip) {
  std::vector<std::string> out = {"log",
                                  "--full-history",
                                  "--sparse",
                                  "--diff-merges=first-parent",
                                  "--root",
                                  "--raw",
                                  "-z",
                                  "--no-renames",
                                  "--no-abbrev",
                                  "--no-color",
                                  "--no-mailmap",
                                  "--no-show-signature",
                                  "--no-notes",
                                  "--encoding=UTF-8",
                                  "--ignore-submodules=none",
                                  "--format=%H%x00%P%x00%an%x00%ae%x00%at%x00%cn%x00%ce%x00%ct%x00%s",
                                  tip,
                                  "--"};
  // A register that is the whole repository: git is quicker when it need not look at paths, and what is none of the
  // register's is left out below.
  if (!prefix.empty()) {
    for (const std::string_view path : {load::settings_file, load::input_folders[0], load::input_folders[1], reports})
      out.push_back(prefix + std::string{path});
  }
  return out;
}

std::pair<std::uint32_t, bool> Numbering::of(std::string_view word) {
  if (const auto known = numbers_.find(word); known != numbers_.end()) return {known->second, false};
  const auto number = static_cast<std::uint32_t>(numbers_.size());
  numbers_.emplace(word, number);
  return {number, true};
}

bool LogReader::hear(std::string_view piece) {
  while (!piece.empty()) {
    const std::size_t end = piece.find('\0');
    if (end == std::string_view::npos) {
      rest_.append(piece);
      return true;
    }
    bool makes_sense = false;
    if (rest_.empty()) {
      makes_sense = hear_token(piece.substr(0, end));
    } else {
      rest_.append(piece.substr(0, end));
      makes_sense = hear_token(rest_);
      rest_.clear();
    }
    if (!makes_sense) return false;
    piece.remove_prefix(end + 1);
  }
  return true;
}

bool LogReader::hear_token(std::string_view token) {
  if (line_ < lines) {
    hear_line(token);
    ++line_;
    return true;
  }
  if (!change_.empty()) {
    hear_file(change_, token);
    change_.clear();
    return true;
  }
  // "<mode> <mode> <id> <id> <letter>" behind a colon, and the path by itself; before the first of a commit, a line
  // end.
  if (token.starts_with('\n')) token.remove_prefix(1);
  if (!token.starts_with(':') || walk_.commits.empty()) return begin_commit(token);
  change_ = token;
  return true;
}

bool LogReader::begin_commit(std::string_view id) {
  if (id.size() < 40) return false;
  walk_.commits.push_back({.id = std::string{id}});
  line_ = 0;
  return true;
}

void LogReader::hear_line(std::string_view text) {
  Commit& commit = walk_.commits.back();
  switch (line_) {
    case 0: parents_.emplace_back(text); break;
    case 1: commit.author.name = text; break;
    case 2: commit.author.email = text; break;
    case 3: commit.authored = number_of(text); break;
    case 4: commit.committer.name = text; break;
    case 5: commit.committer.email = text; break;
    case 6: commit.committed = number_of(text); break;
    default: commit.subject = text;
  }
}

void LogReader::hear_file(std::string_view change, std::string_view path) {
  if (!path.starts_with(prefix_) || !belongs(path.substr(prefix_.size()))) return;
  path.remove_prefix(prefix_.size());
  change.remove_prefix(1);
  std::array<std::string_view, 4> words;
  for (std::string_view& word : words) word = take_until(change, ' ');
  const auto [number, fresh] = paths_.of(path);
  if (fresh) walk_.paths.emplace_back(path);
  const std::uint32_t before = blob(words[0], words[2]);
  walk_.commits.back().touched.push_back({.path = number, .before = before, .after = blob(words[1], words[3])});
}

std::uint32_t LogReader::blob(std::string_view mode, std::string_view id) {
  if (mode == "000000") return nothing;
  const bool plain = mode.starts_with("100");
  const auto [number, fresh] = plain ? blobs_.of(id) : blobs_.of("link " + std::string{id});
  if (fresh) walk_.blobs.push_back({.id = std::string{id}, .plain = plain});
  return number;
}

std::optional<Walk> LogReader::finish() {
  if (line_ < lines || !change_.empty() || !rest_.empty() || walk_.commits.empty()) return std::nullopt;
  if (!find_parents(walk_.commits, parents_) || !sort_by_descent(walk_.commits)) return std::nullopt;
  return std::move(walk_);
}

bool read_log(std::string_view answer, std::string_view prefix, Walk& out) {
  LogReader reader(prefix);
  if (!reader.hear(answer)) return false;
  auto walk = reader.finish();
  if (walk) out = std::move(*walk);
  return walk.has_value();
}

}  // namespace ljfl::history
