#include "load/rules.hpp"

namespace ljfl::load {

constinit const diag::Rule e212_findings_elsewhere{
    .code = "E212",
    .severity = diag::Severity::error,
    .message = {.zh = "{what}（{key}）只写在牵头部门的文件里", .en = "{what} stand in the lead office's files only"},
    .help = {.zh = "请牵头部门记在自己的文件里；本单位自查的情况写成 records 的 note",
             .en = "the lead office records them; what a unit finds itself goes into a record's note"},
    .why = {.zh = "问题由牵头部门登记、编号、销号，一处一份，才对得上。",
            .en = "Findings are numbered and closed by the lead office, in one place."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
findings:
  - {id: f1, date: 2026-10-15, unit: 教育局, text: 混投}
)",
    .good = R"(# units/fenleiban/2026-10.yaml
findings:
  - {id: f1, date: 2026-10-15, unit: 教育局, text: 混投}
)",
};

}  // namespace ljfl::load
