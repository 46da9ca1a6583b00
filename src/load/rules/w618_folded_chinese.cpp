#include "load/rules.hpp"

namespace ljfl::load {

constinit const diag::Rule w618_folded_chinese{
    .code = "W618",
    .severity = diag::Severity::warning,
    .message = {.zh = "“>”把各行接成一行时，汉字之间多出了空格",
                .en = "“>” joins the lines with spaces, which now stand between Chinese characters"},
    .help = {.zh = "把“>”改成“|”（各行照旧），或写成一行", .en = "use “|”, which keeps the lines, or write one line"},
    .why = {.zh = "“>”是给英文用的：行与行之间加一个空格，中文里就多出来了。",
            .en = "“>” was made for languages with spaces between words."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
highlights:
  - >
    推行定时定点投放，
    撤并桶站四十组
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
highlights:
  - |
    推行定时定点投放，
    撤并桶站四十组
)",
};

}  // namespace ljfl::load
