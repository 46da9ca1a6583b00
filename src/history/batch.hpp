/// What `cat-file --batch` says → the bytes of blobs, while git is still saying it. Private to `history`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "history/git.hpp"

namespace ljfl::history {

/// Takes the answer in pieces, cut anywhere: "<id> blob <size>\n<bytes>\n" for each id that was asked for.
class BatchReader {
 public:
  void ask(std::string_view id) { asked_.emplace_back(id); }

  /// Why something else came than was asked for.
  [[nodiscard]] std::optional<Problem> hear(std::string_view piece);

  /// The blobs that are complete, in the order of asking.
  [[nodiscard]] std::vector<std::string>& blobs() { return blobs_; }
  /// The first one that is still to come.
  [[nodiscard]] std::optional<Problem> missing() const;

 private:
  bool hear_head(std::string_view head);

  std::vector<std::string> asked_ = {};
  std::vector<std::string> blobs_ = {};
  std::string head_ = {};       // its beginning
  std::string bytes_ = {};      // of the blob that comes now
  std::size_t size_ = 0;        // of which
  bool in_bytes_ = false;       // those are coming
  bool behind_a_blob_ = false;  // its line end has still to come
};

}  // namespace ljfl::history
