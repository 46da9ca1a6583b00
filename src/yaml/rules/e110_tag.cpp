#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e110_tag{
    .code = "E110",
    .severity = diag::Severity::error,
    .message = {.zh = "“!”开头的是 YAML 的类型标记，台账里不用",
                .en = "“!” begins a YAML tag, which the register does not use"},
    .help = {.zh = "如果它是文字的一部分，给整段文字加上英文引号",
             .en = "if it is part of the text, put the text in quotes"},
    .why = {.zh = "“!重要 事项”会被读成“事项”，前面的字就丢了。",
            .en = "“!urgent text” would be read as “text”: the first word would be lost."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    note: !重要 事项
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    note: "!重要 事项"
)",
};

}  // namespace ljfl::yaml
