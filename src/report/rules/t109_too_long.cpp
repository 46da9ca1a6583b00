#include "report/rules.hpp"

namespace ljfl::report {

constinit const diag::Rule t109_too_long{
    .code = "T109",
    .severity = diag::Severity::error,
    .message = {.zh = "输出超过了 {limit} MiB", .en = "the output is above {limit} MiB"},
    .help = {.zh = "检查模板里是否把同一个列表套了几层",
             .en = "see whether the template nests the same list several times"},
    .why = {.zh = "一份通报不会有这么长。", .en = "No bulletin is as long as this."},
    .bad = "",
    .good = "",
};

}  // namespace ljfl::report
