#include "report/rules.hpp"

namespace ljfl::report {

constinit const diag::Rule t107_set_delimiter{
    .code = "T107",
    .severity = diag::Severity::error,
    .message = {.zh = "模板里不能改标记的写法（{{{{= … =}}}}）",
                .en = "a template may not change its delimiters ({{{{= … =}}}})"},
    .help = {.zh = "直接用 {{{{ 和 }}}}", .en = "use {{{{ and }}}}"},
    .why = {.zh = "改了写法，后来的人就读不懂哪里是标记。", .en = "After a change nobody sees at once what is a tag."},
    .bad = R"(# templates/month/example.md.mustache
{{=<% %>=}}
)",
    .good = R"(# templates/month/example.md.mustache
{{district}}
)",
};

}  // namespace ljfl::report
