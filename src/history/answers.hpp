/// What git's words mean, apart from the asking, so that a fuzzer can put words into its mouth. Private to `history`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "history/snapshot.hpp"
#include "history/walk.hpp"

namespace ljfl::history {

/// The text up to `sign`, which is taken off the front together with it.
inline std::string_view take_until(std::string_view& text, char sign) {
  const std::size_t end = text.find(sign);
  const std::string_view out = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return out;
}

/// What `log` says to walk's question, into `out`; false where it makes no sense. `prefix` is taken off the paths.
[[nodiscard]] bool read_log(std::string_view answer, std::string_view prefix, Walk& out);

/// What `ls-tree -r -l -z` says: "<mode> <type> <id> <size padded>\t<path>\0".
[[nodiscard]] std::vector<Entry> read_tree(std::string_view answer, std::string_view prefix);

/// What `cat-file --batch` says to a list of ids: "<id> blob <size>\n<bytes>\n" for each.
[[nodiscard]] Outcome<std::vector<std::string>> read_batch(std::string_view answer,
                                                           const std::vector<std::string>& ids);

}  // namespace ljfl::history
