/// The history as one walk of git's gives it: who committed what, when, and which files of the project it touched.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "history/git.hpp"
#include "history/revision.hpp"

namespace ljfl::history {

inline constexpr std::uint32_t nothing = UINT32_MAX;

struct Person {
  std::string name = {};
  std::string email = {};
};

/// A file of the project, by index into Walk::paths, and the blobs that stood there, by index into Walk::blobs.
struct Touched {
  std::uint32_t path = nothing;
  std::uint32_t before = nothing;  ///< nothing: the file was not there
  std::uint32_t after = nothing;
};

struct Commit {
  std::string id = {};
  std::vector<std::uint32_t> parents = {};  ///< by index: each stands before its children
  Person author = {};                       ///< as committed: no mailmap has a say
  Moment authored = 0;
  Person committer = {};
  Moment committed = 0;
  std::string subject = {};
  std::vector<Touched> touched = {};  ///< against the first parent, by path as git sorts them
  bool cut_off = false;               ///< it has parents that a shallow clone left out
  bool main_line = false;             ///< the tip, its first parent, that one's first parent, …
};

struct Blob {
  std::string id = {};
  bool plain = true;  ///< false: a link or a submodule
};

/// Everything that a commit was made of: ljfl.toml, units/, templates/ and reports/ below git's prefix.
struct Walk {
  std::vector<Commit> commits = {};  ///< oldest first; parents before children; the last is the tip
  std::vector<std::string> paths = {};
  std::vector<Blob> blobs = {};
};

/// Marks the tip, its first parent, that one's first parent and so on.
void mark_main_line(Walk& walk);

[[nodiscard]] inline Revision tip_of(const Walk& walk) {
  return {.id = walk.commits.back().id, .committed = walk.commits.back().committed};
}

/// By index into walk.commits: is the commit among those that `since` does not hold?
[[nodiscard]] Outcome<std::vector<bool>> newer_than(const Git& git, const Walk& walk, const Revision& since);

}  // namespace ljfl::history
