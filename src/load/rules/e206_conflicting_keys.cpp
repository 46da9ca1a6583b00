#include "load/rules.hpp"

namespace ljfl::load {

constinit const diag::Rule e206_conflicting_keys{
    .code = "E206",
    .severity = diag::Severity::error,
    .message = {.zh = "“{first}”和“{second}”不能同时写在{where}里",
                .en = "“{first}” and “{second}” cannot both stand in {where}"},
    .help = {.zh = "{advice}", .en = "{advice}"},
    .why = {.zh = "两种说法只能有一种，否则算不清。", .en = "One of the two must be meant, or nothing can be counted."},
    .bad = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: plan, due: 2026-12-30, every: month}
)",
    .good = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: plan, due: 2026-12-30}
)",
};

}  // namespace ljfl::load
