/// Two states of all files → their changes.
#include <algorithm>
#include <deque>

#include "history/changes.hpp"

namespace ljfl::history {
namespace {

/// What stands in a pair for a file's id: files of the same bytes are the same.
std::string_view id_of(const text::Source& source) {
  return source.bytes;
}

bool same_file(const text::Source& a, const text::Source& b) {
  return a.bytes == b.bytes && a.failure.has_value() == b.failure.has_value();
}

class Between {
 public:
  std::vector<Change> run(const text::Snapshot& before, const text::Snapshot& after) {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < before.files.size() || j < after.files.size()) {
      const bool old_only =
          j == after.files.size() || (i < before.files.size() && before.files[i].path < after.files[j].path);
      const bool new_only =
          i == before.files.size() || (j < after.files.size() && after.files[j].path < before.files[i].path);
      if (old_only) {
        pair(&before.files[i++], nullptr);
      } else if (new_only) {
        pair(nullptr, &after.files[j++]);
      } else {
        pair(&before.files[i++], &after.files[j++]);
      }
    }
    std::vector<Change> out;
    for (const FilePair& pair : pair_renamed(std::move(pairs_))) {
      for (Change& change : compare(pair)) out.push_back(std::move(change));
    }
    join_moves(out);
    for (Change& change : out) names_.name(change);
    return out;
  }

 private:
  const Items* items(const text::Source& source) {
    const Items& out = store_.emplace_back(source.failure ? Items{} : read_items(source.path, source));
    return &out;
  }

  void pair(const text::Source* old, const text::Source* fresh) {
    // Names are learnt from every mandate, whether it changed or not; the newer ones last.
    for (const text::Source* const side : {old, fresh}) {
      if (side != nullptr && (side->path.ends_with("/unit.yaml") || side->path.starts_with("units/_common/")))
        names_.learn(side->path, *items(*side));
    }
    if (old != nullptr && fresh != nullptr && same_file(*old, *fresh)) return;
    FilePair out;
    if (old != nullptr) {
      out.path_before = old->path;
      out.before = items(*old);
      out.before_blob = id_of(*old);
    }
    if (fresh != nullptr) {
      out.path_after = fresh->path;
      out.after = items(*fresh);
      out.after_blob = id_of(*fresh);
    }
    pairs_.push_back(std::move(out));
  }

  std::deque<Items> store_ = {};
  std::vector<FilePair> pairs_ = {};
  Names names_ = {};
};

}  // namespace

std::vector<Change> changes_between(const text::Snapshot& before, const text::Snapshot& after) {
  return Between().run(before, after);
}

}  // namespace ljfl::history
