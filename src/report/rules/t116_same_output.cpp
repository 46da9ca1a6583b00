#include "report/rules.hpp"

namespace ljfl::report {

constinit const diag::Rule t116_same_output{
    .code = "T116",
    .severity = diag::Severity::error,
    .message = {.zh = "“{name}”已经由{other}写出，两份会互相覆盖",
                .en = "“{name}” is made by {other} already: one would overwrite the other"},
    .help = {.zh = "改一个模板的名字；子文件夹不算在输出的名字里",
             .en = "rename one of the templates; folders below the report's are no part of an output's name"},
    .why = {.zh = "两个模板写同一个文件，留下哪一份要看运气。",
            .en = "Of two templates that make one file, which is left would be luck."},
    .bad = R"(# templates/month/example.md.mustache
{{district}}
# templates/month/more/example.md.mustache
{{year}}
)",
    .good = R"(# templates/month/example.md.mustache
{{district}}
# templates/month/more/second.md.mustache
{{year}}
)",
};

}  // namespace ljfl::report
