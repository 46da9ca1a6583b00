#include "load/rules.hpp"

namespace ljfl::load {

constinit const diag::Rule e502_above_100_percent{
    .code = "E502",
    .severity = diag::Severity::error,
    .message = {.zh = "“{key}”是 {value}%，比率不会超过 100%", .en = "“{key}” is {value}%, and no rate is above 100%"},
    .help = {.zh = "核对分子分母；写的是数目就去掉 %，小数点错位的改正（965% 多半是 96.5%）",
             .en = "check what was divided by what; a count has no %, and 965% is mostly 96.5%"},
    .why = {.zh = "完成的比应完成的还多，不是分母小了，就是把数目当成了比率。",
            .en = "More done than there is to do: the base is too small, or a count was taken for a rate."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-20, quota: coverage, value: 965%}
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-20, quota: coverage, value: 96.5%}
)",
};

}  // namespace ljfl::load
