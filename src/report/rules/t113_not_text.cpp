#include "report/rules.hpp"

namespace ljfl::report {

constinit const diag::Rule t113_not_text{
    .code = "T113",
    .severity = diag::Severity::error,
    .message = {.zh = "模板读到这里不是文字：{what}", .en = "the template is no text from here on: {what}"},
    .help = {.zh = "用记事本“另存为”，编码选 UTF-8；看不见的字符删掉",
             .en = "save it as UTF-8, and delete characters that cannot be seen"},
    .why = {.zh = "GBK 存的模板，渲染出来的通报是乱码，而且没有人报错。",
            .en = "A template saved in another encoding makes a bulletin of other characters, without any error."},
    .bad =
        "# templates/month/example.md.mustache\n"
        "\xCD\xA8\xB1\xA8 {{district}}\n",
    .good = R"(# templates/month/example.md.mustache
通报 {{district}}
)",
};

}  // namespace ljfl::report
