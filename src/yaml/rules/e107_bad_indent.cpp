#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e107_bad_indent{
    .code = "E107",
    .severity = diag::Severity::error,
    .message = {.zh = "这一行的缩进对不上：{what}", .en = "this line's indentation fits nothing: {what_en}"},
    .help = {.zh = "{advice}", .en = "{advice_en}"},
    .why = {.zh = "缩进表示谁属于谁；对不上时，这一行就不知道属于哪一项。",
            .en = "Indentation says what belongs to what; where it fits nothing, the line belongs to nothing."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
     task: inspection
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
)",
};

}  // namespace ljfl::yaml
