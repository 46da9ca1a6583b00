#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e119_junk_after{
    .code = "E119",
    .severity = diag::Severity::error,
    .message = {.zh = "{after}后面还有文字", .en = "something follows {after_en}"},
    .help = {.zh = "{advice}", .en = "{advice}"},
    .why = {.zh = "一个值到收尾的引号或括号就结束了，后面的文字不知道算什么。",
            .en = "A value ends at its closing quote or bracket; what follows belongs to nothing."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    note: "抽查"两所学校
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    note: “抽查”两所学校
)",
};

}  // namespace ljfl::yaml
