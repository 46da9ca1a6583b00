#include "cli/scope.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "load/layout.hpp"

namespace ljfl::cli {
namespace {

namespace fs = std::filesystem;

/// Without ./ in front and / at the end; "." is "".
std::string tidied(std::string_view path) {
  std::string out = fs::path(path).lexically_normal().generic_string();
  while (out.ends_with('/')) out.pop_back();
  return out == "." ? std::string{} : out;
}

bool is_known(const text::Snapshot& files, std::string_view path) {
  return path.empty() || std::ranges::any_of(files.files, [&](const text::Source& source) {
           return source.path == path || source.path.starts_with(std::string{path} + "/");
         });
}

}  // namespace

bool is_within(std::string_view path, const std::vector<std::string>& paths) {
  return std::ranges::any_of(
      paths, [&](const std::string& one) { return one.empty() || path == one || path.starts_with(one + "/"); });
}

std::string path_in_project(const Job& job, std::string_view typed) {
  std::error_code fault;
  const fs::path root = fs::weakly_canonical(fs::absolute(job.root, fault), fault);
  const fs::path here = fs::weakly_canonical(fs::absolute(job.folder.empty() ? "." : job.folder, fault), fault);
  std::string from_here = tidied((here / typed).lexically_normal().lexically_relative(root).generic_string());
  const bool outside = from_here == ".." || from_here.starts_with("../");
  if (!outside && is_known(job.files, from_here)) return from_here;
  std::string from_root = tidied(typed);
  if (is_known(job.files, from_root) || outside) return from_root;
  return from_here;
}

std::vector<std::string> paths_asked(const Job& job) {
  std::vector<std::string> out;
  for (const std::string& typed : job.values("PATH")) {
    std::string path = path_in_project(job, typed);
    if (!is_known(job.files, path)) {
      const std::string shown = text::printable(typed);
      throw Failure{.zh = "台账里没有“" + shown + "”", .en = "the register holds no “" + shown + "”"};
    }
    out.push_back(std::move(path));
  }
  return out;
}

void take_stdin(text::Snapshot& files, const std::string& path) {
  std::string bytes;
  char buffer[65536];
  for (;;) {
    const ssize_t got = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      const std::string reason = std::strerror(errno);
      throw Failure{.zh = "标准输入读不了：" + reason, .en = "stdin cannot be read: " + reason};
    }
    if (got == 0) break;
    bytes.append(buffer, static_cast<std::size_t>(got));
    if (static_cast<long long>(bytes.size()) > load::most_bytes) {
      throw Failure{.zh = "标准输入太长", .en = "stdin holds too much"};
    }
  }
  const auto at = std::ranges::lower_bound(files.files, path, {}, &text::Source::path);
  if (at != files.files.end() && at->path == path) {
    *at = text::Source{.path = path, .bytes = std::move(bytes)};
  } else {
    files.files.insert(at, text::Source{.path = path, .bytes = std::move(bytes)});
  }
}

}  // namespace ljfl::cli
