#include "load/rules.hpp"

namespace ljfl::load {

constinit const diag::Rule e404_malformed_period{
    .code = "E404",
    .severity = diag::Severity::error,
    .message = {.zh = "“{value}”不是一个时段", .en = "“{value}” is no period"},
    .help = {.zh = "月写成 2026-09，季度 2026Q3，半年 2026H1，全年 2026",
             .en = "a month is 2026-09, a quarter 2026Q3, a half 2026H1, a year 2026"},
    .why = {.zh = "时段决定这条记录算在哪一期。", .en = "The period decides where a record counts."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection, for: 10月}
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection, for: 2026-10}
)",
};

}  // namespace ljfl::load
