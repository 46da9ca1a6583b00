#include "report/rules.hpp"

namespace ljfl::report {

constinit const diag::Rule t109_too_long{
    .code = "T109",
    .severity = diag::Severity::error,
    .message = {.zh = "模板展开没有尽头：到这里{what}", .en = "the template has no end: here {what}"},
    .help = {.zh = "看看是不是把列表一层套一层；要的如果是这一项自己的列表，不要写 root.",
             .en = "see whether lists stand within lists; where the item's own list is meant, write no root."},
    .why = {.zh = "列表套列表，行数是一层乘一层；一份通报不会有这么长。",
            .en = "A list within a list multiplies; no bulletin is as long as this."},
    .bad = "",
    .good = "",
};

}  // namespace ljfl::report
