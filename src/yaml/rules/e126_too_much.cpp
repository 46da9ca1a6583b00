#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e126_too_much{
    .code = "E126",
    .severity = diag::Severity::error,
    .message = {.zh = "{what}，超过了上限 {limit}", .en = "{what_en}, above the limit of {limit}"},
    .help = {.zh = "拆成几个文件，或把过长的文字分成几段", .en = "split the file, or the text"},
    .why = {.zh = "这样大的文件不是一个月的记录；上限使任何输入都很快有结果。",
            .en = "No month's records are as large as this; the limit keeps every answer quick."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
highlights: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[深]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
highlights: [深]
)",
};

}  // namespace ljfl::yaml
