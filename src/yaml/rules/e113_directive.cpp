#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e113_directive{
    .code = "E113",
    .severity = diag::Severity::error,
    .message = {.zh = "“%”开头的行是 YAML 的指令，台账里不用",
                .en = "a line that begins with “%” is a YAML directive, which the register does not use"},
    .help = {.zh = "如果它是文字，给它加上英文引号", .en = "if it is text, put it in quotes"},
    .why = {.zh = "指令会改变后面整个文件的读法。", .en = "A directive changes how the rest of the file is read."},
    .bad = R"(# units/jiaoyuju/unit.yaml
%YAML 1.2
name: 教育局
role: member
)",
    .good = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
)",
};

}  // namespace ljfl::yaml
