#include "load/rules.hpp"

namespace ljfl::load {

constinit const diag::Rule e405_malformed_term{
    .code = "E405",
    .severity = diag::Severity::error,
    .message = {.zh = "“{value}”不是一段期限", .en = "“{value}” is no term"},
    .help = {.zh = "写成 5d（五天）、5wd（五个工作日）或 -6d（提前六天）",
             .en = "write 5d (days), 5wd (workdays) or -6d (days before)"},
    .why = {.zh = "期限从一期结束的那天算起。", .en = "A term counts from the period's end."},
    .bad = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: form, every: month, from: 2026-10-01, due_offset: 5天}
)",
    .good = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: form, every: month, from: 2026-10-01, due_offset: 5d}
)",
};

}  // namespace ljfl::load
