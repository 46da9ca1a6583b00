/// Markdown as GitHub and Gitee read it → HTML.
#pragma once

#include <string>
#include <string_view>

namespace ljfl::report {

/// With tables and struck-out text. HTML in the Markdown does not come through, nor do addresses that run something.
/// Empty when there is no room for it.
[[nodiscard]] std::string html_of(std::string_view markdown);

}  // namespace ljfl::report
