#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e104_unterminated_quote{
    .code = "E104",
    .severity = diag::Severity::error,
    .message = {.zh = "引号没有收尾：从 {quote} 到这一行末尾都没有另一个 {quote}",
                .en = "this quote is never closed: no second {quote} up to the end of the line"},
    .help = {.zh = "在这段文字末尾补上英文引号 {quote}{chinese}", .en = "put {quote} at the end of the text{chinese}"},
    .why = {.zh = "没有收尾的引号会把后面几行都吞进这段文字，那几行就不算数了。",
            .en = "An open quote swallows the lines after it, and what they say no longer counts."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    note: "抽查 2 所学校”
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    note: "抽查 2 所学校"
)",
};

}  // namespace ljfl::yaml
