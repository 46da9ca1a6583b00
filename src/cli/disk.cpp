#include "cli/disk.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>

#include "cli/cli.hpp"
#include "edit/beneath.hpp"
#include "load/layout.hpp"

namespace ljfl::cli {
namespace {

using load::most_bytes;

class Folder {
 public:
  explicit Folder(int number) : stream_(number < 0 ? nullptr : ::fdopendir(number), &::closedir) {}
  [[nodiscard]] bool good() const { return stream_ != nullptr; }
  [[nodiscard]] DIR* get() const { return stream_.get(); }

 private:
  std::unique_ptr<DIR, int (*)(DIR*)> stream_;
};

text::Source failed(const std::string& path, text::ReadFault fault, std::string reason) {
  return {.path = path, .bytes = {}, .failure = text::ReadFailure{.fault = fault, .reason = std::move(reason)}};
}

/// What `file` holds, which was opened as `path`; not good: errno says why.
text::Source read_open(const edit::Descriptor& file, const std::string& path) {
  if (!file.good()) {
    if (errno == ELOOP || errno == EXDEV) return failed(path, text::ReadFault::link, "");
    if (errno == ENXIO) return failed(path, text::ReadFault::not_regular, "");
    return failed(path, text::ReadFault::failed, std::strerror(errno));
  }
  text::Source out{.path = path};
  struct stat about {};
  if (::fstat(file.get(), &about) != 0) {
    out = failed(path, text::ReadFault::failed, std::strerror(errno));
  } else if (!S_ISREG(about.st_mode)) {
    out = failed(path, text::ReadFault::not_regular, "");
  } else if (about.st_size > most_bytes) {
    out = failed(path, text::ReadFault::too_large, std::to_string(about.st_size >> 20) + " MiB");
  } else {
    out.bytes.resize(static_cast<std::size_t>(about.st_size) + 1);  // one more tells whether it grew meanwhile
    std::size_t size = 0;
    for (;;) {
      const ssize_t got = ::read(file.get(), out.bytes.data() + size, out.bytes.size() - size);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) {
        out = failed(path, text::ReadFault::failed, std::strerror(errno));
        break;
      }
      if (got == 0) {
        out.bytes.resize(size);
        break;
      }
      size += static_cast<std::size_t>(got);
      if (size == out.bytes.size()) out.bytes.resize(size * 2);
      if (static_cast<off_t>(size) > most_bytes) {
        out = failed(path, text::ReadFault::too_large, "");
        break;
      }
    }
  }
  return out;
}

text::Source read_source(int root, const std::string& path) {
  // O_NONBLOCK: opening a pipe that nobody writes to must not hang.
  return read_open(edit::open_beneath(root, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY), path);
}

void read_below(int root, const std::string& folder, std::string_view top, int level, text::Snapshot& out) {
  edit::Descriptor number = edit::open_beneath(root, folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
  if (!number.good()) {
    if (level == 0 && errno == ENOENT) return;
    out.files.push_back(failed(folder, errno == ELOOP ? text::ReadFault::link : text::ReadFault::failed, std::strerror(errno)));
    return;
  }
  const Folder stream(number.release());
  if (!stream.good()) throw Failure{.zh = "列不出文件夹 " + folder, .en = "cannot list the folder " + folder};
  for (;;) {
    errno = 0;
    const dirent* const entry = ::readdir(stream.get());
    if (entry == nullptr) {
      if (errno != 0) throw Failure{.zh = "列不出文件夹 " + folder, .en = "cannot list the folder " + folder};
      break;
    }
    const std::string_view name = entry->d_name;
    if (load::is_hidden(name)) continue;
    const std::string path = folder + "/" + std::string{name};
    if (load::is_input_name(name, top)) {
      out.files.push_back(read_source(root, path));
      continue;
    }
    // A link in the place of a unit's folder would leave the whole unit out without a word.
    struct stat about {};
    if (level == 0 && entry->d_type != DT_DIR && ::fstatat(::dirfd(stream.get()), entry->d_name, &about, AT_SYMLINK_NOFOLLOW) == 0 &&
        S_ISLNK(about.st_mode)) {
      out.files.push_back(failed(path, text::ReadFault::link, ""));
      continue;
    }
    // Some file systems do not say what an entry is; then opening it as a folder does.
    const bool folder_too = entry->d_type == DT_DIR ||
                            (entry->d_type == DT_UNKNOWN &&
                             edit::open_beneath(root, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW).good());
    if (!folder_too) {
      if (out.attachments && top == "units") out.attachments->push_back(path);
    } else if (level + 1 < load::most_levels) {
      read_below(root, path, top, level + 1, out);
    }
  }
}

edit::Descriptor open_root(const std::string& root) {
  edit::Descriptor number(::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!number.good()) {
    const std::string reason = std::strerror(errno);
    throw Failure{.zh = "打不开文件夹 " + root + "：" + reason, .en = "cannot open the folder " + root + ": " + reason};
  }
  return number;
}

}  // namespace

bool is_folder(const std::string& path) {
  std::error_code fault;
  return std::filesystem::is_directory(path, fault) && ::access(path.c_str(), X_OK) == 0;
}

bool is_there(const std::string& root, const std::string& path) {
  std::error_code fault;
  return std::filesystem::symlink_status(std::filesystem::path{root} / path, fault).type() != std::filesystem::file_type::not_found;
}

std::string find_root(const std::string& start) {
  std::error_code fault;
  std::filesystem::path here = std::filesystem::absolute(start.empty() ? "." : start, fault).lexically_normal();
  for (;;) {
    // Only "no such file" sends us on to the folder above: that one may be another project.
    const std::filesystem::file_status status = std::filesystem::symlink_status(here / "ljfl.toml", fault);
    if (std::filesystem::exists(status)) return here.string();
    if (status.type() != std::filesystem::file_type::not_found) {
      const std::string path = text::printable((here / "ljfl.toml").string());
      throw Failure{.zh = "看不了 " + path + "：" + fault.message(), .en = "cannot look at " + path + ": " + fault.message()};
    }
    const std::filesystem::path above = here.parent_path();
    if (above == here || above.empty()) return "";
    here = above;
  }
}

std::string read_named_file(const std::string& path) {
  const edit::Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  text::Source source = read_open(file, path);
  if (!source.failure) return std::move(source.bytes);
  const std::string shown = text::printable(path) + (source.failure->reason.empty() ? "" : "：" + source.failure->reason);
  throw Failure{.zh = "读不了 " + shown, .en = "cannot read " + shown};
}

text::Snapshot read_settings_file(const std::string& root) {
  const edit::Descriptor number = open_root(root);
  text::Snapshot out;
  out.files.push_back(read_source(number.get(), std::string{load::settings_file}));
  return out;
}

text::Snapshot read_folder(const std::string& root) {
  const edit::Descriptor number = open_root(root);
  text::Snapshot out;
  out.files.push_back(read_source(number.get(), "ljfl.toml"));
  out.attachments.emplace();
  for (const std::string_view top : load::input_folders) read_below(number.get(), std::string{top}, top, 0, out);
  // The disk's own order is nobody's.
  std::ranges::sort(out.files, {}, &text::Source::path);
  std::ranges::sort(*out.attachments);
  return out;
}

}  // namespace ljfl::cli
