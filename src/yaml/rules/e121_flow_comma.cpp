#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e121_flow_comma{
    .code = "E121",
    .severity = diag::Severity::error,
    .message = {.zh = "{what}", .en = "{what_en}"},
    .help = {.zh = "括号里各项之间用一个英文逗号隔开：[一小, 二小]；文字里有逗号或括号时给它加英文引号",
             .en = "separate the items with one ASCII comma: [a, b]; put a text with commas or brackets in quotes"},
    .why = {.zh = "逗号是各项的分界，少了或多了，就不知道一共有几项。",
            .en = "The comma is what tells items apart; without it nobody knows how many there are."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-20, quota: demo-schools, sites: [,三小]}
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-20, quota: demo-schools, sites: [三小]}
)",
};

}  // namespace ljfl::yaml
