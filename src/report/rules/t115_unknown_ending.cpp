#include "report/rules.hpp"

namespace ljfl::report {

constinit const diag::Rule t115_unknown_ending{
    .code = "T115",
    .severity = diag::Severity::error,
    .message = {.zh = "不知道“{name}”这种文件里，数据该怎样转义",
                .en = "how data must be escaped in “{name}” is not known"},
    .help = {.zh = "可以用的后缀：.md、.csv、.html、.htm、.xhtml、.xml、.svg、.json、.txt",
             .en = "endings that are known: .md, .csv, .html, .htm, .xhtml, .xml, .svg, .json, .txt"},
    .why = {.zh = "数据里的一个符号，换一种文件就可能变成命令；不会转义，就不出。",
            .en =
                "A sign that is data in one kind of file is a command in another: what cannot be escaped is not made."},
    .bad = R"(# templates/month/example.tex.mustache
{{district}}
)",
    .good = R"(# templates/month/example.txt.mustache
{{district}}
)",
};

}  // namespace ljfl::report
