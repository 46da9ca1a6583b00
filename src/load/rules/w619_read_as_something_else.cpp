#include "load/rules.hpp"

namespace ljfl::load {

constinit const diag::Rule w619_read_as_something_else{
    .code = "W619",
    .severity = diag::Severity::warning,
    .message = {.zh = "没有引号的“{value}”，别的程序会读成{reading}",
                .en = "without quotes other programs read “{value}” as {reading_en}"},
    .help = {.zh = "加上英文引号：\"{value}\"", .en = "put it in quotes: \"{value}\""},
    .why = {.zh = "ljfl 照写的读，台账却不只 ljfl 一个读者：脚本、数据库会把它变成另一个值。",
            .en = "ljfl reads what is written; scripts and databases turn it into another value."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection, note: 010}
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection, note: "010"}
)",
};

}  // namespace ljfl::load
