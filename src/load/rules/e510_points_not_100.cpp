#include "load/rules.hpp"

namespace ljfl::load {

constinit const diag::Rule e510_points_not_100{
    .code = "E510",
    .severity = diag::Severity::error,
    .message = {.zh = "考核细则里“{role}”各项的分值合计 {sum} 分，应为 100 分",
                .en = "the rubric's points for “{role}” add up to {sum}; they must make 100"},
    .help = {.zh = "调整 [assessment.items.…] 的 points，使每一类单位合计 100；不考核的一类，全部不写",
             .en = "change the points under [assessment.items.…] so that each role has 100, or none"},
    .why = {.zh = "合计不是一百分，各单位的得分就没有共同的尺子。",
            .en = "Without a common hundred the scores of two units cannot be compared."},
    .bad = R"(# ljfl.toml
district = "示例区"
year = 2026

[assessment.items.inspection]
name = "日常检查"
measure = "findings"
points = 60
)",
    .good = R"(# ljfl.toml
district = "示例区"
year = 2026

[assessment.items.inspection]
name = "日常检查"
measure = "findings"
points = 100
)",
};

}  // namespace ljfl::load
