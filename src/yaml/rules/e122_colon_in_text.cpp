#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e122_colon_in_text{
    .code = "E122",
    .severity = diag::Severity::error,
    .message = {.zh = "这段文字里有“: ”，会被当成又一个键", .en = "this text holds “: ”, which reads as another key"},
    .help = {.zh = "给整段文字加上英文引号，或把冒号改成全角的“：”",
             .en = "put the text in quotes, or use a full-width “：” in it"},
    .why = {.zh = "冒号加空格在 YAML 里是键和值的分界，一行里只能有一处。",
            .en = "Colon and space part key from value; a line has room for one."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    note: 问题: 混投
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    note: "问题: 混投"
)",
};

}  // namespace ljfl::yaml
