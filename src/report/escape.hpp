/// The escaping that templates and tables use: it lives in `text`, since findings are put into Markdown and XML as
/// well.
#pragma once

#include "text/escape.hpp"

namespace ljfl::report {

using text::append_escaped;
using text::escaped;
using text::Format;
using text::format_of;

}  // namespace ljfl::report
