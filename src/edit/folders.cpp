#include "edit/folders.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

namespace ljfl::edit {

Folders::Folders(int root, std::size_t most_open) : root_(root), most_open_(std::max<std::size_t>(most_open, 2)) {
  open_.reserve(most_open_);
  known_.try_emplace("");
}

Folders::~Folders() {
  // Folders made for files that never came; one that was filled meanwhile stays.
  for (auto made = made_.rbegin(); made != made_.rend(); ++made) {
    const int parent = open(*(*made)->parent_);
    if (parent >= 0) ::unlinkat(parent, (*made)->name_.c_str(), AT_REMOVEDIR);
  }
}

Folder* Folders::reach(std::string_view path, std::string& call) {
  if (const auto known = known_.find(path); known != known_.end()) {
    call = "open " + known->second.name_;
    return open(known->second) < 0 ? nullptr : &known->second;
  }
  const std::string_view name = path.substr(0, path.size() - 1);
  const std::size_t slash = name.rfind('/');
  Folder* const parent = reach(slash == std::string_view::npos ? "" : name.substr(0, slash + 1), call);
  if (parent == nullptr) return nullptr;
  Folder& folder = known_.try_emplace(std::string{path}).first->second;
  folder.path_ = name;
  folder.name_ = slash == std::string_view::npos ? name : name.substr(slash + 1);
  folder.parent_ = parent;
  call = "mkdir " + folder.name_;
  const int above = open(*parent);
  const bool made = above >= 0 && again([&] { return ::mkdirat(above, folder.name_.c_str(), 0777); }) == 0;
  if (made) made_.push_back(&folder);
  if (above < 0 || (!made && errno != EEXIST)) return nullptr;
  call = "open " + folder.name_;
  return open(folder) < 0 ? nullptr : &folder;
}

int Folders::open(Folder& folder) {
  if (folder.parent_ == nullptr) return root_;
  if (folder.descriptor_.good()) {
    used(folder);
    return folder.descriptor_.get();
  }
  // The first time from the folder above; later from the root, whatever the names in between mean by now.
  const bool known = folder.number_ != 0;
  const int start = known ? root_ : open(*folder.parent_);
  if (start < 0) return -1;
  make_room();
  Descriptor fresh = open_beneath(start, known ? folder.path_ : folder.name_, O_RDONLY | O_DIRECTORY);
  if (!fresh.good()) return -1;
  struct stat about {};
  if (again([&] { return ::fstat(fresh.get(), &about); }) != 0) return -1;
  if (known && (about.st_dev != folder.device_ || about.st_ino != folder.number_)) {
    errno = ESTALE;
    return -1;
  }
  folder.device_ = about.st_dev;
  folder.number_ = about.st_ino;
  folder.descriptor_ = std::move(fresh);
  open_.push_back(&folder);
  return folder.descriptor_.get();
}

void Folders::keep_made() {
  for (const Folder* const made : made_) {
    const int parent = open(*made->parent_);
    if (parent >= 0) (void)again([&] { return ::fsync(parent); });
  }
  made_.clear();
}

void Folders::make_room() {
  if (open_.size() < most_open_) return;
  open_.front()->descriptor_ = Descriptor();
  open_.erase(open_.begin());
}

void Folders::used(Folder& folder) {
  const auto found = std::ranges::find(open_, &folder);
  if (found != open_.end()) std::rotate(found, found + 1, open_.end());
}

}  // namespace ljfl::edit
