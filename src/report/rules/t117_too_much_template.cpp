#include "report/rules.hpp"

namespace ljfl::report {

constinit const diag::Rule t117_too_much_template{
    .code = "T117",
    .severity = diag::Severity::error,
    .message = {.zh = "模板连同片段超过了 {limit} KiB", .en = "the template with its partials is above {limit} KiB"},
    .help = {.zh = "看看片段里是不是又放了好几遍别的片段；大段的内容放到模板外面",
             .en = "see whether partials put in other partials several times; what is large belongs elsewhere"},
    .why = {.zh = "片段放两遍片段，每一层翻一倍，几行字就展不完。",
            .en = "Partials that put in partials twice double at each step: a few lines have no end."},
    .bad = "",
    .good = "",
};

}  // namespace ljfl::report
