#include "load/rules.hpp"

namespace ljfl::load {

constinit const diag::Rule e401_malformed_date{
    .code = "E401",
    .severity = diag::Severity::error,
    .message = {.zh = "“{value}”不是日期", .en = "“{value}” is no date"},
    .help = {.zh = "{hint}日期写成 2026-10-12 的样子：四位年、两位月、两位日，用英文横线",
             .en = "{hint}a date is written 2026-10-12: four digits, two, two, with ASCII dashes"},
    .why = {.zh = "一种写法才排得了先后、比得了期限。",
            .en = "Only one way of writing can be put in order and compared."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026.10.12, task: inspection}
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection}
)",
};

}  // namespace ljfl::load
