#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e117_no_colon{
    .code = "E117",
    .severity = diag::Severity::error,
    .message = {.zh = "这一行应是“键: 值”，但没有冒号", .en = "this line should be “key: value”, but it has no colon"},
    .help = {.zh = "写成“{word}: …”；如果它是上一行文字的一部分，把它接到上一行末尾",
             .en = "write “{word}: …”; if it belongs to the text above, put it at the end of that line"},
    .why = {.zh = "没有冒号的一行不是一项，前后各项会因此读错。",
            .en = "A line without a colon is no entry, and the entries around it are misread."},
    .bad = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role
)",
    .good = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
)",
};

}  // namespace ljfl::yaml
