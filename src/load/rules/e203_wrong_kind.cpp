#include "load/rules.hpp"

namespace ljfl::load {

constinit const diag::Rule e203_wrong_kind{
    .code = "E203",
    .severity = diag::Severity::error,
    .message = {.zh = "“{key}”应是{wanted}，这里是{found}", .en = "“{key}” should be {wanted}, but it is {found}"},
    .help = {.zh = "{advice}", .en = "{advice}"},
    .why = {.zh = "读不成应有的样子，里面的内容就不算数。",
            .en = "What cannot be read as what it should be does not count."},
    .bad = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
duties: 推进分类
)",
    .good = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
duties:
  - {id: campus, text: 推进分类。}
)",
};

}  // namespace ljfl::load
