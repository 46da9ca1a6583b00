/// What one `git log` says → a Walk, while git is still saying it. Private to `history`.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "history/walk.hpp"

namespace ljfl::history {

/// The question: everything below `prefix` that `tip` was made of, the tip first.
[[nodiscard]] std::vector<std::string> log_arguments(const std::string& prefix, const std::string& tip);

/// Why an answer to it is none.
[[nodiscard]] Problem no_sense();

/// Words numbered in the order of their first sight.
class Numbering {
 public:
  /// The number, and whether it is new.
  std::pair<std::uint32_t, bool> of(std::string_view word);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
  };
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_ = {};
};

/// Takes the answer in pieces, cut anywhere.
class LogReader {
 public:
  /// `prefix` is taken off the paths.
  explicit LogReader(std::string_view prefix) : prefix_(prefix) {}

  /// False: it makes no sense.
  [[nodiscard]] bool hear(std::string_view piece);

  /// What was heard so far, the tip first. The last one may lack files, and none has its parents yet.
  [[nodiscard]] std::span<const Commit> commits() const { return walk_.commits; }
  [[nodiscard]] const std::vector<std::string>& paths() const { return walk_.paths; }
  [[nodiscard]] const std::vector<Blob>& blobs() const { return walk_.blobs; }

  /// The answer is complete. Nothing where it broke off, or gives no history. Paths and blobs keep their numbers.
  [[nodiscard]] std::optional<Walk> finish();

 private:
  bool hear_token(std::string_view token);
  bool begin_commit(std::string_view id);
  void hear_line(std::string_view text);
  void hear_file(std::string_view change, std::string_view path);
  std::uint32_t blob(std::string_view mode, std::string_view id);

  static constexpr std::size_t lines = 8;  // of a commit, behind its id: parents, author, …, subject

  std::string prefix_;
  Walk walk_ = {};
  std::string rest_ = {};                  // the beginning of a token
  std::size_t line_ = lines;               // of the last commit: how many were heard
  std::string change_ = {};                // the words before a path
  std::vector<std::string> parents_ = {};  // by commit
  Numbering paths_ = {};
  Numbering blobs_ = {};
};

/// The walk, with what the answer alone does not tell: where a shallow clone ends, which line is the main one. A tip
/// whose id is HEAD needs not be looked up before.
[[nodiscard]] Outcome<Walk> finish(const Git& git, const Revision& tip, LogReader& reader);

}  // namespace ljfl::history
