#include "report/rules.hpp"

namespace ljfl::report {

constinit const diag::Rule t108_too_deep{
    .code = "T108",
    .severity = diag::Severity::error,
    .message = {.zh = "模板一节套一节（或片段套片段）超过了 {limit} 层",
                .en = "the template's sections or partials are nested more than {limit} deep"},
    .help = {.zh = "拆成几节，少套几层", .en = "split it into parts that stand side by side"},
    .why = {.zh = "这样深的模板没有人看得懂。", .en = "Nobody can read a template as deep as this."},
    .bad = "",
    .good = "",
};

}  // namespace ljfl::report
