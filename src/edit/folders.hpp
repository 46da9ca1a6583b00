/// The folders that a batch of files goes into, open for as long as it takes. Private to `edit`.
#pragma once

#include <sys/stat.h>

#include <cerrno>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "edit/beneath.hpp"

namespace ljfl::edit {

/// A call again, as long as a signal only interrupted it.
template <typename Call>
auto again(Call call) {
  auto answer = call();
  while (answer < 0 && errno == EINTR) answer = call();
  return answer;
}

class Folder {
 public:
  bool flushed = false;  ///< its names are on the disk
  /// What killed writers left in it; nothing where nobody has looked.
  std::optional<std::set<std::string, std::less<>>> leftovers = {};

 private:
  friend class Folders;
  std::string path_ = {};  ///< from the root
  std::string name_ = {};
  Folder* parent_ = nullptr;  ///< nothing: it is the root
  dev_t device_ = 0;
  ino_t number_ = 0;  ///< 0: it was never open
  Descriptor descriptor_ = Descriptor();
};

/// A batch may go into more folders than a process may have open (1,024 is usual). Those used last stay open; another
/// is opened again when it is asked for, below the root and through no link, and only if it is still the folder that it
/// was: what was put into one folder is never looked for in another.
class Folders {
 public:
  /// `root` stays open as long as this. At most `most_open` more are, two at least.
  explicit Folders(int root, std::size_t most_open = 64);
  Folders(const Folders&) = delete;
  Folders& operator=(const Folders&) = delete;
  ~Folders();

  /// The folder at `path` ("" or a/b/), made with those above it where it is not there. Nothing: errno says why, and
  /// `call` what was tried.
  [[nodiscard]] Folder* reach(std::string_view path, std::string& call);
  /// Its descriptor, good until the next folder is asked for. -1: errno says why; ESTALE where it is another one now.
  [[nodiscard]] int open(Folder& folder);

  /// Those that were made stay, and so does the news of them.
  void keep_made();

 private:
  /// Room for one more that is open.
  void make_room();
  void used(Folder& folder);

  const int root_;
  const std::size_t most_open_;
  std::map<std::string, Folder, std::less<>> known_ = {};
  std::vector<Folder*> open_ = {};  ///< without the root; the one used last at the end
  std::vector<Folder*> made_ = {};
};

}  // namespace ljfl::edit
