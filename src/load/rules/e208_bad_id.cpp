#include "load/rules.hpp"

namespace ljfl::load {

constinit const diag::Rule e208_bad_id{
    .code = "E208",
    .severity = diag::Severity::error,
    .message = {.zh = "“{id}”不能作{what}", .en = "“{id}” cannot be {what}"},
    .help = {.zh = "只用小写字母、数字、“-”和“_”，以字母开头，例如 demo-schools",
             .en = "use lower-case letters, digits, “-” and “_”, beginning with a letter, as in demo-schools"},
    .why = {.zh = "编号会用在文件名、命令和链接里，要在哪里都写得出来。",
            .en = "Ids go into file names, commands and links, and must be writable everywhere."},
    .bad = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: 方案, due: 2026-12-30}
)",
    .good = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: plan, due: 2026-12-30}
)",
};

}  // namespace ljfl::load
