#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e127_conflict_marker{
    .code = "E127",
    .severity = diag::Severity::error,
    .message = {.zh = "这里有两个人的改动没有合并完（{sign}）",
                .en = "two people's changes are not merged here ({sign})"},
    .help = {.zh = "留下要的内容，删掉 <<<<<<<、=======、>>>>>>> 三种行",
             .en = "keep what is right and delete the lines <<<<<<<, ======= and >>>>>>>"},
    .why = {.zh = "git 合并时两边改了同一处，要由人决定留哪一边。",
            .en = "Both sides changed the same place, and a person must decide."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
<<<<<<< HEAD
  - {date: 2026-10-12, task: inspection}
=======
  - {date: 2026-10-13, task: inspection}
>>>>>>> main
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection}
  - {date: 2026-10-13, task: inspection}
)",
};

}  // namespace ljfl::yaml
