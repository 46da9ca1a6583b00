/// What there is to say of a task, a quota and the rest, and what could stand at a place. Private to `lsp`.
#pragma once

#include <string>
#include <vector>

#include "lsp/cursor.hpp"
#include "lsp/session.hpp"

namespace ljfl::lsp {

/// Data in Markdown as text: every sign that could mean something is escaped.
[[nodiscard]] std::string as_text(std::string_view data);
/// How far off a day is: （剩 4 个工作日）, （今天）, （过了 3 天）. Workdays, where the register has a calendar of
/// days off.
[[nodiscard]] std::string how_far(const Session& session, const Examined& now, time::Date day);
/// Of a unit's task: its title, its words in the table, when it is due and where it stands. Markdown.
[[nodiscard]] std::string describe_task(const Session& session, const Examined& now, std::uint32_t unit,
                                        std::uint32_t task);
[[nodiscard]] std::string describe_quota(const Session& session, const Examined& now, std::uint32_t unit,
                                         std::uint32_t quota);

/// Something that could stand at a place.
struct Candidate {
  std::string word = {};
  std::string title = {};
  std::string about = {};  ///< Markdown, may be empty
};
/// A candidate's word as it is to stand where the cursor is: in quotes where it needs them and none was typed.
[[nodiscard]] std::string as_written(std::string_view word, const Cursor& cursor);
/// What could stand behind `key` in a file of this unit (none: of no unit), the likeliest first; `values` are the other
/// scalars of the same mapping.
[[nodiscard]] std::vector<Candidate> candidates(
    const Session& session, const Examined& now, std::string_view path, std::uint32_t unit, const load::Key& key,
    const std::vector<std::pair<std::string_view, std::string_view>>& values);

}  // namespace ljfl::lsp
