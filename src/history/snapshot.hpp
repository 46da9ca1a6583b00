/// A commit's tree → the same Snapshot as reading a checkout of it gives, without one.
#pragma once

#include <string>
#include <vector>

#include "history/git.hpp"
#include "history/revision.hpp"
#include "text/text.hpp"

namespace ljfl::history {

/// A file as a commit's tree names it.
struct Entry {
  std::string path = {};  ///< from the project's root
  std::string mode = {};
  std::string id = {};  ///< of its blob
  std::int64_t size = 0;
};

/// ljfl.toml, the YAML below units/ and the templates of a commit, by path. Links, submodules, folders named like files
/// and what is too large come with the ReadFailure that a disk's would have. A commit without ljfl.toml is a problem.
/// Where `git` was opened above or beside the project, its folder is looked for in the tree and becomes git's prefix;
/// in a bare repository, where nobody stands in a folder, the only one that holds a ljfl.toml.
[[nodiscard]] Outcome<text::Snapshot> snapshot_at(Git& git, const Revision& revision);

/// The register's YAML and ljfl.toml by the ids of the tree units/ and of the blob, as a report's stamp names them;
/// templates and slips are not among them.
[[nodiscard]] Outcome<text::Snapshot> snapshot_of(const Git& git, std::string_view units, std::string_view settings);

/// The files of the register in a commit's tree, without their bytes. As for snapshot_at, git's prefix becomes the
/// project's own folder.
[[nodiscard]] Outcome<std::vector<Entry>> find_project(Git& git, const Revision& revision);

/// The ids that `git rev-parse REV:path` prints, for each of `paths` from the project's root; "" where the commit has
/// no such path.
[[nodiscard]] Outcome<std::vector<std::string>> object_ids(const Git& git, std::string_view commit,
                                                           const std::vector<std::string>& paths);

/// The bytes of blobs, each as often as it is named. A blob that is not here is a problem.
[[nodiscard]] Outcome<std::vector<std::string>> read_blobs(const Git& git, const std::vector<std::string>& ids);

/// The bytes of files by commit and path from the project's root, in the order of asking; nothing where there is no
/// such file, or where its path cannot be asked for (a line end in it).
struct Asked {
  std::string commit = {};
  std::string path = {};
};
[[nodiscard]] Outcome<std::vector<std::optional<std::string>>> read_files(const Git& git,
                                                                          const std::vector<Asked>& asked);

/// For every commit that any branch or tag holds, newest first: the ids that rev-parse prints for `paths`, "" for none.
struct CommitObjects {
  std::string commit = {};
  std::vector<std::string> ids = {};  ///< as `paths`
};
[[nodiscard]] Outcome<std::vector<CommitObjects>> objects_of_all(const Git& git, const std::vector<std::string>& paths);

}  // namespace ljfl::history
