#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e124_bad_escape{
    .code = "E124",
    .severity = diag::Severity::error,
    .message = {.zh = "引号里的“{escape}”不是可用的转义",
                .en = "“{escape}” inside the quotes is no escape that can be used"},
    .help = {.zh = "要写反斜杠本身，用 \\\\ 或改用单引号",
             .en = "for a backslash itself write \\\\ or use single quotes"},
    .why = {.zh = "双引号里反斜杠另有用处；Windows 的路径写在里面会变样。",
            .en = "Inside double quotes a backslash means something else; a Windows path is changed there."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    note: "C:\项目"
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    note: 'C:\项目'
)",
};

}  // namespace ljfl::yaml
