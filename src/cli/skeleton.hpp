/// The files of a new project, as `src/skeleton/` has them: they are inside the binary.
#pragma once

#include <span>
#include <string_view>

namespace ljfl::cli {

struct SkeletonFile {
  std::string_view path = {};  ///< @MONTH@ and the like stand in it, as in the text
  std::string_view text = {};
};

/// In byte order of their names below src/skeleton/.
[[nodiscard]] std::span<const SkeletonFile> skeleton();

}  // namespace ljfl::cli
