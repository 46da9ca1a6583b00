/// The desk at which files are changed: what is to be written is checked first, shown, and then written as a whole.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/cli.hpp"
#include "edit/edit.hpp"

namespace ljfl::cli {

/// A file of the project as it was read, and as it is to be.
struct Draft {
  std::string path = {};
  std::optional<std::string> before = {};  ///< not given: it is new
  std::string after = {};
};

/// The draft of `path` among `drafts`, or a new one that holds what was read. Throws a Failure where it could not be.
[[nodiscard]] Draft& draft_of(const Job& job, std::vector<Draft>& drafts, std::string_view path);

/// What check says of the result that it did not say before.
struct Fresh {
  std::vector<diag::Diagnostic> told = {};  ///< errors and warnings
  text::Snapshot files = {};                ///< as they would be: the places are in these
  standing::Standing standing = {};         ///< likewise
  [[nodiscard]] std::size_t errors() const;
};
[[nodiscard]] Fresh check_drafts(const Job& job, const std::vector<Draft>& drafts);

/// May the drafts be written? Runs check on the result: errors that were not there before are told, with the files as
/// they would be, and say no. New warnings are told too. `then`: where things would stand.
[[nodiscard]] bool passes_check(Job& job, const std::vector<Draft>& drafts, standing::Standing* then = nullptr);

/// The drafts as one difference, for stdout.
void show_difference(Job& job, const std::vector<Draft>& drafts);

/// Writes all drafts that change anything. Throws a Failure where that went wrong.
void write_drafts(Job& job, const std::vector<Draft>& drafts);

/// Writes files that were made, not edited, below `folder`: all of them or none. What was gathered for stdout goes out
/// first, so that these come last. Throws a Failure where something went wrong.
void write_made(Job& job, const std::string& folder, std::span<const edit::NewFile> files);

/// Nothing is made of a register that was not read as a whole: a Failure where the system let a file not be read.
void refuse_unread(const Job& job);

/// Why an edit has no result, for the user.
[[nodiscard]] Failure failure_of(std::string_view path, edit::Refusal refusal);

}  // namespace ljfl::cli
