#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e120_flow_not_closed{
    .code = "E120",
    .severity = diag::Severity::error,
    .message = {.zh = "“{sign}”没有收尾，应有“{wanted}”", .en = "“{sign}” is never closed: “{wanted}” is missing"},
    .help = {.zh = "补上英文的“{wanted}”；分行写时，后面各行都要缩进",
             .en = "put “{wanted}” at the end; where it runs over lines, indent them all"},
    .why = {.zh = "没有收尾的括号会把后面各行都算进来。", .en = "An open bracket takes in the lines after it."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-20, quota: demo-schools, sites: [二小, 三小}
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-20, quota: demo-schools, sites: [三小]}
)",
};

}  // namespace ljfl::yaml
