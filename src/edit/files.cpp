#include "edit/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "edit/beneath.hpp"

namespace ljfl::edit {
namespace {

std::string fault(std::string_view what, std::string_view path) {
  const int code = errno;
  std::string out{what};
  out.append(" ").append(path).append(": ").append(std::strerror(code));
  return out;
}

/// The folder of `path`, made where it is missing.
Descriptor open_folder(int root, std::string_view folders, std::string& problem) {
  Descriptor here(::openat(root, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  while (!folders.empty() && here.good()) {
    const std::size_t slash = folders.find('/');
    const std::string name{folders.substr(0, slash)};
    folders.remove_prefix(slash == std::string_view::npos ? folders.size() : slash + 1);
    if (::mkdirat(here.get(), name.c_str(), 0777) != 0 && errno != EEXIST) {
      problem = fault("mkdir", name);
      return Descriptor();
    }
    here = open_beneath(here.get(), name, O_RDONLY | O_DIRECTORY);
    if (!here.good()) problem = fault("open", name);
  }
  return here;
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

WriteResult write_file(const std::string& root, std::string_view path, std::string_view bytes) {
  Descriptor top(::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!top.good()) return {.fault = fault("open", root)};
  const std::size_t slash = path.rfind('/');
  const std::string name{slash == std::string_view::npos ? path : path.substr(slash + 1)};
  std::string problem;
  const Descriptor folder =
      open_folder(top.get(), slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash), problem);
  if (!folder.good()) return {.fault = problem.empty() ? fault("open", path) : problem};

  bool existed = false;
  struct stat old {};
  if (::fstatat(folder.get(), name.c_str(), &old, AT_SYMLINK_NOFOLLOW) == 0) {
    if (!S_ISREG(old.st_mode)) return {.fault = std::string{path} + ": not a plain file"};
    existed = true;
  } else if (errno != ENOENT) {
    return {.fault = fault("stat", path)};
  }
  // One name a process: a second ljfl writes its own, and the last rename wins as a whole.
  const std::string temporary = "." + name + "." + std::to_string(::getpid()) + ".tmp";
  Descriptor file(::openat(folder.get(), temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
  if (!file.good()) return {.fault = fault("open", temporary)};
  const auto give_up = [&](std::string_view what) {
    WriteResult result{.fault = fault(what, path)};
    ::unlinkat(folder.get(), temporary.c_str(), 0);
    return result;
  };
  if (existed && ::fchmod(file.get(), old.st_mode & 07777U) != 0) return give_up("chmod");
  if (!write_all(file.get(), bytes)) return give_up("write");
  if (::fsync(file.get()) != 0) return give_up("fsync");
  if (file.close() != 0) return give_up("close");
  if (::renameat(folder.get(), temporary.c_str(), folder.get(), name.c_str()) != 0) return give_up("rename");
  if (::fsync(folder.get()) != 0) return {.fault = fault("fsync", path)};
  return {};
}

}  // namespace ljfl::edit
