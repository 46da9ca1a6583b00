#include "cli/inventory.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "edit/beneath.hpp"
#include "history/objects.hpp"
#include "history/snapshot.hpp"
#include "history/stored.hpp"

namespace ljfl::cli {
namespace {

namespace fs = std::filesystem;

class Inventory {
 public:
  Inventory(const std::string& root, const text::Snapshot& read)
      : root_(root), read_(read), number_(::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    take_rules("");
  }

  /// The id of the tree below `top`, or "none".
  std::string tree(const std::string& top) {
    if (!fs::is_directory(status_of(top))) return "none";
    leaves_.clear();
    walk(top);
    for (history::Leaf& leaf : leaves_) leaf.path.erase(0, top.size() + 1);
    const std::string id = history::tree_id(std::move(leaves_));
    leaves_ = {};
    return id.empty() ? "none" : id;
  }

  std::string blob(const std::string& path) const {
    // The stamp names the very bytes that the report is made of.
    if (const std::string* const known = bytes_read(path)) return blob(path, *known);
    return blob(path, bytes_of(path));
  }

 private:
  [[noreturn]] static void fail(const std::string& path, const std::string& reason) {
    const std::string shown = text::printable(path);
    throw Failure{.zh = "读不了 " + shown + "，算不出数据的印记：" + reason,
                  .en = "cannot read " + shown + " for the stamp: " + reason};
  }

  /// Not to be able to look is another thing than that nothing is there: an id of half the data would be a lie.
  fs::file_status status_of(const std::string& path) const {
    std::error_code fault;
    const fs::file_status about = fs::symlink_status(fs::path{root_} / path, fault);
    if (!fs::status_known(about)) fail(path, fault.message());
    return about;
  }

  std::string blob(const std::string& path, const std::string& bytes) const {
    const auto stored = attributes_.stored_otherwise(path, bytes);
    return history::blob_id(stored ? *stored : bytes);
  }

  /// As the command read it; null of what it did not read.
  const std::string* bytes_read(const std::string& path) const {
    const auto found = std::ranges::lower_bound(read_.files, path, {}, &text::Source::path);
    return found == read_.files.end() || found->path != path || found->failure ? nullptr : &found->bytes;
  }

  std::string bytes_of(const std::string& path) const {
    const edit::Descriptor file =
        edit::open_beneath(number_.get(), path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
    if (!file.good()) fail(path, std::strerror(errno));
    std::string out;
    std::string piece(std::size_t{1} << 16U, '\0');
    for (;;) {
      const ssize_t got = ::read(file.get(), piece.data(), piece.size());
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) fail(path, std::strerror(errno));
      if (got == 0) return out;
      out.append(piece, 0, static_cast<std::size_t>(got));
    }
  }

  /// The folder's own .gitignore and .gitattributes.
  void take_rules(const std::string& folder) {
    const std::string base = folder.empty() ? "" : folder + "/";
    if (fs::is_regular_file(status_of(base + ".gitignore"))) ignores_.add(base, bytes_of(base + ".gitignore"));
    if (fs::is_regular_file(status_of(base + ".gitattributes"))) {
      attributes_.add(base, bytes_of(base + ".gitattributes"));
    }
  }

  void walk(const std::string& folder) {
    take_rules(folder);
    std::error_code fault;
    fs::directory_iterator entries(fs::path{root_} / folder, fault);
    if (fault) fail(folder, fault.message());
    for (; entries != fs::directory_iterator(); entries.increment(fault)) {
      if (fault) fail(folder, fault.message());
      const std::string name = entries->path().filename().string();
      const std::string path = folder + "/" + name;
      struct stat about {};
      if (::lstat(entries->path().c_str(), &about) != 0) fail(path, std::strerror(errno));
      const bool is_folder = S_ISDIR(about.st_mode);
      if (name == ".git" || ignores_.ignored(path, is_folder)) continue;
      if (is_folder) {
        walk(path);
      } else if (S_ISREG(about.st_mode)) {
        const bool runs = (about.st_mode & S_IXUSR) != 0;
        leaves_.push_back({.path = path, .mode = runs ? "100755" : "100644", .id = blob(path)});
      } else if (S_ISLNK(about.st_mode)) {
        const std::string target = fs::read_symlink(entries->path(), fault).string();
        if (fault) fail(path, fault.message());
        leaves_.push_back({.path = path, .mode = "120000", .id = history::blob_id(target)});
      }
    }
  }

  std::string root_;
  const text::Snapshot& read_;
  edit::Descriptor number_;
  history::Ignores ignores_ = {};
  history::Attributes attributes_ = {};
  std::vector<history::Leaf> leaves_ = {};
};

}  // namespace

report::Stamp stamp_of(const Job& job, time::Date as_of) {
  report::Stamp out{.as_of = as_of};
  if (!job.commit.empty()) {
    auto git = history::Git::open(job.folder);
    if (!git.good()) throw Failure{.zh = git.problem.zh, .en = git.problem.en};
    const auto ids = history::object_ids(*git, job.commit, {"units", "templates", "ljfl.toml"});
    if (!ids.good()) throw Failure{.zh = ids.problem.zh, .en = ids.problem.en};
    const auto id = [&](std::size_t i) { return (*ids)[i].empty() ? std::string{"none"} : (*ids)[i]; };
    out.units = id(0);
    out.templates = id(1);
    out.settings = id(2);
    return out;
  }
  Inventory inventory(job.root, job.files);
  out.units = inventory.tree("units");
  out.templates = inventory.tree("templates");
  out.settings = inventory.blob("ljfl.toml");
  return out;
}

}  // namespace ljfl::cli
