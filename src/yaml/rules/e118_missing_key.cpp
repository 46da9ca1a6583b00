#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e118_missing_key{
    .code = "E118",
    .severity = diag::Severity::error,
    .message = {.zh = "冒号前面没有键", .en = "nothing stands before the colon"},
    .help = {.zh = "在冒号前写上这一项的名字，例如 note:",
             .en = "write the entry's name before the colon, as in note:"},
    .why = {.zh = "没有名字的一项，没有人知道它是什么。", .en = "An entry without a name says nothing."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    : 抽查两所学校
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    note: 抽查两所学校
)",
};

}  // namespace ljfl::yaml
