#include "load/rules.hpp"

namespace ljfl::load {

constinit const diag::Rule e501_not_a_number{
    .code = "E501",
    .severity = diag::Severity::error,
    .message = {.zh = "“{value}”不是“{key}”要的{wanted}", .en = "“{value}” is not {wanted}, as “{key}” needs"},
    .help = {.zh = "{hint}", .en = "{hint}"},
    .why = {.zh = "数要能加起来；单位、说明写在别处。",
            .en = "Numbers must add up; units and remarks stand elsewhere."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    times: 两次
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    times: 2
)",
};

}  // namespace ljfl::load
