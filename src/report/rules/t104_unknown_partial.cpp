#include "report/rules.hpp"

namespace ljfl::report {

constinit const diag::Rule t104_unknown_partial{
    .code = "T104",
    .severity = diag::Severity::error,
    .message = {.zh = "没有“{name}”这个片段", .en = "there is no partial “{name}”"},
    .help = {.zh = "{hint}片段是同一文件夹或 templates 里名为 _{name}.mustache 的文件",
             .en = "{hint}a partial is a file _{name}.mustache in the same folder or in templates"},
    .why = {.zh = "找不到的片段如果当成空的，输出就少一段。",
            .en = "A missing partial shown as nothing would leave a part out."},
    .bad = R"(# templates/month/example.md.mustache
{{> haed}}
)",
    .good = R"(# templates/month/_head.mustache
{{district}}
# templates/month/example.md.mustache
{{> head}}
)",
};

}  // namespace ljfl::report
