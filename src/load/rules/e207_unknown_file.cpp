#include "load/rules.hpp"

namespace ljfl::load {

constinit const diag::Rule e207_unknown_file{
    .code = "E207",
    .severity = diag::Severity::error,
    .message = {.zh = "不认识这个文件：单位的文件夹里只放 unit.yaml 和某月的记录（如 2026-10.yaml）",
                .en = "an unknown file: a unit's folder holds unit.yaml and months such as 2026-10.yaml"},
    .help = {.zh = "{hint}", .en = "{hint}"},
    .why = {.zh = "名字不对的文件没有人读，里面的记录都不算数。",
            .en = "A file under another name is read by nobody, and its records do not count."},
    .bad = R"(# units/jiaoyuju/2026年10月.yaml
records:
  - {date: 2026-10-12, task: inspection}
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection}
)",
};

}  // namespace ljfl::load
