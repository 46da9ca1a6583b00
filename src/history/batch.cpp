#include "history/batch.hpp"

#include <algorithm>
#include <charconv>

#include "history/answers.hpp"

namespace ljfl::history {
namespace {

/// What `text` has of the next `count` bytes, taken off its front.
std::string_view take_bytes(std::string_view& text, std::size_t count) {
  const std::string_view out = text.substr(0, count);
  text.remove_prefix(out.size());
  return out;
}

}  // namespace

std::optional<Problem> BatchReader::missing() const {
  if (blobs_.size() >= asked_.size()) return std::nullopt;
  const std::string id = asked_[blobs_.size()].substr(0, 10);
  return Problem{.zh = "仓库里缺对象 " + id +
                       "：克隆时滤掉了（--filter），或者已损坏。要取全，运行 git fetch --refetch "
                       "--no-filter；还缺，运行 git fsck 查看",
                 .en = "object " + id +
                       " is missing: the clone is partial (--filter) or damaged. To have it whole, run git fetch "
                       "--refetch --no-filter; if that does not help, git fsck"};
}

bool BatchReader::hear_head(std::string_view head) {
  const std::string_view id = take_until(head, ' ');
  if (blobs_.size() >= asked_.size() || id != asked_[blobs_.size()] || take_until(head, ' ') != "blob") return false;
  const auto [stop, fault] = std::from_chars(head.data(), head.data() + head.size(), size_);
  in_bytes_ = fault == std::errc{} && stop == head.data() + head.size();
  return in_bytes_;
}

std::optional<Problem> BatchReader::hear(std::string_view piece) {
  for (;;) {
    if (in_bytes_) {
      bytes_.append(take_bytes(piece, size_ - bytes_.size()));
      if (bytes_.size() < size_) return std::nullopt;
      blobs_.push_back(std::move(bytes_));
      bytes_.clear();
      in_bytes_ = false;
      behind_a_blob_ = true;
    }
    if (piece.empty()) return std::nullopt;
    if (behind_a_blob_) {
      piece.remove_prefix(1);
      behind_a_blob_ = false;
    }
    const std::size_t end = piece.find('\n');
    head_.append(take_bytes(piece, end));
    if (end == std::string_view::npos) return std::nullopt;
    piece.remove_prefix(1);
    if (!hear_head(head_)) return missing();
    head_.clear();
  }
}

Outcome<std::vector<std::string>> read_batch(std::string_view answer, const std::vector<std::string>& ids) {
  BatchReader reader;
  for (const std::string& id : ids) reader.ask(id);
  if (auto problem = reader.hear(answer)) return *problem;
  if (auto problem = reader.missing()) return *problem;
  return std::move(reader.blobs());
}

}  // namespace ljfl::history
