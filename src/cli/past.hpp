/// What log, diff, audit, verify and show --history share: the repository, the commit that is meant, and changes as
/// rows.
#pragma once

#include <algorithm>
#include <array>

#include "cli/listing.hpp"
#include "history/chronicle.hpp"

namespace ljfl::cli {

/// The value, or a Failure in the problem's words.
template <typename T>
[[nodiscard]] T or_failure(history::Outcome<T> outcome) {
  if (outcome.good()) return std::move(*outcome);
  throw Failure{.zh = outcome.problem.zh, .en = outcome.problem.en};
}

/// The repository that the job's folder lies in, with the project's own folder for its prefix; and the commit where
/// --at stands, else HEAD, which is left for the walk to find.
struct Past {
  history::Git git;
  history::Revision tip = {};
};
[[nodiscard]] Past open_past(const Job& job);

/// The register at a commit, for names and units: into the job, as if it had been asked for by --at.
void load_past(Job& job, history::Git& git, const history::Revision& revision);

/// By index into walk.commits: which are meant by “since `word`”? After a commit; of a day, what came into the main
/// line on it or later, whatever date it bears. A Failure where git knows no such commit.
[[nodiscard]] std::vector<bool> newer_than(const history::Git& git, const history::Walk& walk, std::string_view word);
/// Likewise since what --since names; all without it.
[[nodiscard]] std::vector<bool> newer_asked(const Job& job, const history::Git& git, const history::Walk& walk);

/// Where a shallow clone's history ends, and what to type. "" when it is whole.
[[nodiscard]] std::string incomplete(const Job& job, const history::Chronicle& chronicle);

/// A change as a row.
inline constexpr std::array change_columns = std::to_array<Column>({
    {.key = "unit", .head = {"单位编号", "unit id"}, .shown = false},
    {.key = "unit_name", .head = {"单位", "unit"}},
    {.key = "what", .head = {"类别", "what"}, .shown = false},
    {.key = "kind", .head = {"变动", "kind"}, .shown = false},
    {.key = "item", .head = {"编号", "item"}, .shown = false},
    {.key = "title", .head = {"名称", "title"}, .shown = false},
    {.key = "field", .head = {"项", "field"}, .shown = false},
    {.key = "before", .head = {"原来", "before"}, .shown = false},
    {.key = "after", .head = {"现在", "after"}, .shown = false},
    {.key = "date", .head = {"记录日期", "date of the record"}, .holds = Holds::date, .shown = false},
    {.key = "month", .head = {"月份", "month"}, .shown = false},
    {.key = "path", .head = {"文件", "file"}, .shown = false},
    {.key = "change", .head = {"改动", "change"}, .shrinks = true},
});
[[nodiscard]] std::vector<Cell> cells_of(const history::Change& change, diag::Lang lang);

/// Columns of a list's own, and those of a change behind them.
template <std::size_t Own>
[[nodiscard]] constexpr auto before_changes(const std::array<Column, Own>& own) {
  std::array<Column, Own + change_columns.size()> out{};
  std::ranges::copy(own, out.begin());
  std::ranges::copy(change_columns, out.begin() + Own);
  return out;
}

/// A change as a line for a person: the unit, then what happened.
[[nodiscard]] std::string line_of(const history::Change& change, diag::Lang lang);

/// A state in the job's language.
[[nodiscard]] std::string word_of(standing::State state, model::TaskKind kind, diag::Lang lang);

/// The part of the register that is asked for: a unit, or one of its items. Under each name it had, if it is asked from
/// the newest change to the oldest.
class Wanted {
 public:
  /// `word`: UNIT or UNIT/ITEM, or "" for everything; the job's register knows the units of today, `paths` the folders
  /// that ever were. A Failure says what is not known.
  Wanted(const Job& job, std::span<const std::string> paths, std::string_view word);
  [[nodiscard]] bool takes(const history::Change& change);

 private:
  bool all_ = false;
  std::vector<std::string> units_ = {};
  std::vector<std::string> items_ = {};
};

}  // namespace ljfl::cli
