/// How the lines of a file end, seen in one quick pass.
#pragma once

#include <string_view>

namespace ljfl::text {

struct LineEnds {
  bool carriage = false;  ///< a CR stands somewhere
  bool trailing = false;  ///< a line may end in a space or a tab; false: surely none does
};
[[nodiscard]] LineEnds line_ends(std::string_view bytes);

}  // namespace ljfl::text
