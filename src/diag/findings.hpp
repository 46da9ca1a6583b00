/// What one run of the checker found, and the forms it can be written in. Each form counts columns in its own unit and
/// keeps to the limits of those who read it; codes, severities and keys are never translated.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diag.hpp"
#include "text/columns.hpp"

namespace ljfl::diag {

struct Findings {
  std::string_view command = "check";     ///< or audit, which tells findings too
  std::span<const Diagnostic> told = {};  ///< in order
  const text::Snapshot& files;
  std::span<const Rule* const> book = {};  ///< every rule, by code: for forms that list them
  std::span<const Allowed> allowed = {};
  std::optional<Severity> fails_from = {};  ///< the least severity that makes the run fail; none: it never fails
  bool failed = false;                      ///< by that measure, of all that was found, whether shown or not
  std::string_view prefix = {};             ///< from the repository's top to the project: "" or "data/"
  std::string_view version = {};
  std::string_view as_of = {};  ///< the day, 2026-10-31
  Lang lang = Lang::zh;
  text::LinesOfFiles lines = text::LinesOfFiles(files);
};

/// Does a finding of this severity make the run fail?
[[nodiscard]] bool fails(const Findings& findings, Severity severity);

/// Where a finding stands for a program: with a path from the repository's top. What stands nowhere (a missing
/// ljfl.toml) stands at the beginning of the settings, since forges refuse a finding without a place.
struct Site {
  std::string path = {};
  std::string_view bytes = {};
  text::Span at = {};
  const text::Lines* lines = nullptr;
  [[nodiscard]] text::Place place() const { return lines->place(at.begin); }
};
[[nodiscard]] Site site_of(const Findings& findings, text::Span at);

/// A finding's message as it can be shown anywhere: data in it has gone through text::printable.
[[nodiscard]] std::string headline(const Diagnostic& told, Lang lang);
/// What stands under the message: what was read, what it changes, how to mend it. A line each, likewise printable.
struct Note {
  Words name = {};  ///< 改法：
  std::string words = {};
  bool data = false;  ///< may be cut
};
[[nodiscard]] std::vector<Note> notes_of(const Diagnostic& told, Lang lang);
/// headline, and a line for each note.
[[nodiscard]] std::string whole_words(const Diagnostic& told, Lang lang);

/// A rule's message as a name for it: “…” where a finding names its data.
[[nodiscard]] std::string title(const Rule& rule, Lang lang);
/// yaml, structure, references, … by the first two signs of its code.
[[nodiscard]] std::string_view family(const Rule& rule);

/// One a finding, in the same order: 16 hexadecimal digits of its code, path, marked text and message. No line goes in,
/// nor any number of the message (a deadline's days grow every day), so it stays the same while the file moves around
/// it. Equal ones are counted: the second ends in -2.
[[nodiscard]] std::vector<std::string> fingerprints(const Findings& findings);

/// One finding for a person, as diag.hpp has it, for who shows many.
[[nodiscard]] std::string human(const Diagnostic& told, const Findings& findings, const HumanStyle& style);
/// Our own: one document with schema_version, and its JSON Schema (draft-07).
[[nodiscard]] std::string json(const Findings& findings);
[[nodiscard]] std::string json_schema(Lang lang);
/// Workflow commands of GitHub Actions, errors first. A step shows ten of each severity and drops the rest without a
/// word, so those of one rule are gathered until they fit.
[[nodiscard]] std::string github(const Findings& findings);
/// The page of GITHUB_STEP_SUMMARY: all findings as a Markdown table, as many as go into `most_bytes` (GitHub: 1 MiB).
[[nodiscard]] std::string summary_page(const Findings& findings, std::size_t most_bytes);
/// GitLab's Code Quality.
[[nodiscard]] std::string gitlab(const Findings& findings);
/// SARIF 2.1.0 as GitHub takes it. Columns are UTF-16 code units, as columnKind says.
[[nodiscard]] std::string sarif(const Findings& findings);
/// JUnit: a case a finding, and one that passes for each file without any. What does not make the run fail is skipped.
[[nodiscard]] std::string junit(const Findings& findings);
/// reviewdog's DiagnosticResult. Columns are bytes of UTF-8.
[[nodiscard]] std::string rdjson(const Findings& findings);
/// The Check Run of GitHub, Gitee, Codeup and AtomGit: a list of request bodies with at most 50 annotations each; who
/// posts them adds head_sha.
[[nodiscard]] std::string checks(const Findings& findings);

}  // namespace ljfl::diag
