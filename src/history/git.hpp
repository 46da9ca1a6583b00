/// The git program, asked only what cannot run or believe anything of the repository's making.
///
/// A shared folder, a zip or a CI cache may carry a .git/config and attributes written by anybody. So only rev-parse,
/// rev-list, log, ls-tree, cat-file, config, check-ignore and check-attr are asked (status, diff, blame and ls-files
/// ran foreign filters even when told not to); what the repository's settings say of hooks, pagers, signatures,
/// renames, mailmaps, replaced and grafted commits is overruled; and an object that is not here is never fetched.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "history/process.hpp"

namespace ljfl::history {

/// Why there is no answer, in the user's words, with what to do about it.
struct Problem {
  std::string zh = {};
  std::string en = {};
};

/// A value, or why there is none.
template <typename T>
struct Outcome {
  std::optional<T> value = {};
  Problem problem = {};

  Outcome(T given) : value(std::move(given)) {}      // NOLINT: a value is an outcome
  Outcome(Problem why) : problem(std::move(why)) {}  // NOLINT: so is a problem
  [[nodiscard]] bool good() const { return value.has_value(); }
  [[nodiscard]] T& operator*() { return *value; }
  [[nodiscard]] const T& operator*() const { return *value; }
  [[nodiscard]] T* operator->() { return &*value; }
  [[nodiscard]] const T* operator->() const { return &*value; }
};

/// A repository that was found: a clone, a worktree, a submodule or a bare one.
class Git {
 public:
  /// The repository that holds `folder`.
  [[nodiscard]] static Outcome<Git> open(const std::string& folder);

  /// One question; `input` goes to its stdin. Arguments are git's own, without `git`.
  [[nodiscard]] Ended run(std::initializer_list<std::string_view> arguments, std::string_view input = {},
                          const Bounds& bounds = {}) const;
  [[nodiscard]] Ended run(const std::vector<std::string>& arguments, std::string_view input = {},
                          const Bounds& bounds = {}) const;

  /// One question, to be listened to while it is answered (process.hpp).
  [[nodiscard]] Running start(const std::vector<std::string>& arguments, const Bounds& bounds = {}) const;

  /// Where questions are put: the repository's top, or a bare one's own folder.
  [[nodiscard]] const std::string& folder() const { return folder_; }
  /// Where the folder that it was opened for lies in the repository's trees: "" or "a/b/".
  [[nodiscard]] const std::string& prefix() const { return prefix_; }
  /// Its history was cut off when it was cloned.
  [[nodiscard]] bool is_shallow() const { return shallow_; }
  [[nodiscard]] bool is_bare() const { return bare_; }
  /// Takes `folder`, where it lies in this repository's working tree, for the prefix; else false.
  bool take_prefix_of(const std::string& folder);
  /// Takes the project's own folder for `prefix`, where it was found in a tree.
  void set_prefix(std::string prefix) { prefix_ = std::move(prefix); }

 private:
  [[nodiscard]] std::vector<std::string> command(const std::vector<std::string>& arguments) const;

  std::string program_ = {};
  std::string folder_ = {};
  std::string prefix_ = {};
  std::vector<std::string> environment_ = {};
  bool shallow_ = false;
  bool bare_ = false;
};

/// What git's answer that is no answer comes from.
[[nodiscard]] Problem problem_of(const Ended& ended, std::string_view folder);

}  // namespace ljfl::history
