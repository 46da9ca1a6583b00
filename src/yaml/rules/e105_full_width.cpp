#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e105_full_width{
    .code = "E105",
    .severity = diag::Severity::error,
    .message = {.zh = "这里用了全角的“{found}”，应为英文的“{wanted}”{rest}",
                .en = "a full-width “{found}” stands here; it must be the ASCII “{wanted}”{rest_en}"},
    .help = {.zh = "切到英文输入法，把“{found}”改成“{wanted}”",
             .en = "switch the input method to English and type “{wanted}”"},
    .why = {.zh = "冒号、逗号、空格、横线在这里是结构，不是文字；全角的只是文字，整行会被读成另一个意思，而且多半没有别"
                  "的程序会提醒。",
            .en = "Here colon, comma, space and dash are structure. Their full-width forms are mere text: the line "
                  "then means something else, and hardly any program says so."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date：2026-10-12
    task: inspection
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
)",
};

}  // namespace ljfl::yaml
