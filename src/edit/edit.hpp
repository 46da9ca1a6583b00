/// Changes to a text that keep every byte they do not own. One change is one span of bytes replaced; comments, order,
/// quotes, indentation, line ends, BOM and the end of the file stay as they were, and what is put in looks like its
/// neighbours. Pure: text in, text out. The result is read back, by our reader and by yaml-cpp, and must hold exactly
/// the intended change; else there is no result.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diag.hpp"
#include "edit/value.hpp"
#include "text/text.hpp"

namespace ljfl::edit {

/// Other bytes for [begin, end).
struct Splice {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text = {};
};

/// Why there is no result.
enum class Refusal : std::uint8_t {
  none,
  unreadable,  ///< the text itself cannot be read
  no_such_place,
  cannot_place,  ///< a layout that is not edited (a list within a list on one line, and the like)
  not_proved,    ///< read back, it would not hold exactly the change
  overlapping,   ///< of splices
};

struct Edited {
  std::string bytes = {};
  Refusal refusal = Refusal::none;
  std::vector<Splice> splices = {};  ///< what each change did to the text as it was before it
  [[nodiscard]] bool good() const { return refusal == Refusal::none; }
};

/// `bytes` with the changes made one after another.
[[nodiscard]] Edited apply(std::string_view bytes, std::span<const Change> changes);

/// The bytes with all splices made; each counts in the bytes as they are. Those of one place go in their order.
[[nodiscard]] Edited apply(std::string_view bytes, std::vector<Splice> splices);

/// A word or text as it stands behind a colon or a dash, or (`in_brackets`) between commas: in quotes where it must be.
[[nodiscard]] std::string written(const Value& scalar, bool in_brackets);

/// Reads `bytes` with both readers: the value where they accept it and agree.
[[nodiscard]] std::optional<Value> agreed(std::string_view bytes);

/// One canonical layout: two spaces a level, lists further in than their key, one space behind colons, commas and
/// dashes, no spaces at line ends, at most one blank line in a row, LF, no BOM, one line end at the end. Nothing but
/// spaces, blank lines and line ends changes; the value and every comment stay, and the result is proved to.
[[nodiscard]] Edited formatted(std::string_view bytes);

/// The lines that differ, as `diff -u` shows them and `patch` takes them; "" where nothing does. `before` or `after`
/// not given: the file is new or gone.
[[nodiscard]] std::string unified_difference(std::string_view path, std::optional<std::string_view> before,
                                             std::optional<std::string_view> after);

}  // namespace ljfl::edit
