#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e112_document_marker{
    .code = "E112",
    .severity = diag::Severity::error,
    .message = {.zh = "一个文件里只能有一份内容，这里是“{sign}”",
                .en = "a file holds one document; here stands “{sign}”"},
    .help = {.zh = "删掉这一行；另一份内容放到另一个文件里",
             .en = "delete this line; another document goes into another file"},
    .why = {.zh = "多数程序只读第一份，后面的内容不声不响就没有了。",
            .en = "Most programs read the first document only, and the rest is silently lost."},
    .bad = R"(# units/jiaoyuju/unit.yaml
name: 教育局
---
role: member
)",
    .good = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
)",
};

}  // namespace ljfl::yaml
