/// How this repository stores what lies in its working tree: what only its own settings, its index and its last commit
/// tell.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "history/git.hpp"
#include "history/objects.hpp"

namespace ljfl::history {

struct Storing {
  Digest digest = Digest::sha1;
  bool modes_count = true;  ///< core.fileMode: whether a file runs is asked of the disk
  bool drops_cr = false;    ///< core.autocrlf: texts of which no attribute speaks get LF
};
[[nodiscard]] Outcome<Storing> storing_of(const Git& git);

/// What HEAD has below `paths` from the project's root, by path from there; nothing where there is no commit yet.
[[nodiscard]] std::map<std::string, Leaf> leaves_of_head(const Git& git, const std::vector<std::string>& paths);

/// Those of `paths` (from the project's root) that `git add` would pass over, whichever of git's files says so. What is
/// in the index is never among them.
[[nodiscard]] Outcome<std::set<std::string>> ignored_of(const Git& git, const std::vector<std::string>& paths);

/// What the attributes say of a path's line ends.
struct LineEnds {
  std::string text = "unspecified";  ///< set, unset, auto, unspecified
  std::string eol = "unspecified";   ///< lf, crlf, unspecified
};
/// For each of `paths` from the project's root, in their order.
[[nodiscard]] Outcome<std::vector<LineEnds>> line_ends_of(const Git& git, const std::vector<std::string>& paths);

/// Those of `paths` that git stores in a form of which only a program or a table of its own knows: a filter, another
/// encoding, $Id$.
[[nodiscard]] Outcome<std::set<std::string>> rewritten_of(const Git& git, const std::vector<std::string>& paths);

}  // namespace ljfl::history
