#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e109_anchor{
    .code = "E109",
    .severity = diag::Severity::error,
    .message = {.zh = "“{sign}”开头的是 YAML 的{what}，台账里不用",
                .en = "“{sign}” begins a YAML {what_en}, which the register does not use"},
    .help = {.zh = "如果它是文字的一部分，给整段文字加上英文引号；如果想重复别处的内容，照写一遍或放进 units/_common",
             .en = "if it is part of the text, put the text in quotes; to repeat something, write it again or make it "
                   "a set in units/_common"},
    .why = {.zh = "锚点和别名让人看不出一处改动会影响几处，还能让很小的文件展开成无穷大。",
            .en = "Anchors and aliases hide how much one change touches, and let a small file grow without end."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    note: &重点 工作
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    note: "&重点 工作"
)",
};

}  // namespace ljfl::yaml
