#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e131_question_mark{
    .code = "E131",
    .severity = diag::Severity::error,
    .message = {.zh = "括号里没有引号的文字用了英文问号“?”", .en = "text without quotes has a “?” inside brackets"},
    .help = {.zh = "改用中文问号“？”，或给这段文字加上英文引号",
             .en = "put the text in quotes, or use the full-width “？”"},
    .why = {.zh = "花括号、方括号里的“?”是 YAML 的记号，有的程序因此整个文件都不读，有的照读；换个程序就可能出错。",
            .en = "Inside brackets “?” is a sign of YAML's: some readers refuse the file for it, and some do not."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection, note: 分对了吗? 两所学校分对了}
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection, note: 分对了吗？两所学校分对了}
)",
};

}  // namespace ljfl::yaml
