/// The recipe: temporary file beside the old one, owner and mode, write, flush, look whether the old one is still the
/// one that was read, rename, flush the folder. Only "no such file" means that there is none; any other failure to look
/// ends it.
#include "edit/files.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include "edit/folders.hpp"

namespace ljfl::edit {
namespace {

using Kind = WriteResult::Kind;

/// Signals that end a process wait while files are half made.
class SignalsWait {
 public:
  SignalsWait() {
    sigset_t wait{};
    sigemptyset(&wait);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGALRM, SIGUSR1, SIGUSR2, SIGTSTP})
      sigaddset(&wait, signal);
    ::pthread_sigmask(SIG_BLOCK, &wait, &before_);
  }
  SignalsWait(const SignalsWait&) = delete;
  SignalsWait& operator=(const SignalsWait&) = delete;
  ~SignalsWait() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_ = {};
};

constexpr std::string_view temporary_end = ".ljfl-tmp";

WriteResult failed(Kind kind, std::string_view path, std::string_view call) {
  const int code = errno;
  WriteResult out{.kind = kind, .path = std::string{path}};
  out.fault.append(call).append(": ").append(std::strerror(code));
  return out;
}

/// One file on its way from `NewFile` to the disk.
struct Draft {
  const NewFile* file = nullptr;
  Folder* folder = nullptr;
  std::string name = {};
  std::string temporary = {};  ///< empty once it is renamed
  bool existed = false;
  bool unchanged = false;  ///< it holds its new bytes already
  struct stat old = {};
};

bool same_file(const struct stat& a, const struct stat& b) {
  return a.st_ino == b.st_ino && a.st_dev == b.st_dev && a.st_size == b.st_size &&
         a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec &&
         a.st_ctim.tv_sec == b.st_ctim.tv_sec && a.st_ctim.tv_nsec == b.st_ctim.tv_nsec;
}

class Batch {
 public:
  explicit Batch(const Lock& lock) : lock_(lock), folders_(lock.folder()) {}
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;
  ~Batch() {
    for (const Draft& draft : drafts_) {
      if (draft.temporary.empty()) continue;
      if (const int folder = folders_.open(*draft.folder); folder >= 0) ::unlinkat(folder, draft.temporary.c_str(), 0);
    }
  }

  WriteResult write(std::span<const NewFile> files) {
    drafts_.reserve(files.size());
    for (const NewFile& file : files) {
      if (WriteResult result = prepare(file); !result.good()) return result;
    }
    WriteResult done;
    for (Draft& draft : drafts_) {
      if (WriteResult result = still_as_read(draft); !result.good()) return result;
      done.split_link = done.split_link || (draft.existed && !draft.unchanged && draft.old.st_nlink > 1);
    }
    for (Draft& draft : drafts_) {
      if (draft.unchanged) {
        ++done.written;
        continue;
      }
      const char* const from = draft.temporary.c_str();
      const int folder = folders_.open(*draft.folder);
      // A new file takes its name only while nobody else has it.
      const int answer = folder < 0      ? -1
                         : draft.existed ? again([&] { return ::renameat(folder, from, folder, draft.name.c_str()); })
                                         : again([&] { return rename_to_new(folder, from, draft.name.c_str()); });
      if (answer != 0) {
        const bool other = errno == EEXIST || errno == ESTALE;
        WriteResult result = failed(other ? Kind::changed : Kind::refused, draft.file->path, "rename");
        result.written = done.written;
        return result;
      }
      ++done.written;
      draft.temporary.clear();
      folders_.keep_made();  // files are in them now
    }
    for (const Draft& draft : drafts_) {
      if (draft.unchanged || std::exchange(draft.folder->flushed, true)) continue;
      const int folder = folders_.open(*draft.folder);
      if (folder < 0 || again([&] { return ::fsync(folder); }) != 0) {
        WriteResult result = failed(Kind::unflushed, draft.file->path, "fsync of the folder");
        result.written = done.written;
        return result;
      }
    }
    done.new_owner = new_owner_;
    return done;
  }

 private:
  static int rename_to_new(int folder, const char* from, const char* to) {
    const int answer = ::renameat2(folder, from, folder, to, RENAME_NOREPLACE);
    if (answer == 0 || (errno != EINVAL && errno != ENOSYS)) return answer;
    // A file system that cannot say it in one step: linking refuses a name that is taken.
    if (::linkat(folder, from, folder, to, 0) != 0) return -1;
    return ::unlinkat(folder, from, 0);
  }

  WriteResult come_to_folder(Draft& draft) {
    const std::string_view path = draft.file->path;
    const std::size_t name = path.rfind('/') + 1;
    std::string call;
    draft.name = path.substr(name);
    draft.folder = folders_.reach(path.substr(0, name), call);
    if (draft.folder != nullptr) return {};
    const bool other = errno == ELOOP || errno == ENOTDIR;
    return failed(errno == ESTALE ? Kind::changed : other ? Kind::not_plain : Kind::refused, path, call);
  }

  WriteResult prepare(const NewFile& file) {
    Draft& draft = drafts_.emplace_back();
    draft.file = &file;
    if (WriteResult result = come_to_folder(draft); !result.good()) return result;
    const int folder = folders_.open(*draft.folder);  // which is open, and stays so while this one file is written
    if (WriteResult result = look(folder, draft); !result.good()) return result;
    clear_away_leftovers(folder, draft);
    if (draft.unchanged) return {};
    const std::string temporary = "." + draft.name + "." + std::to_string(::getpid()) + std::string{temporary_end};
    const int how = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    const mode_t mode = file.executable ? 0777 : 0666;  // less what the umask takes
    Descriptor out(again([&] { return ::openat(folder, temporary.c_str(), how, mode); }));
    if (!out.good()) return failed(Kind::refused, file.path, "open");
    draft.temporary = temporary;
    if (draft.existed) {
      if (WriteResult result = keep_owner_and_mode(draft, out.get()); !result.good()) return result;
    }
    for (std::string_view bytes = file.bytes; !bytes.empty();) {
      const ssize_t written = again([&] { return ::write(out.get(), bytes.data(), bytes.size()); });
      if (written <= 0) return failed(Kind::refused, file.path, "write");
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (again([&] { return ::fsync(out.get()); }) != 0) return failed(Kind::refused, file.path, "fsync");
    // Linux has closed it even where a signal came in between.
    if (out.close() != 0 && errno != EINTR) return failed(Kind::refused, file.path, "close");
    return {};
  }

  /// What is there now, and whether it is what the caller read.
  WriteResult look(int folder, Draft& draft) {
    const NewFile& file = *draft.file;
    const int how = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
    const Descriptor old(again([&] { return ::openat(folder, draft.name.c_str(), how); }));
    if (!old.good()) {
      if (errno == ELOOP || errno == ENXIO) return failed(Kind::not_plain, file.path, "open");
      if (errno != ENOENT) return failed(Kind::refused, file.path, "open");
      if (file.before) return failed(Kind::changed, file.path, "open");
      return {};
    }
    draft.existed = true;
    if (again([&] { return ::fstat(old.get(), &draft.old); }) != 0) return failed(Kind::refused, file.path, "stat");
    if (!S_ISREG(draft.old.st_mode)) return {.kind = Kind::not_plain, .path = file.path, .fault = "not a plain file"};
    if (file.must_be_new) {
      errno = EEXIST;
      return failed(Kind::changed, file.path, "open");
    }
    if (!file.before && draft.old.st_size != static_cast<off_t>(file.bytes.size())) return {};
    // Compared as it is read: whether it is the same needs no second copy.
    std::string_view rest = file.before ? *file.before : file.bytes;
    std::array<char, 65536> buffer{};
    for (;;) {
      const ssize_t got = again([&] { return ::read(old.get(), buffer.data(), buffer.size()); });
      if (got < 0) return failed(Kind::refused, file.path, "read");
      const std::string_view piece(buffer.data(), static_cast<std::size_t>(got));
      if (!rest.starts_with(piece) || (got == 0 && !rest.empty())) {
        if (!file.before) return {};
        return {.kind = Kind::changed, .path = file.path, .fault = "changed meanwhile"};
      }
      if (got == 0) {
        draft.unchanged = !file.before;
        return {};
      }
      rest.remove_prefix(piece.size());
    }
  }

  WriteResult still_as_read(const Draft& draft) {
    struct stat now {};
    const int folder = folders_.open(*draft.folder);
    if (folder < 0) return failed(errno == ESTALE ? Kind::changed : Kind::refused, draft.file->path, "open");
    const bool there = again([&] { return ::fstatat(folder, draft.name.c_str(), &now, AT_SYMLINK_NOFOLLOW); }) == 0;
    if (!there && errno != ENOENT) return failed(Kind::refused, draft.file->path, "stat");
    if (there != draft.existed || (there && !same_file(now, draft.old))) {
      return {.kind = Kind::changed, .path = draft.file->path, .fault = "changed meanwhile"};
    }
    return {};
  }

  WriteResult keep_owner_and_mode(const Draft& draft, int out) {
    struct stat made {};
    if (again([&] { return ::fstat(out, &made); }) != 0) return failed(Kind::refused, draft.file->path, "stat");
    // Only root may give files away: a colleague's file becomes the writer's, but never another group's.
    if (made.st_gid != draft.old.st_gid &&
        again([&] { return ::fchown(out, static_cast<uid_t>(-1), draft.old.st_gid); }) != 0) {
      return failed(Kind::refused, draft.file->path, "chown");
    }
    if (made.st_uid != draft.old.st_uid &&
        again([&] { return ::fchown(out, draft.old.st_uid, static_cast<gid_t>(-1)); }) != 0) {
      if (errno != EPERM) return failed(Kind::refused, draft.file->path, "chown");
      new_owner_ = true;
    }
    if (again([&] { return ::fchmod(out, draft.old.st_mode & 07777U); }) != 0) {
      return failed(Kind::refused, draft.file->path, "chmod");
    }
    return {};
  }

  /// Temporary files of this name: under the lock nobody else's can be alive.
  void clear_away_leftovers(int folder, const Draft& draft) const {
    if (!lock_.held()) return;
    if (!draft.folder->leftovers) draft.folder->leftovers = leftovers_in(folder);
    const std::string begin = "." + draft.name + ".";
    for (auto name = draft.folder->leftovers->lower_bound(begin);
         name != draft.folder->leftovers->end() && name->starts_with(begin); ++name) {
      ::unlinkat(folder, name->c_str(), 0);
    }
  }

  static std::set<std::string, std::less<>> leftovers_in(int folder) {
    std::set<std::string, std::less<>> out;
    const int number = again([&] { return ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC); });
    const std::unique_ptr<DIR, int (*)(DIR*)> stream(number < 0 ? nullptr : ::fdopendir(number), &::closedir);
    if (!stream) {
      if (number >= 0) ::close(number);
      return out;
    }
    while (const dirent* const entry = ::readdir(stream.get())) {
      const std::string_view name = entry->d_name;
      if (name.starts_with('.') && name.ends_with(temporary_end)) out.emplace(name);
    }
    return out;
  }

  const Lock& lock_;
  Folders folders_;
  std::vector<Draft> drafts_ = {};
  bool new_owner_ = false;
};

}  // namespace

WriteResult write_files(const Lock& lock, std::span<const NewFile> files) {
  const SignalsWait wait;
  return Batch(lock).write(files);
}

WriteResult write_file(const std::string& root, std::string_view path, std::string_view bytes) {
  std::string fault;
  const Lock lock = Lock::take(root, fault);
  if (!lock.good()) return {.kind = Kind::refused, .path = std::string{path}, .fault = fault};
  const std::array one = {NewFile{.path = std::string{path}, .bytes = std::string{bytes}}};
  return write_files(lock, one);
}

}  // namespace ljfl::edit
