#include "history/walk.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "history/log_reader.hpp"

namespace ljfl::history {
namespace {

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
  if (!answer.good()) return problem_of(answer, git.folder());
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

Outcome<Walk> finish(const Git& git, const Revision& tip, LogReader& reader) {
  auto out = reader.finish();
  if (!out || (tip.id != "HEAD" && out->commits.back().id != tip.id)) return no_sense();
  if (auto problem = mark_cut_off(git, *out)) return *problem;
  mark_main_line(*out);
  return std::move(*out);
}

Problem no_sense() {
  return {.zh = "git log 的回答看不懂", .en = "git log's answer could not be understood"};
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
  if (!answer.good()) return problem_of(answer, git.folder());
  std::set<std::string_view> newer;
  for (std::string_view rest = answer.out; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    newer.insert(rest.substr(0, end));
    rest.remove_prefix(std::min(rest.size(), end + 1));
  }
  std::vector<bool> out;
  out.reserve(walk.commits.size());
  for (const Commit& commit : walk.commits) out.push_back(newer.contains(commit.id));
  return out;
}

}  // namespace ljfl::history
