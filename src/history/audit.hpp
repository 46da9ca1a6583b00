/// What was back-dated, dropped or loosened in the history: the H9xx. Pure: the same walk gives the same findings.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "diag/diag.hpp"
#include "history/chronicle.hpp"
#include "history/laws.hpp"
#include "model/model.hpp"

namespace ljfl::history {

/// A change and the commit that made it.
struct Deed {
  std::uint32_t commit = 0;
  std::uint32_t entered_by = 0;  ///< the commit of the main line through which it came in: itself, or a merge
  time::Date entered = {};       ///< the day on which it came in: no commit can be older than what it stands on
  Change change = {};
  std::uint32_t before = nothing;  ///< the file's blobs, where it was and is there
  std::uint32_t after = nothing;
};

/// A report as it was committed: until it is committed anew, it says what was known then.
struct Published {
  time::Period period = {};
  time::Date as_of =
      {};  ///< its last day that counts: the period's end, or the day it was committed if that is earlier
  std::uint32_t entered_by = 0;
  time::Date entered = {};
};

/// What a commit makes of the year, where it moves the campaign to a later one.
struct YearChange {
  int years = 0;          ///< how many
  time::Date start = {};  ///< of the new campaign
  time::Date end = {};
  time::Date old_end = {};
  /// The same day of the new year; 29 February clamps.
  [[nodiscard]] time::Date moved(time::Date day) const;
};

/// Everything that a rule may ask.
struct Trial {
  const Chronicle& chronicle;
  const Walk& walk;
  const Laws& laws;
  const std::vector<Deed>& deeds;                                ///< oldest commit first
  const std::vector<Published>& published;                       ///< likewise
  std::vector<std::string> leads = {};                           ///< the lead offices' ids, today
  std::vector<std::uint32_t> roles = {};                         ///< the deeds that changed a unit's role
  std::map<std::string, std::string, std::less<>> renamed = {};  ///< a unit's old id → its next one

  /// The last report, committed before the deed came in, that tells of that day.
  [[nodiscard]] const Published* covered_by(const Deed& deed, time::Date day) const;
  /// When the records of a month were final, by the settings that the deed is held to (Laws::closing_day).
  [[nodiscard]] std::optional<time::Date> closing_day(const Deed& deed, const time::Period& month) const;
  /// Who might change the files of a unit, by the settings that the deed is held to (Laws::people_of). Old ids lead to
  /// the unit's people too.
  [[nodiscard]] const std::vector<std::string>* people_of(const Deed& deed, std::string_view unit) const;
  /// The lead offices' ids before the deed: nobody becomes one by saying so.
  [[nodiscard]] std::vector<std::string> leads_before(const Deed& deed) const;
  /// Does the deed's commit move the campaign to another year?
  [[nodiscard]] std::optional<YearChange> year_change(const Deed& deed) const;
  /// The fields of the task, quota, … that the deed changed, as its file has them before or after it. Empty where that
  /// cannot be read.
  using Fields = std::map<std::string, std::string, std::less<>>;
  [[nodiscard]] Fields fields_before(const Deed& deed) const;
  [[nodiscard]] Fields fields_after(const Deed& deed) const;
  /// All that the deed's commit did.
  [[nodiscard]] std::span<const Deed> with(const Deed& deed) const;
  /// A later deed that made the change undone.
  [[nodiscard]] const Deed* restored_by(const Deed& deed) const;
};

/// What a rule finds in a deed: the rule's own arguments. unit, item, field, before, after, commit, author and day are
/// filled in for it, and so is change where the rule has no words of its own for that.
using Verdict = std::optional<std::vector<diag::Arg>>;

/// A rule of the audit, in a file of its own in rules/.
struct AuditRule {
  diag::Rule rule = {};
  Verdict (*judge)(const Trial& trial,
                   const Deed& deed) = nullptr;  ///< nullptr: told by the command, which can render reports
  bool (*in_set_up)(const Deed& deed) =
      nullptr;  ///< deeds that it judges in what is otherwise taken for the set-up, too
  bool (*only_a_note)(const Trial& trial, const Deed& deed) = nullptr;         ///< found, and no fault by itself
  const Deed* (*restored_by)(const Trial& trial, const Deed& deed) = nullptr;  ///< where Trial's own does not do
};
[[nodiscard]] std::span<const AuditRule* const> audit_rules();
/// For the rule book.
[[nodiscard]] std::span<const diag::Rule* const> rules();

struct Scope {
  std::vector<bool> commits = {};  ///< which are examined, by index into Walk::commits
  std::vector<bool> set_up = {};   ///< which of them only set the register up: they are not judged; none where empty
  std::optional<time::Period> month = {};  ///< only what concerns this month

  [[nodiscard]] bool only_sets_up(std::uint32_t commit) const { return commit < set_up.size() && set_up[commit]; }
};

/// What the audit found: diagnostics, oldest commit first, and the versions of files they point into.
struct Audit {
  text::Snapshot files = {};
  diag::Diagnostics told = {};
  std::size_t commits = 0;                ///< that were examined
  std::size_t set_up = 0;                 ///< that would have been, and only set the register up
  bool ever_closed = false;               ///< ljfl.toml said at some time when a month is final
  bool ever_named = false;                ///< and who may change what
  std::vector<std::uint32_t> deeds = {};  ///< by diagnostic: the index of its deed
  std::vector<Deed> all = {};
};

/// `reg` is the register at the tip: its settings and lead offices.
[[nodiscard]] Audit audit(Chronicle& chronicle, const model::Register& reg, const Scope& scope);

/// Adds what was found by other means than a rule's own judge, with the arguments that every finding has, in its place.
void add_finding(Audit& audit, const Chronicle& chronicle, std::uint32_t deed, std::string_view code,
                 std::vector<diag::Arg> args);

/// Where the oldest commit of a shallow clone is among those to be examined, says so, and gives true: what went before
/// it is unknown.
bool tell_incomplete(Audit& audit, const Chronicle& chronicle, const Scope& scope);

/// For every commit of a walk, the commit of the main line that brought it in, and the day of that.
struct EntryDays {
  std::vector<std::uint32_t> by = {};
  std::vector<time::Date> day = {};
};
[[nodiscard]] EntryDays entry_days(const Walk& walk);

/// Does an author's name or address stand in a list of people?
[[nodiscard]] bool is_one_of(const Person& person, const std::vector<std::string>& people);

}  // namespace ljfl::history
