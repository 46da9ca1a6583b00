#include "load/rules.hpp"

namespace ljfl::load {

constinit const diag::Rule e209_empty_value{
    .code = "E209",
    .severity = diag::Severity::error,
    .message = {.zh = "“{key}”后面没有内容", .en = "nothing stands after “{key}”"},
    .help = {.zh = "写上内容，或删掉这一行；没有就不写，不要留空",
             .en = "write its value or delete the line: what there is not is not written"},
    .why = {.zh = "留空不等于零，也不等于没有：没有人知道是忘了写，还是不用写。",
            .en = "Empty is neither zero nor none: nobody knows whether it was forgotten."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    note:
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    note: 抽查两所学校
)",
};

}  // namespace ljfl::load
