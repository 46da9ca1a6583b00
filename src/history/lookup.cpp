/// Objects asked for by commit and path, many at once.
#include <algorithm>
#include <charconv>

#include "history/snapshot.hpp"

namespace ljfl::history {
namespace {

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view out = text.substr(0, end);
  text.remove_prefix(std::min(text.size(), end + 1));
  return out;
}

/// "<id> <type> <size>"; anything else (missing, ambiguous) has no id.
struct Head {
  std::string_view id = {};
  std::string_view type = {};
  std::size_t size = 0;
};

Head head_of(std::string_view line) {
  const std::size_t first = line.find(' ');
  const std::size_t second = first == std::string_view::npos ? first : line.find(' ', first + 1);
  if (second == std::string_view::npos) return {};
  Head out{.id = line.substr(0, first), .type = line.substr(first + 1, second - first - 1)};
  const auto [stop, fault] = std::from_chars(line.data() + second + 1, line.data() + line.size(), out.size);
  if (fault != std::errc{} || stop != line.data() + line.size() || (out.id.size() != 40 && out.id.size() != 64))
    return {};
  return out;
}

}  // namespace

Outcome<std::vector<std::optional<std::string>>> read_files(const Git& git, const std::vector<Asked>& asked) {
  std::vector<std::optional<std::string>> out(asked.size());
  std::string input;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    if (asked[i].path.find('\n') != std::string::npos) continue;
    input.append(asked[i].commit).append(":").append(git.prefix()).append(asked[i].path).append("\n");
    places.push_back(i);
  }
  if (places.empty()) return out;
  const Ended answer = git.run({"cat-file", "--batch"}, input);
  if (!answer.good()) return problem_of(answer, git.folder());
  std::string_view rest = answer.out;
  for (const std::size_t place : places) {
    const Head head = head_of(take_line(rest));
    if (head.id.empty()) continue;
    const std::size_t size = std::min(head.size, rest.size());
    if (head.type == "blob") out[place] = std::string{rest.substr(0, size)};
    rest.remove_prefix(std::min(rest.size(), size + 1));
  }
  return out;
}

Outcome<std::vector<std::string>> object_ids(const Git& git, std::string_view commit,
                                             const std::vector<std::string>& paths) {
  std::string input;
  for (const std::string& path : paths) input.append(commit).append(":").append(git.prefix()).append(path).append("\n");
  const Ended answer = git.run({"cat-file", "--batch-check"}, input);
  if (!answer.good()) return problem_of(answer, git.folder());
  std::vector<std::string> out;
  std::string_view rest = answer.out;
  for (std::size_t i = 0; i < paths.size(); ++i) out.emplace_back(head_of(take_line(rest)).id);
  return out;
}

Outcome<std::vector<CommitObjects>> objects_of_all(const Git& git, const std::vector<std::string>& paths) {
  const Ended list = git.run({"rev-list", "--all", "HEAD", "--"});
  if (!list.good()) return problem_of(list, git.folder());
  std::vector<CommitObjects> out;
  std::string input;
  for (std::string_view rest = list.out; !rest.empty();) {
    const std::string commit{take_line(rest)};
    for (const std::string& path : paths)
      input.append(commit).append(":").append(git.prefix()).append(path).append("\n");
    out.push_back({.commit = commit});
  }
  const Ended answer = git.run({"cat-file", "--batch-check"}, input);
  if (!answer.good()) return problem_of(answer, git.folder());
  std::string_view rest = answer.out;
  for (CommitObjects& one : out) {
    for (std::size_t i = 0; i < paths.size(); ++i) one.ids.emplace_back(head_of(take_line(rest)).id);
  }
  return out;
}

}  // namespace ljfl::history
