/// The hash by which GitHub's code scanning knows a line again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ljfl::diag {

/// One a line of `bytes`, from line 1 on, as github/codeql-action computes primaryLocationLineHash: a rolling hash
/// (base 37, 64 bits) over the first hundred UTF-16 units from the line's start on, spaces and tabs left out, every
/// line end a LF, the end of the file 65535; in hexadecimal, a colon, and the how-manieth line with that hash it is.
[[nodiscard]] std::vector<std::string> line_hashes(std::string_view bytes);

}  // namespace ljfl::diag
