/// Files written whole or not at all, one writer at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "edit/beneath.hpp"

namespace ljfl::edit {

/// What went wrong. Nothing was written, but for `unflushed`: then the new file is there, and a power cut may take it.
struct WriteResult {
  enum class Kind : std::uint8_t {
    good,
    changed,    ///< somebody else changed, removed or made the file since it was read
    not_plain,  ///< there is a link, a folder or a device of that name
    refused,    ///< by the system: `fault` says how
    unflushed,
  };
  Kind kind = Kind::good;
  std::string path = {};    ///< the file that it is about
  std::string fault = {};   ///< in the system's words; empty where nothing went wrong
  std::size_t written = 0;  ///< files that have their new bytes: all, or those before a rename that failed
  bool split_link = false;  ///< a file had a second name (hard link), which still has the old bytes
  bool new_owner = false;   ///< a file was a colleague's and is now the writer's, in the same group and mode
  [[nodiscard]] bool good() const { return kind == Kind::good; }
};

/// Keeps every other ljfl from writing below `root` until it goes. It is the kernel's own lock on the folder: it leaves
/// nothing behind, and a process that dies has none. Where a file system knows no locks, `held` is false, and only the
/// comparison before the rename guards against a second writer.
class Lock {
 public:
  Lock() = default;
  /// Waits for its turn; `fault` says why it will never come.
  static Lock take(const std::string& root, std::string& fault);
  /// Its turn now, or `busy`.
  static Lock try_take(const std::string& root, std::string& fault, bool& busy);
  [[nodiscard]] bool good() const { return folder_.good(); }
  [[nodiscard]] bool held() const { return held_; }
  [[nodiscard]] int folder() const { return folder_.get(); }  ///< `root`, open

 private:
  static Lock take(const std::string& root, std::string& fault, bool wait, bool& busy);
  Descriptor folder_ = Descriptor();
  bool held_ = false;
};

/// One file of a batch.
struct NewFile {
  std::string path = {};   ///< from the root, with '/'
  std::string bytes = {};  ///< what it is to hold
  /// What it held when it was read. Anything else on the disk by now, and nothing is written. Not given: whatever is
  /// there is replaced.
  std::optional<std::string> before = {};
  bool must_be_new = false;  ///< nothing of this name may be there
  bool executable = false;   ///< a new file's mode; an old one's stays
};

/// Writes all of `files`, or none of them where anything goes wrong before the first rename: each into a temporary file
/// beside it, flushed; then each renamed, and the folders flushed. One that replaces whatever is there, and finds its
/// own bytes, is left alone. Folders are made as needed. Mode, group and owner stay. Signals wait until it is done. A
/// link on the way is a fault. What a killed ljfl left is cleared away.
[[nodiscard]] WriteResult write_files(const Lock& lock, std::span<const NewFile> files);

/// One file, under a lock of its own, replacing whatever is there.
[[nodiscard]] WriteResult write_file(const std::string& root, std::string_view path, std::string_view bytes);

}  // namespace ljfl::edit
