#include "cli/disk.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <memory>
#include <vector>

#include "cli/cli.hpp"
#include "cli/memory.hpp"
#include "edit/beneath.hpp"
#include "load/layout.hpp"
#include "work/each.hpp"

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

text::Source failed_to_open(const std::string& path, int reason) {
  if (reason == ELOOP || reason == EXDEV) return failed(path, text::ReadFault::link, "");
  if (reason == ENXIO) return failed(path, text::ReadFault::not_regular, "");
  return failed(path, text::ReadFault::failed, std::strerror(reason));
}

/// Where a file is read to. Left as the system gives it, so that only what a file needs is touched.
struct Buffer {
  std::size_t size = std::size_t{256} << 10U;
  std::unique_ptr<char[]> bytes = std::make_unique_for_overwrite<char[]>(size);

  void grow() {
    auto larger = std::make_unique_for_overwrite<char[]>(size * 4);
    std::memcpy(larger.get(), bytes.get(), size);
    bytes = std::move(larger);
    size *= 4;
  }
};

constexpr std::size_t page = 4096;

/// The bytes of an open file. Read into one buffer that is used again, and kept in as much memory as they need.
text::Source read_open(int file, std::string path, bool surely_regular) {
  struct stat about {};
  if (!surely_regular) {
    if (::fstat(file, &about) != 0) return failed(path, text::ReadFault::failed, std::strerror(errno));
    if (!S_ISREG(about.st_mode)) return failed(path, text::ReadFault::not_regular, "");
  }
  thread_local Buffer buffer;
  std::size_t size = 0;
  for (;;) {
    const std::size_t room = buffer.size - size;
    const ssize_t got = ::read(file, buffer.bytes.get() + size, room);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failed(path, text::ReadFault::failed, std::strerror(errno));
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
    // Of a regular file read() gives less than was asked for only at its end (POSIX). That is taken at its word where
    // no file system parts data: within a page. Asking once more would be a fourth call for each file.
    if (static_cast<std::size_t>(got) < room && size < page) break;
    if (static_cast<long long>(size) > most_bytes) {
      const bool sized = ::fstat(file, &about) == 0 && about.st_size > most_bytes;
      return failed(path, text::ReadFault::too_large, sized ? std::to_string(about.st_size >> 20) + " MiB" : "");
    }
    if (size == buffer.size) buffer.grow();
  }
  return {.path = std::move(path), .bytes = std::string(buffer.bytes.get(), size)};
}

// O_NONBLOCK: opening a pipe that nobody writes to must not hang.
constexpr int file_flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
constexpr int folder_flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

text::Source read_source(int root, const std::string& path) {
  const edit::Descriptor file = edit::open_beneath(root, path, file_flags);
  return file.good() ? read_open(file.get(), path, false) : failed_to_open(path, errno);
}

/// Another thread is worth while for each so many.
constexpr std::size_t few_units = 16;

/// So many units a thread reads before it is known whether the disk must be waited for.
constexpr std::size_t first_units = 2;

/// To open, read and close a file takes a tenth of this where it lies in memory, and more than this on any disk.
constexpr std::chrono::microseconds slow_file{50};

/// What a unit's year takes: its files, and the register made of them.
constexpr std::size_t usual_unit = std::size_t{160} << 10U;

/// An entry of a folder, by the name it has there.
struct Entry {
  std::string name = {};
  unsigned char type = DT_UNKNOWN;
};

/// In the order in which their files' paths will stand: a-1/x before a/x. The disk's own order is nobody's.
void put_in_order(std::vector<Entry>& entries) {
  const auto is_file = [](const Entry& entry) { return entry.type == DT_REG; };
  for (Entry& entry : entries) {
    if (!is_file(entry)) entry.name.push_back('/');
  }
  std::ranges::sort(entries, {}, &Entry::name);
  for (Entry& entry : entries) {
    if (!is_file(entry)) entry.name.pop_back();
  }
}

std::vector<Entry> list(DIR* stream, const std::string& folder) {
  std::vector<Entry> out;
  for (;;) {
    errno = 0;
    const dirent* const entry = ::readdir(stream);
    if (entry == nullptr) {
      if (errno != 0) throw Failure{.zh = "列不出文件夹 " + folder, .en = "cannot list the folder " + folder};
      break;
    }
    if (!load::is_hidden(entry->d_name)) out.push_back({.name = entry->d_name, .type = entry->d_type});
  }
  put_in_order(out);
  return out;
}

/// What one reading puts together.
struct Reading {
  text::Snapshot out = {};
  DiskMemory* memory = nullptr;
  bool in_order = true;  ///< its files, by their paths: they are, unless the disk did not say which entries are folders
};

/// The file of this name in an open folder.
text::Source read_in(int folder, const Entry& entry, std::string path, DiskMemory* memory) {
  struct stat about {};
  std::string bytes;
  const bool seen = memory != nullptr && ::fstatat(folder, entry.name.c_str(), &about, AT_SYMLINK_NOFOLLOW) == 0;
  if (seen && memory->recall(path, about, bytes)) return {.path = std::move(path), .bytes = std::move(bytes)};
  const edit::Descriptor file(::openat(folder, entry.name.c_str(), file_flags));
  if (!file.good()) return failed_to_open(path, errno);
  text::Source out = read_open(file.get(), std::move(path), entry.type == DT_REG);
  if (seen && !out.failure) memory->keep(out.path, about, out.bytes);
  return out;
}

void read_below(edit::Descriptor number, const std::string& folder, std::string_view top, int level, Reading& reading);

/// What `entry` of `folder`, open as `number`, gives. A name has no '/' in it, so what is opened by it in its folder,
/// and not through a link, lies in that folder.
void read_entry(int number, const std::string& folder, const Entry& entry, std::string_view top, int level,
                Reading& reading) {
  text::Snapshot& out = reading.out;
  std::string path = folder + "/" + entry.name;
  if (load::is_input_name(entry.name, top)) {
    out.files.push_back(read_in(number, entry, std::move(path), reading.memory));
    return;
  }
  // A link in the place of a unit's folder would leave the whole unit out without a word. Beside the reports of a month
  // one may stand (reports/latest): a slip that it hid would be missed by its number.
  struct stat about {};
  if (level == 0 && top != load::reports_folder && entry.type != DT_DIR &&
      ::fstatat(number, entry.name.c_str(), &about, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(about.st_mode)) {
    out.files.push_back(failed(path, text::ReadFault::link, ""));
    return;
  }
  // Some file systems do not say what an entry is; then opening it as a folder does.
  edit::Descriptor below;
  if (entry.type == DT_DIR || entry.type == DT_UNKNOWN) {
    below = edit::Descriptor(::openat(number, entry.name.c_str(), folder_flags));
  }
  if (!below.good() && entry.type != DT_DIR) {
    if (out.attachments && top == "units") out.attachments->push_back(std::move(path));
  } else if (!below.good()) {
    const bool link = errno == ELOOP || errno == ENOTDIR;
    out.files.push_back(failed(path, link ? text::ReadFault::link : text::ReadFault::failed, std::strerror(errno)));
  } else if (level + 1 < load::most_levels) {
    read_below(std::move(below), path, top, level + 1, reading);
  }
}

void read_below(edit::Descriptor number, const std::string& folder, std::string_view top, int level, Reading& reading) {
  const Folder stream(number.release());
  if (!stream.good()) throw Failure{.zh = "列不出文件夹 " + folder, .en = "cannot list the folder " + folder};
  for (const Entry& entry : list(stream.get(), folder))
    read_entry(::dirfd(stream.get()), folder, entry, top, level, reading);
}

/// Reads the first of the folders, and tells whether the disk had to be waited for.
template <typename Read>
bool read_slowly(std::size_t first, unsigned workers, const Read& read, const std::vector<Reading>& parts) {
  using Clock = std::chrono::steady_clock;
  std::vector<Clock::duration> taken(first);
  work::each(first, workers, [&](std::size_t i) {
    const auto begun = Clock::now();
    read(i);
    taken[i] = Clock::now() - begun;
  });
  Clock::duration all{0};
  std::size_t files = 0;
  for (std::size_t i = 0; i < first; ++i) {
    all += taken[i];
    files += parts[i].out.files.size();
  }
  return all > files * slow_file;
}

/// All below units/ or templates/, each entry a piece of work of its own. `in_order` becomes false where the files of
/// `out` are not.
void read_top(int root, const std::string& top, Readers readers, DiskMemory* memory, text::Snapshot& out,
              bool& in_order) {
  edit::Descriptor number = edit::open_beneath(root, top, folder_flags);
  if (!number.good()) {
    if (errno == ENOENT) return;
    const auto fault = errno == ELOOP ? text::ReadFault::link : text::ReadFault::failed;
    out.files.push_back(failed(top, fault, std::strerror(errno)));
    return;
  }
  const Folder stream(number.release());
  if (!stream.good()) throw Failure{.zh = "列不出文件夹 " + top, .en = "cannot list the folder " + top};
  const std::vector<Entry> entries = list(stream.get(), top);
  if (entries.size() < few_units || memory != nullptr) readers = {};
  readers.usual = std::min(readers.usual, static_cast<unsigned>(entries.size() / few_units) + 1);
  if (top == "units" && memory == nullptr) expect_memory(entries.size() * usual_unit, readers.usual);
  std::vector<Reading> parts(entries.size());
  const auto read = [&](std::size_t i) {
    expect_memory_here();
    parts[i].memory = memory;
    parts[i].out.attachments.emplace();
    read_entry(::dirfd(stream.get()), top, entries[i], top, 0, parts[i]);
    parts[i].in_order = std::ranges::is_sorted(parts[i].out.files, {}, &text::Source::path);
  };
  const std::size_t first = readers.when_slow > readers.usual ? first_units * readers.usual : 0;
  const bool slow = read_slowly(first, readers.usual, read, parts);
  work::each(entries.size() - first, slow ? readers.when_slow : readers.usual, [&](std::size_t i) { read(first + i); });
  std::size_t files = out.files.size();
  for (const Reading& part : parts) files += part.out.files.size();
  out.files.reserve(files);
  for (Reading& part : parts) {
    in_order = in_order && part.in_order;
    if (!part.out.files.empty() && !out.files.empty())
      in_order = in_order && out.files.back().path <= part.out.files.front().path;
    std::ranges::move(part.out.files, std::back_inserter(out.files));
    std::ranges::move(*part.out.attachments, std::back_inserter(*out.attachments));
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
  return std::filesystem::symlink_status(std::filesystem::path{root} / path, fault).type() !=
         std::filesystem::file_type::not_found;
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
      throw Failure{.zh = "看不了 " + path + "：" + fault.message(),
                    .en = "cannot look at " + path + ": " + fault.message()};
    }
    const std::filesystem::path above = here.parent_path();
    if (above == here || above.empty()) return "";
    here = above;
  }
}

Failure unread(std::string_view path, const text::ReadFailure& why) {
  const std::string shown = text::printable(path);
  const auto because = [&](std::string_view colon) {
    return why.reason.empty() ? std::string{} : std::string{colon} + why.reason;
  };
  return {.zh = "读不了 " + shown + because("："), .en = "cannot read " + shown + because(": ")};
}

std::string read_named_file(const std::string& path) {
  const edit::Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  text::Source source = file.good() ? read_open(file.get(), path, false) : failed_to_open(path, errno);
  if (!source.failure) return std::move(source.bytes);
  throw unread(path, *source.failure);
}

text::Snapshot read_settings_file(const std::string& root) {
  const edit::Descriptor number = open_root(root);
  text::Snapshot out;
  out.files.push_back(read_source(number.get(), std::string{load::settings_file}));
  return out;
}

text::Snapshot read_folder(const std::string& root, Readers readers, DiskMemory* memory) {
  if (memory != nullptr) memory->begin();
  const edit::Descriptor number = open_root(root);
  text::Snapshot out;
  out.files.push_back(read_source(number.get(), "ljfl.toml"));
  out.attachments.emplace();
  std::array<std::string_view, std::size(load::input_folders)>
      tops;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled here
  std::ranges::copy(load::input_folders, tops.begin());
  std::ranges::sort(tops);  // as the files will lie
  bool in_order = true;
  for (const std::string_view top : tops) read_top(number.get(), std::string{top}, readers, memory, out, in_order);
  if (!in_order) std::ranges::sort(out.files, {}, &text::Source::path);
  std::ranges::sort(*out.attachments);
  return out;
}

}  // namespace ljfl::cli
