#include "load/rules.hpp"

namespace ljfl::load {

constinit const diag::Rule e203_wrong_kind{
    .code = "E203",
    .severity = diag::Severity::error,
    .message = {.zh = "“{key}”应是{wanted}，这里是{found}",
                .en = "“{key}” should be {wanted}, but it is {found}"},
    .help = {.zh = "{advice}",
             .en = "{advice}"},
    .why = {.zh = "读不成应有的样子，里面的内容就不算数。",
            .en = "What cannot be read as what it should be does not count."},
    .bad = "name: 教育局\nrole: member\nduties: 推进\n",
    .good = "name: 教育局\nrole: member\nduties:\n  - {id: campus, text: 推进}\n",
};

}  // namespace ljfl::load
