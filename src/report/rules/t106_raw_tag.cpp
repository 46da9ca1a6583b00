#include "report/rules.hpp"

namespace ljfl::report {

constinit const diag::Rule t106_raw_tag{
    .code = "T106",
    .severity = diag::Severity::error,
    .message = {.zh = "模板里不能用“{sign}”把数据原样放进去", .en = "a template may not put data in raw by “{sign}”"},
    .help = {.zh = "写成 {{{{{name}}}}}，特殊字符会自动处理好",
             .en = "write {{{{{name}}}}}: special characters are taken care of"},
    .why = {.zh = "不处理的数据能改变表格、网页，甚至在表格软件里当公式运行。",
            .en = "Raw data can change the table or the page, and run as a formula in a spreadsheet."},
    .bad = R"(# templates/month/example.md.mustache
{{{district}}}
)",
    .good = R"(# templates/month/example.md.mustache
{{district}}
)",
};

}  // namespace ljfl::report
