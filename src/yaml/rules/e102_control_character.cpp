#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e102_control_character{
    .code = "E102",
    .severity = diag::Severity::error,
    .message = {.zh = "这里有一个看不见的字符 {code}（{what}）",
                .en = "an invisible character stands here: {code} ({what})"},
    .help = {.zh = "删掉它；多半是从网页、聊天软件或表格里粘贴来的",
             .en = "delete it; most likely it was pasted from a web page, a chat or a spreadsheet"},
    .why = {.zh = "看不见的字符会让两个看上去一样的字不相等，或者把显示的次序弄反。",
            .en =
                "An invisible character makes two words that look alike unequal, or turns their order on the screen."},
    .bad =
        "# units/jiaoyuju/2026-10.yaml\n"
        "records:\n"
        "  - date: 2026-10-12\n"
        "    task: inspection\n"
        "    note: 抽查\u200B两所学校\n",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    note: 抽查两所学校
)",
};

}  // namespace ljfl::yaml
