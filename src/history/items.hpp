/// A file of the register as items with fields, as they are written: so that nothing that may stand in a file can
/// change behind the history's back, known to the model or not. Pure.
#pragma once

#include <forward_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/text.hpp"
#include "time/time.hpp"

namespace ljfl::history {

/// What an item is. Of one file: a unit's mandate, a set, a month, or the settings.
enum class What : std::uint8_t {
  settings,
  set,
  unit,
  duty,
  task,
  quota,
  record,
  finding,
  highlight,
  other,
  report,
  templates,
  file
};

/// Parts of a list are kept apart by this sign, which no file of the register may hold.
inline constexpr char between_parts = '\x1f';

struct Field {
  std::string_view key = {};    ///< as written: due, target, sites
  std::string_view value = {};  ///< the text, or a list's parts
  text::Span at = {};           ///< file: 0
};

struct Item {
  What what = What::other;
  std::string_view id = {};  ///< a record has none: the id of what it is a record of
  std::vector<Field> fields = {};
  text::Span at = {};

  /// The field's value, or "".
  [[nodiscard]] std::string_view operator[](std::string_view key) const;
  [[nodiscard]] std::optional<time::Date> date() const;
};

/// Its texts are views into the file's bytes, which must stay where they are, or into `kept`.
struct Items {
  bool readable = false;  ///< false: no YAML, no TOML, or no plain file
  std::vector<Item> list = {};
  std::forward_list<std::string> kept = {};  ///< what does not stand so in the file: a list's parts, escapes

  Items() = default;
  Items(Items&&) noexcept = default;
  Items& operator=(Items&&) noexcept = default;
  Items(const Items&) = delete;
  Items& operator=(const Items&) = delete;
  ~Items() = default;
};

/// What a path of the project holds: its unit ("" for what is not one unit's, _common/<set> for a set), and its month.
struct Place {
  What what = What::file;
  std::string unit = {};
  std::optional<time::Period> month = {};
};
[[nodiscard]] Place place_of(std::string_view path);

/// By its name: only these are worth reading.
[[nodiscard]] bool may_have_items(std::string_view path);

/// Reports, templates and what is unreadable have no items. `source` must outlive them, in its place.
[[nodiscard]] Items read_items(std::string_view path, const text::Source& source);

}  // namespace ljfl::history
