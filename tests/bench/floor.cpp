/// The floor that the bench measures against: walk a folder, read every YAML file, count its newlines. No program that
/// looks at every byte can do less.
#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <string_view>
#include <vector>

namespace {

struct Counts {
  std::size_t files = 0;
  std::size_t bytes = 0;
  std::size_t newlines = 0;
};

std::vector<char> buffer(1U << 20U);

void take_file(int folder, const char* name, Counts& counts) {
  const int file = ::openat(folder, name, O_RDONLY | O_CLOEXEC);
  if (file < 0) return;
  ++counts.files;
  for (;;) {
    const ssize_t got = ::read(file, buffer.data(), buffer.size());
    if (got <= 0) break;
    counts.bytes += static_cast<std::size_t>(got);
    const char* at = buffer.data();
    const char* const end = at + got;
    while ((at = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)))) != nullptr) {
      ++counts.newlines;
      ++at;
    }
  }
  ::close(file);
}

void walk(int number, Counts& counts) {
  DIR* const folder = ::fdopendir(number);
  if (folder == nullptr) return;
  while (const dirent* const entry = ::readdir(folder)) {
    const std::string_view name = entry->d_name;
    if (name.starts_with('.')) continue;
    if (name.ends_with(".yaml")) {
      take_file(::dirfd(folder), entry->d_name, counts);
    } else if (entry->d_type == DT_DIR) {
      const int below = ::openat(::dirfd(folder), entry->d_name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
      if (below >= 0) walk(below, counts);
    }
  }
  ::closedir(folder);
}

}  // namespace

int main(int argc, char** argv) {
  Counts counts;
  for (int i = 1; i < argc; ++i) walk(::open(argv[i], O_RDONLY | O_DIRECTORY | O_CLOEXEC), counts);
  std::printf("%zu files, %zu bytes, %zu lines\n", counts.files, counts.bytes, counts.newlines);
  return counts.files == 0 ? 1 : 0;
}
