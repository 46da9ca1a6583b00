#include "load/rules.hpp"

namespace ljfl::load {

constinit const diag::Rule e202_missing_key{
    .code = "E202",
    .severity = diag::Severity::error,
    .message = {.zh = "{where}缺少“{key}”", .en = "{where} lacks “{key}”"},
    .help = {.zh = "补上一行“{key}{sign} …”", .en = "add a line “{key}{sign} …”"},
    .why = {.zh = "少了这一栏，这一项就不知道是谁、是什么或什么时候。",
            .en = "Without it nobody knows whose, what or when."},
    .bad = R"(# units/jiaoyuju/unit.yaml
name: 教育局
)",
    .good = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
)",
};

}  // namespace ljfl::load
