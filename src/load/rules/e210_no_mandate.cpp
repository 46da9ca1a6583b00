#include "load/rules.hpp"

namespace ljfl::load {

constinit const diag::Rule e210_no_mandate{
    .code = "E210",
    .severity = diag::Severity::error,
    .message = {.zh = "“{unit}”的文件夹里没有 unit.yaml，这里的记录不知道属于谁",
                .en = "the folder “{unit}” has no unit.yaml, so these records belong to nobody"},
    .help = {.zh = "{hint}补上 units/{unit}/unit.yaml，或把文件移到它该在的文件夹",
             .en = "{hint}add units/{unit}/unit.yaml, or move the file to the folder where it belongs"},
    .why = {.zh = "职责和任务写在 unit.yaml 里，没有它，记录无从对照。",
            .en = "Duties and tasks are in unit.yaml; without it records have nothing to answer to."},
    .bad = R"(# units/jiaoyvju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection}
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection}
)",
};

}  // namespace ljfl::load
