#include "report/rules.hpp"

namespace ljfl::report {

constinit const diag::Rule t110_too_many_words{
    .code = "T110",
    .severity = diag::Severity::warning,
    .message = {.zh = "{path} 正文 {count} 字，超过 {most} 字",
                .en = "{path} has {count:character|characters}, above {most}"},
    .help = {.zh = "把明细移到附件：表格和附件不计入字数",
             .en = "move details to the annexes: tables and annexes do not count"},
    .why = {.zh = "专项文件一般不超过 4000 字，写长了没有人看，也不合为基层减负的规定。",
            .en = "Papers on one matter are to stay within 4,000 characters; longer ones are not read."},
    .bad = "",
    .good = "",
};

}  // namespace ljfl::report
