#include "load/rules.hpp"

namespace ljfl::load {

constinit const diag::Rule e204_duplicate_key{
    .code = "E204",
    .severity = diag::Severity::error,
    .message = {.zh = "“{key}”在{where}里写了两次", .en = "“{key}” stands twice in {where}"},
    .help = {.zh = "两处留一处；如果是两条，各用一个“- ”开头",
             .en = "keep one of them; if two items were meant, begin each with “- ”"},
    .why = {.zh = "有的程序取前一个，有的取后一个，没有一个会提醒。",
            .en = "Some programs take the first and some the last, and none says so."},
    .bad = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
name: 民政局
)",
    .good = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
)",
};

}  // namespace ljfl::load
