/// What a report rests on, so that anybody can find its data with plain git and make it again.
///
/// One line, the same everywhere:
///
///     ljfl-stamp as-of=2026-10-31 units=<id> templates=<id> ljfl.toml=<id>
///
/// The ids are those of git's objects (40 digits, in a repository of SHA-256 64), as `git rev-parse REV:units`,
/// `REV:templates` and `REV:ljfl.toml` print them for the commit that holds the data; `none` where there is no such
/// folder (then the templates are those inside the program). A report that corrects figures of the one before names
/// that one's data behind them:
///
///     … corrects=2026-09,2026-09-30,<id of units>,<id of ljfl.toml>
///
/// Markdown, HTML and SVG carry the line in a comment. A CSV has no place for one: it and every
/// other output of the report have the file stamp.txt beside them, which is this line alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "time/time.hpp"

namespace ljfl::report {

/// The data of the report before, whose figures are corrected: its period and day, and the ids of its own stamp.
struct Corrected {
  time::Period period = {};
  time::Date as_of = {};
  std::string units = {};
  std::string settings = {};
  bool operator==(const Corrected&) const = default;
};

struct Stamp {
  time::Date as_of = {};
  std::string units = "none";
  std::string templates = "none";
  std::string settings = "none";
  std::optional<Corrected> corrects = {};
  bool operator==(const Stamp&) const = default;
};

inline constexpr std::string_view stamp_file = "stamp.txt";

/// The line, without a line end.
[[nodiscard]] std::string stamp_line(const Stamp& stamp);
/// The first stamp in a file's bytes; nothing where there is none, or where it is not whole.
[[nodiscard]] std::optional<Stamp> stamp_in(std::string_view bytes);

}  // namespace ljfl::report
