#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e123_reserved_sign{
    .code = "E123",
    .severity = diag::Severity::error,
    .message = {.zh = "没有引号的文字不能用“{sign}”开头", .en = "a text without quotes cannot begin with “{sign}”"},
    .help = {.zh = "给整段文字加上英文引号", .en = "put the text in quotes"},
    .why = {.zh = "这个符号在 YAML 里另有用处，各种程序的读法不同。",
            .en = "YAML keeps this sign for itself, and programs differ in how they read it."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    note: @全体成员 会议
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    note: "@全体成员 会议"
)",
};

}  // namespace ljfl::yaml
