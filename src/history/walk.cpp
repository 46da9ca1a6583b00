#include "history/walk.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <unordered_map>

#include "history/answers.hpp"
#include "load/layout.hpp"

namespace ljfl::history {
namespace {

constexpr std::string_view reports = "reports";

/// Text or number up to the next NUL.
class Tokens {
 public:
  explicit Tokens(std::string_view text) : rest_(text) {}
  [[nodiscard]] bool done() const { return rest_.empty(); }
  [[nodiscard]] std::string_view peek() const { return rest_.substr(0, rest_.find('\0')); }
  std::string_view take() {
    const std::string_view out = peek();
    rest_.remove_prefix(std::min(rest_.size(), out.size() + 1));
    return out;
  }
  Moment take_number() {
    const std::string_view word = take();
    Moment out = 0;
    std::from_chars(word.data(), word.data() + word.size(), out);
    return out;
  }
  void skip_line_end() {
    if (rest_.starts_with('\n')) rest_.remove_prefix(1);
  }

 private:
  std::string_view rest_;
};

/// Words numbered in the order of their first sight.
class Numbering {
 public:
  /// The number, and whether it is new.
  std::pair<std::uint32_t, bool> of(std::string_view word) {
    const auto [found, fresh] = numbers_.try_emplace(std::string{word}, static_cast<std::uint32_t>(numbers_.size()));
    return {found->second, fresh};
  }
  [[nodiscard]] std::uint32_t known(std::string_view word) const {
    const auto found = numbers_.find(std::string{word});
    return found == numbers_.end() ? nothing : found->second;
  }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_ = {};
};

bool belongs(std::string_view path) {
  if (path.starts_with(reports) && path.substr(reports.size()).starts_with('/')) return true;
  const auto input = load::input_of(path);
  return input && !input->is_folder && (path == load::settings_file || path.find('/') != std::string_view::npos);
}

/// What one `git log` says → a Walk. git's words: "<mode> <mode> <id> <id> <letter>", NUL, path.
class Listener {
 public:
  Listener(std::string_view prefix, Walk& out) : prefix_(prefix), out_(out) {}

  bool hear(std::string_view text) {
    Tokens tokens(text);
    while (!tokens.done()) {
      if (!hear_commit(tokens)) return false;
    }
    return true;
  }

 private:
  bool hear_commit(Tokens& tokens) {
    Commit commit{.id = std::string{tokens.take()}};
    if (commit.id.size() < 40) return false;
    std::string_view parents = tokens.take();
    while (!parents.empty()) {
      const std::size_t space = std::min(parents.find(' '), parents.size());
      // A parent that was not heard of lies behind the end of a shallow clone.
      const std::uint32_t parent = commits_.known(parents.substr(0, space));
      if (parent == nothing) commit.cut_off = true;
      if (parent != nothing) commit.parents.push_back(parent);
      parents.remove_prefix(std::min(parents.size(), space + 1));
    }
    commit.author = {.name = std::string{tokens.take()}, .email = std::string{tokens.take()}};
    commit.authored = tokens.take_number();
    commit.committer = {.name = std::string{tokens.take()}, .email = std::string{tokens.take()}};
    commit.committed = tokens.take_number();
    commit.subject = tokens.take();
    tokens.skip_line_end();
    while (tokens.peek().starts_with(':')) {
      const std::string_view change = tokens.take();
      hear_file(change, tokens.take(), commit);
    }
    commits_.of(commit.id);
    out_.commits.push_back(std::move(commit));
    return true;
  }

  void hear_file(std::string_view change, std::string_view path, Commit& commit) {
    if (!path.starts_with(prefix_) || !belongs(path.substr(prefix_.size()))) return;
    std::string_view words[4];
    change.remove_prefix(1);
    for (std::string_view& word : words) {
      const std::size_t space = std::min(change.find(' '), change.size());
      word = change.substr(0, space);
      change.remove_prefix(std::min(change.size(), space + 1));
    }
    const auto [number, fresh] = paths_.of(path.substr(prefix_.size()));
    if (fresh) out_.paths.emplace_back(path.substr(prefix_.size()));
    commit.touched.push_back({.path = number, .before = blob(words[0], words[2]), .after = blob(words[1], words[3])});
  }

  std::uint32_t blob(std::string_view mode, std::string_view id) {
    if (mode == "000000") return nothing;
    const bool plain = mode.starts_with("100");
    const auto [number, fresh] = blobs_.of((plain ? "" : "link ") + std::string{id});
    if (fresh) out_.blobs.push_back({.id = std::string{id}, .plain = plain});
    return number;
  }

  std::string prefix_;
  Walk& out_;
  Numbering commits_ = {};
  Numbering paths_ = {};
  Numbering blobs_ = {};
};

/// In a shallow clone git takes the parents away from the commits at its end; their own bytes still name them.
std::optional<Problem> mark_cut_off(const Git& git, Walk& walk) {
  if (!git.is_shallow()) return std::nullopt;
  std::vector<std::size_t> roots;
  std::string input;
  for (std::size_t i = 0; i < walk.commits.size(); ++i) {
    if (!walk.commits[i].parents.empty()) continue;
    roots.push_back(i);
    input.append(walk.commits[i].id).append("\n");
  }
  const Ended answer = git.run({"cat-file", "--batch"}, input);
  if (!answer.good()) return problem_of(answer, "");
  std::string_view rest = answer.out;
  for (const std::size_t root : roots) {
    const std::size_t line = std::min(rest.find('\n'), rest.size());
    const std::string_view head = rest.substr(0, line);
    rest.remove_prefix(std::min(rest.size(), line + 1));
    std::size_t size = 0;
    const std::size_t space = head.rfind(' ');
    std::from_chars(head.data() + space + 1, head.data() + head.size(), size);
    const std::string_view bytes = rest.substr(0, std::min(size, rest.size()));
    walk.commits[root].cut_off = bytes.substr(0, bytes.find("\n\n")).find("\nparent ") != std::string_view::npos;
    rest.remove_prefix(std::min(rest.size(), size + 1));
  }
  return std::nullopt;
}

}  // namespace

bool read_log(std::string_view answer, std::string_view prefix, Walk& out) {
  return Listener(prefix, out).hear(answer);
}

Outcome<Walk> walk(const Git& git, const Revision& tip) {
  std::vector<std::string> arguments = {"log",
                                        "--topo-order",
                                        "--reverse",
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
                                        tip.id,
                                        "--"};
  // A register that is the whole repository: git is quicker when it need not look at paths, and what is none of the
  // register's is left out below.
  if (!git.prefix().empty()) {
    for (const std::string_view path : {load::settings_file, load::input_folders[0], load::input_folders[1], reports}) {
      arguments.push_back(git.prefix() + std::string{path});
    }
  }
  const Ended answer = git.run(arguments);
  if (!answer.good()) return problem_of(answer, "");
  Walk out;
  if (!read_log(answer.out, git.prefix(), out) || out.commits.empty() ||
      (tip.id != "HEAD" && out.commits.back().id != tip.id)) {
    return Problem{.zh = "git log 的回答看不懂", .en = "git log's answer could not be understood"};
  }
  if (auto problem = mark_cut_off(git, out)) return *problem;
  mark_main_line(out);
  return out;
}

void mark_main_line(Walk& walk) {
  for (std::uint32_t at = static_cast<std::uint32_t>(walk.commits.size()) - 1;;) {
    walk.commits[at].main_line = true;
    if (walk.commits[at].parents.empty()) return;
    at = walk.commits[at].parents.front();
  }
}

Outcome<std::vector<bool>> newer_than(const Git& git, const Walk& walk, const Revision& since) {
  const Ended answer = git.run({"rev-list", walk.commits.back().id, "^" + since.id, "--"});
  if (!answer.good()) return problem_of(answer, "");
  std::set<std::string_view> newer;
  for (std::string_view rest = answer.out; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    newer.insert(rest.substr(0, end));
    rest.remove_prefix(std::min(rest.size(), end + 1));
  }
  std::vector<bool> out;
  for (const Commit& commit : walk.commits) out.push_back(newer.contains(commit.id));
  return out;
}

}  // namespace ljfl::history
