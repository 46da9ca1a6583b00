#include "cli/inventory.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "cli/past.hpp"
#include "edit/beneath.hpp"
#include "history/objects.hpp"
#include "history/snapshot.hpp"
#include "history/stored.hpp"
#include "history/worktree.hpp"

namespace ljfl::cli {
namespace {

namespace fs = std::filesystem;

/// What a stamp names the ids of.
const std::vector<std::string>& stamped() {
  static const std::vector<std::string> out = {"units", "templates", "ljfl.toml"};
  return out;
}

/// By the rules that the project's own files tell; where `git` is given, by all that hold in its repository.
class Inventory {
 public:
  Inventory(const std::string& root, const text::Snapshot& read, const history::Git* git = nullptr)
      : root_(root), read_(read), number_(::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)), git_(git) {
    if (git_ != nullptr) {
      storing_ = or_failure(history::storing_of(*git_));
      head_ = history::leaves_of_head(*git_, stamped());
    } else {
      take_rules("");
    }
  }

  /// The id of the tree below `top`, or "none".
  std::string tree(const std::string& top) {
    if (!fs::is_directory(status_of(top))) return "none";
    leaves_.clear();
    walk(top);
    if (git_ != nullptr) ask_git();
    for (history::Leaf& leaf : leaves_) leaf.path.erase(0, top.size() + 1);
    const std::string id = history::tree_id(std::move(leaves_), storing_.digest);
    leaves_ = {};
    return id.empty() ? "none" : id;
  }

  /// A file whose id cannot be worked out here, since git stores another form of it; "" for none.
  [[nodiscard]] const std::string& rewritten() const { return rewritten_; }

  std::string settings() {
    leaves_ = {{.path = "ljfl.toml", .mode = "100644", .id = blob("ljfl.toml")}};
    if (git_ != nullptr) ask_git();
    return leaves_.empty() ? "none" : leaves_.front().id;
  }

 private:
  /// What the disk's walk could not know: what git passes over, which modes it keeps, which line ends it drops.
  void ask_git() {
    std::vector<std::string> paths;
    for (const history::Leaf& leaf : leaves_) paths.push_back(leaf.path);
    const std::set<std::string> ignored = or_failure(history::ignored_of(*git_, paths));
    std::erase_if(leaves_, [&](const history::Leaf& leaf) { return ignored.contains(leaf.path); });
    std::erase_if(with_cr_, [&](const std::string& path) { return ignored.contains(path); });
    const std::set<std::string> others = or_failure(history::rewritten_of(*git_, paths));
    std::map<std::string, history::LineEnds> ends;
    if (!with_cr_.empty()) {
      const auto told = or_failure(history::line_ends_of(*git_, with_cr_));
      for (std::size_t i = 0; i < with_cr_.size(); ++i) ends[with_cr_[i]] = told[i];
    }
    with_cr_.clear();
    for (history::Leaf& leaf : leaves_) {
      if (!leaf.mode.starts_with("100")) continue;
      const auto known = head_.find(leaf.path);
      const history::Leaf* const before = known == head_.end() ? nullptr : &known->second;
      if (!storing_.modes_count)
        leaf.mode = before != nullptr && before->mode.starts_with("100") ? before->mode : "100644";
      if (const auto one = ends.find(leaf.path); one != ends.end()) drop_cr(leaf, before, one->second);
      if (others.contains(leaf.path) && (before == nullptr || before->id != leaf.id)) rewritten_ = leaf.path;
    }
  }

  /// As gitattributes(5) has it: where a file only looks like a text, line ends stay as the last commit holds such.
  void drop_cr(history::Leaf& leaf, const history::Leaf* before, const history::LineEnds& ends) const {
    if (ends.text == "unset") return;
    const bool is_text = ends.text == "set" || (ends.text == "unspecified" && ends.eol != "unspecified");
    if (!is_text && ends.text != "auto" && !storing_.drops_cr) return;
    const auto text = converted(is_text ? "* text" : "* text=auto", bytes_now(leaf.path));
    if (!text) return;
    const std::string id = history::blob_id(*text, storing_.digest);
    if (!is_text && before != nullptr && before->id != id) {
      if (before->id == leaf.id) return;
      if (or_failure(history::read_blobs(*git_, {before->id})).front().find("\r\n") != std::string::npos) return;
    }
    leaf.id = id;
  }

  static std::optional<std::string> converted(std::string_view attributes, const std::string& bytes) {
    history::Attributes own;
    own.add("", attributes);
    return own.stored_otherwise("file", bytes);
  }

  std::string blob(const std::string& path) {
    // The stamp names the very bytes that the report is made of.
    if (const std::string* const known = bytes_read(path)) return blob(path, *known);
    return blob(path, bytes_of(path));
  }
  std::string bytes_now(const std::string& path) const {
    const std::string* const known = bytes_read(path);
    return known != nullptr ? *known : bytes_of(path);
  }

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

  std::string blob(const std::string& path, const std::string& bytes) {
    if (git_ != nullptr) {
      if (bytes.find("\r\n") != std::string::npos) with_cr_.push_back(path);
      return history::blob_id(bytes, storing_.digest);
    }
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
    if (git_ == nullptr) take_rules(folder);
    // Not std::filesystem's iterator: where memory runs out it ends the program without a word.
    const std::unique_ptr<DIR, int (*)(DIR*)> entries(::opendir((root_ + "/" + folder).c_str()), &::closedir);
    if (entries == nullptr) fail(folder, std::strerror(errno));
    for (;;) {
      errno = 0;
      const dirent* const entry = ::readdir(entries.get());
      if (entry == nullptr && errno != 0) fail(folder, std::strerror(errno));
      if (entry == nullptr) return;
      const std::string name = entry->d_name;
      if (name == "." || name == "..") continue;
      const std::string path = folder + "/" + name;
      const std::string whole = root_ + "/" + path;
      struct stat about {};
      if (::lstat(whole.c_str(), &about) != 0) fail(path, std::strerror(errno));
      const bool is_folder = S_ISDIR(about.st_mode);
      if (name == ".git" || ignores_.ignored(path, is_folder)) continue;
      if (is_folder) {
        walk(path);
      } else if (S_ISREG(about.st_mode)) {
        const bool runs = (about.st_mode & S_IXUSR) != 0;
        leaves_.push_back({.path = path, .mode = runs ? "100755" : "100644", .id = blob(path)});
      } else if (S_ISLNK(about.st_mode)) {
        std::error_code fault;
        const std::string target = fs::read_symlink(whole, fault).string();
        if (fault) fail(path, fault.message());
        leaves_.push_back({.path = path, .mode = "120000", .id = history::blob_id(target, storing_.digest)});
      }
    }
  }

  std::string root_;
  const text::Snapshot& read_;
  edit::Descriptor number_;
  const history::Git* git_ = nullptr;
  history::Storing storing_ = {};
  std::map<std::string, history::Leaf> head_ = {};
  std::string rewritten_ = {};
  std::vector<std::string> with_cr_ = {};  // files that hold CRLF
  history::Ignores ignores_ = {};
  history::Attributes attributes_ = {};
  std::vector<history::Leaf> leaves_ = {};
};

std::string or_none(const std::string& id) {
  return id.empty() ? "none" : id;
}

/// As the commit has them.
report::Stamp stamp_in(const history::Git& git, const std::string& commit, time::Date as_of) {
  const auto ids = or_failure(history::object_ids(git, commit, stamped()));
  return {.as_of = as_of, .units = or_none(ids[0]), .templates = or_none(ids[1]), .settings = or_none(ids[2])};
}

report::Stamp stamp_by(Inventory& inventory, time::Date as_of) {
  report::Stamp out{.as_of = as_of};
  out.units = inventory.tree("units");
  out.templates = inventory.tree("templates");
  out.settings = inventory.settings();
  return out;
}

bool same_data(const report::Stamp& a, const report::Stamp& b) {
  return a.units == b.units && a.templates == b.templates && a.settings == b.settings;
}

}  // namespace

report::Stamp stamp_of(const Job& job, time::Date as_of) {
  if (!job.commit.empty()) {
    history::Git git = or_failure(history::Git::open(job.folder));
    if (!git.take_prefix_of(job.root)) static_cast<void>(or_failure(history::find_project(git, {.id = job.commit})));
    return stamp_in(git, job.commit, as_of);
  }
  Inventory own(job.root, job.files);
  report::Stamp out = stamp_by(own, as_of);
  auto git = history::Git::open(job.root);
  if (!git.good() || git->is_bare() || !git->take_prefix_of(job.root)) return out;
  const auto committed = history::object_ids(*git, "HEAD", stamped());
  const bool is_head = committed.good() && same_data(out, {.as_of = as_of,
                                                           .units = or_none((*committed)[0]),
                                                           .templates = or_none((*committed)[1]),
                                                           .settings = or_none((*committed)[2])});
  if (is_head) return out;
  // What is not HEAD's may be so because something changed, or because this repository stores it otherwise.
  try {
    Inventory theirs(job.root, job.files, &*git);
    out = stamp_by(theirs, as_of);
    if (theirs.rewritten().empty()) return out;
    job.err(
        job.say({"{path} 在 git 里存的是另一种样子（.gitattributes 里的 filter、working-tree-encoding 或 "
                 "ident），印记和它对不上，"
                 "verify 会找不到这份数据\n",
                 "git stores {path} in another form (filter, working-tree-encoding or ident in .gitattributes): its "
                 "id is not in the stamp, and verify will not find the data\n"},
                {diag::arg("path", std::string_view{text::printable(theirs.rewritten())})}));
    return out;
  } catch (const Failure&) {  // git has no answer: what the files say was worked out already
    return out;
  }
}

}  // namespace ljfl::cli
