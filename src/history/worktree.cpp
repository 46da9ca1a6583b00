#include "history/worktree.hpp"

#include <algorithm>

namespace ljfl::history {
namespace {

/// Up to the next NUL.
std::string_view take(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\0'), rest.size());
  const std::string_view out = rest.substr(0, end);
  rest.remove_prefix(std::min(rest.size(), end + 1));
  return out;
}

std::string listed(const Git& git, const std::vector<std::string>& paths) {
  std::string out;
  for (const std::string& path : paths) out.append(git.prefix()).append(path).push_back('\0');
  return out;
}

bool is_true(std::string_view value) {
  return value == "true" || value == "yes" || value == "on" || value == "1";
}

}  // namespace

Outcome<Storing> storing_of(const Git& git) {
  const Ended answer =
      git.run({"config", "-z", "--get-regexp", "^(core\\.(filemode|autocrlf)|extensions\\.objectformat)$"});
  constexpr int none_set = 1;
  const bool nothing = answer.ending == Ending::exited && answer.code == none_set;
  if (!answer.good() && !nothing) return problem_of(answer, git.folder());
  Storing out;
  for (std::string_view rest = answer.out; !rest.empty();) {
    std::string_view value = take(rest);  // key, line end, value; without a value it is true
    const std::string_view key = value.substr(0, value.find('\n'));
    const bool bare = key.size() == value.size();
    value.remove_prefix(std::min(value.size(), key.size() + 1));
    std::string low{bare ? "true" : value};
    std::ranges::transform(low, low.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 32) : c; });
    if (key == "core.filemode") out.modes_count = is_true(low);
    if (key == "core.autocrlf") out.drops_cr = is_true(low) || low == "input";
    if (key == "extensions.objectformat") out.digest = low == "sha256" ? Digest::sha256 : Digest::sha1;
  }
  return out;
}

std::map<std::string, Leaf> leaves_of_head(const Git& git, const std::vector<std::string>& paths) {
  std::vector<std::string> arguments = {"ls-tree", "-r", "-z", "--full-tree", "HEAD", "--"};
  for (const std::string& path : paths) arguments.push_back(git.prefix() + path);
  const Ended answer = git.run(arguments);
  std::map<std::string, Leaf> out;
  if (!answer.good()) return out;
  for (std::string_view rest = answer.out; !rest.empty();) {
    const std::string_view line = take(rest);  // mode type id, tab, path
    const std::size_t tab = line.find('\t');
    const std::size_t last = line.rfind(' ', tab);
    if (tab == std::string_view::npos || last == std::string_view::npos) continue;
    std::string path{line.substr(std::min(line.size(), tab + 1 + git.prefix().size()))};
    const std::string mode{line.substr(0, line.find(' '))};
    const std::string id{line.substr(last + 1, tab - last - 1)};
    out[path] = {.path = path, .mode = mode, .id = id};
  }
  return out;
}

Outcome<std::set<std::string>> ignored_of(const Git& git, const std::vector<std::string>& paths) {
  // Its paths are no patterns, and yet it dies where they are said to be none.
  // To git each star of a pattern multiplies the ways to try; whoever has written such a one shall not stop us.
  const Bounds bounds{.time = std::chrono::seconds{10}};
  const Ended answer = git.run({"--no-literal-pathspecs", "check-ignore", "-z", "--stdin"}, listed(git, paths), bounds);
  constexpr int none_ignored = 1;
  const bool nothing = answer.ending == Ending::exited && answer.code == none_ignored;
  if (!answer.good() && !nothing) return problem_of(answer, git.folder());
  std::set<std::string> out;
  for (std::string_view rest = answer.out; !rest.empty();) {
    const std::string_view path = take(rest);
    out.emplace(path.substr(std::min(path.size(), git.prefix().size())));
  }
  return out;
}

Outcome<std::vector<LineEnds>> line_ends_of(const Git& git, const std::vector<std::string>& paths) {
  const Ended answer = git.run({"check-attr", "-z", "--stdin", "text", "eol"}, listed(git, paths));
  if (!answer.good()) return problem_of(answer, git.folder());
  std::vector<LineEnds> out(paths.size());
  std::string_view rest = answer.out;
  for (LineEnds& one : out) {
    for (std::string* const value : {&one.text, &one.eol}) {
      take(rest);  // the path
      take(rest);  // the attribute
      *value = take(rest);
    }
  }
  return out;
}

Outcome<std::set<std::string>> rewritten_of(const Git& git, const std::vector<std::string>& paths) {
  const Ended answer =
      git.run({"check-attr", "-z", "--stdin", "filter", "working-tree-encoding", "ident"}, listed(git, paths));
  if (!answer.good()) return problem_of(answer, git.folder());
  std::set<std::string> out;
  for (std::string_view rest = answer.out; !rest.empty();) {
    const std::string_view path = take(rest);
    take(rest);  // the attribute
    const std::string_view value = take(rest);
    if (value != "unspecified" && value != "unset")
      out.emplace(path.substr(std::min(path.size(), git.prefix().size())));
  }
  return out;
}

}  // namespace ljfl::history
