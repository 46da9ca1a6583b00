#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e103_lone_carriage_return{
    .code = "E103",
    .severity = diag::Severity::error,
    .message = {.zh = "这里有一个单独的回车符（CR），后面没有换行符（LF）",
                .en = "a carriage return (CR) stands here without a line feed (LF)"},
    .help = {.zh = "在编辑器里把换行符改成 LF 或 CRLF", .en = "set the editor's line ends to LF or CRLF"},
    .why = {.zh = "有的程序把它当换行，有的当空格，两行会被接成一行。",
            .en = "Some programs take it for a line end and some for a space: two lines become one."},
    .bad =
        "# units/jiaoyuju/2026-10.yaml\n"
        "records:\r  - date: 2026-10-12\n"
        "    task: inspection\n",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
)",
};

}  // namespace ljfl::yaml
