/// What a report rests on, so that anybody can find its data with plain git and make it again.
///
/// One line, the same everywhere:
///
///     ljfl-stamp as-of=2026-10-31 units=<id> templates=<id> ljfl.toml=<id>
///
/// The ids are those of git's objects (40 digits), as `git rev-parse REV:units`, `REV:templates` and `REV:ljfl.toml`
/// print them for the commit that holds the data; `none` where there is no such folder (then the templates are those
/// inside the program). Markdown, HTML and SVG carry the line in a comment. A CSV has no place for one: it and every
/// other output of the report have the file stamp.txt beside them, which is this line alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "time/time.hpp"

namespace ljfl::report {

struct Stamp {
  time::Date as_of = {};
  std::string units = "none";
  std::string templates = "none";
  std::string settings = "none";
  bool operator==(const Stamp&) const = default;
};

inline constexpr std::string_view stamp_file = "stamp.txt";

/// The line, without a line end.
[[nodiscard]] std::string stamp_line(const Stamp& stamp);
/// The first stamp in a file's bytes; nothing where there is none, or where it is not whole.
[[nodiscard]] std::optional<Stamp> stamp_in(std::string_view bytes);

}  // namespace ljfl::report
