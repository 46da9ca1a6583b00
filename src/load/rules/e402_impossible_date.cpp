#include "load/rules.hpp"

namespace ljfl::load {

constinit const diag::Rule e402_impossible_date{
    .code = "E402",
    .severity = diag::Severity::error,
    .message = {.zh = "没有 {value} 这一天", .en = "there is no such day as {value}"},
    .help = {.zh = "{hint}", .en = "{hint}"},
    .why = {.zh = "不存在的日子算不出期限，各种程序会悄悄换成别的日子。",
            .en = "Programs quietly turn an impossible day into another one."},
    .bad = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: plan, due: 2026-11-31}
)",
    .good = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: plan, due: 2026-11-30}
)",
};

}  // namespace ljfl::load
