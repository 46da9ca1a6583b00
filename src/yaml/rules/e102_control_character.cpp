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
            .en = "An invisible character makes two words that look alike unequal, or turns their order on the screen."},
    .bad = "name: 教育\\u200B局\n",
    .good = "name: 教育局\n",
};

}  // namespace ljfl::yaml
