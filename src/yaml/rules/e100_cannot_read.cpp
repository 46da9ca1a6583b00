#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e100_cannot_read{
    .code = "E100",
    .severity = diag::Severity::error,
    .message = {.zh = "这个文件读不了：{reason}", .en = "this file cannot be read: {reason}"},
    .help = {.zh = "台账里只能放普通文件；链接请换成文件本身，过大的文件请拆开",
             .en = "only plain files belong in the register: put the file itself in place of a link, split one that is "
                   "too large"},
    .why = {.zh = "链接、管道和设备会把检查引到台账之外，或让它停住不动。",
            .en = "Links, pipes and devices lead the check out of the register, or make it hang."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml -> /etc/passwd
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
)",
};

}  // namespace ljfl::yaml
