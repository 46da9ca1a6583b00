/// The templates that are inside the binary, for projects that bring none of their own.
#pragma once

#include <span>
#include <string_view>

namespace ljfl::report {

struct Builtin {
  std::string_view path = {};  ///< templates/month/bulletin.md.mustache
  std::string_view text = {};
};

/// In byte order of their paths.
[[nodiscard]] std::span<const Builtin> builtin_templates();

}  // namespace ljfl::report
