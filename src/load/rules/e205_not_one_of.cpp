#include "load/rules.hpp"

namespace ljfl::load {

constinit const diag::Rule e205_not_one_of{
    .code = "E205",
    .severity = diag::Severity::error,
    .message = {.zh = "“{value}”不是“{key}”可用的值", .en = "“{value}” is no value of “{key}”"},
    .help = {.zh = "{hint}可用的有：{known}", .en = "{hint}the values are: {known}"},
    .why = {.zh = "只有这几个词有约定的意思。", .en = "Only these words have an agreed meaning."},
    .bad = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: 成员单位
)",
    .good = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
)",
};

}  // namespace ljfl::load
