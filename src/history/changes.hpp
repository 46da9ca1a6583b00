/// What became different between two states of the register, in the register's own words. Pure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "diag/diag.hpp"
#include "history/items.hpp"

namespace ljfl::history {

enum class Kind : std::uint8_t {
  added,
  removed,
  changed,     ///< one field: `field`, `before`, `after`
  renamed,     ///< another id: `before`, `after`
  moved,       ///< a record, as it is, from one month's file to another's: `before`, `after`
  unreadable,  ///< the file cannot be read any more
  layout,      ///< only comments, spaces or the order changed
};

struct Change {
  Kind kind = Kind::changed;
  What what = What::other;
  std::string unit = {};       ///< the id; _common/<set> for a set; "" for settings, templates and reports
  std::string unit_name = {};  ///< as it was called then; filled in by name_changes
  std::string item = {};       ///< a task's, quota's, duty's or finding's id; of a record the id of what it is of
  std::string title = {};      ///< likewise its title; filled in by name_changes
  std::string field = {};      ///< a record's `for`, a quota's `target`; "" where the whole item came or went
  std::string before = {};
  std::string after = {};
  std::optional<time::Date> date = {};     ///< of a record or a finding: its own (before the change, where it changed)
  std::optional<time::Period> month = {};  ///< whose file it stands in (stood in, where it was removed)
  std::optional<time::Period> month_before =
      {};                  ///< whose it stood in, where it went from one month's file to another's
  std::string path = {};   ///< from the project's root: after the change, or before it where nothing is left
  text::Span at = {};      ///< in that file; file: 0
  bool at_before = false;  ///< `at` lies in the file as it was before: nothing is left after
  bool lost = false;       ///< done by a merge, which left out what one of its sides had done
};

/// A file before and after. Nothing: it was not there.
struct FilePair {
  std::string path_before = {};
  std::string path_after = {};
  const Items* before = nullptr;
  const Items* after = nullptr;
  std::string_view before_blob = {};  ///< ids: the same one, the same bytes
  std::string_view after_blob = {};
};

/// One file's changes, in the order of the file, what was removed last.
[[nodiscard]] std::vector<Change> compare(const FilePair& pair);

/// Which of the files that came and went are the same file under another name: by their bytes, and where a unit's
/// folder was renamed, by their place in it. Pairs that are left are one-sided.
[[nodiscard]] std::vector<FilePair> pair_renamed(std::vector<FilePair> pairs);

/// What units and items are called. Learns from every state it is shown, and forgets nothing: what was removed still
/// has the name it had.
class Names {
 public:
  void learn(std::string_view path, const Items& items);
  void name(Change& change) const;

 private:
  struct Unit {
    std::string name = {};
    std::vector<std::string> sets = {};
    std::map<std::string, std::string, std::less<>> titles = {};
  };
  std::map<std::string, Unit, std::less<>> units_ = {};  ///< sets too, as _common/<set>
};

/// Of all that one commit did: a record removed here and added there, otherwise the same, was moved; and where only its
/// day is another one, that was changed.
void join_moves(std::vector<Change>& changes);

/// All that is different between two states of the project's files, named as in the second, else as in the first.
[[nodiscard]] std::vector<Change> changes_between(const text::Snapshot& before, const text::Snapshot& after);

/// Equal for the same thing done to the same item with the same outcome, wherever it was done. Views into `change`.
struct WhatWasDone {
  Kind kind = Kind::changed;
  What what = What::other;
  std::string_view unit = {};
  std::string_view item = {};
  std::string_view field = {};
  std::string_view after = {};
  std::string_view path = {};
  std::optional<time::Date> date = {};
  std::string_view removed = {};  ///< what was, where it is gone
  auto operator<=>(const WhatWasDone&) const = default;
};
[[nodiscard]] WhatWasDone what_was_done(const Change& change);

/// A record in one line: its fields but date and what it is of. For `before` and `after`.
[[nodiscard]] std::string summary(const Item& item);

/// A field's or an item's name as an official says it: 目标, 期限; the key itself where it has none.
[[nodiscard]] std::string field_name(const Change& change, diag::Lang lang);
[[nodiscard]] diag::Words name_of(What what);
[[nodiscard]] std::string_view key_of(What what);  ///< for JSON: task, quota, record
[[nodiscard]] std::string_view key_of(Kind kind);

/// The change in one sentence, without the unit: 示范学校 目标 60 → 40. Long texts are cut to where they differ.
[[nodiscard]] std::string sentence(const Change& change, diag::Lang lang);

/// Of a changed field, what it was and is: 目标 60 → 40.
[[nodiscard]] std::string step(const Change& change, diag::Lang lang);

/// A value for people: a list's parts with commas between.
[[nodiscard]] std::string shown(std::string_view value, diag::Lang lang);

}  // namespace ljfl::history
