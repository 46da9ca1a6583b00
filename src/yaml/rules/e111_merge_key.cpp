#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e111_merge_key{
    .code = "E111",
    .severity = diag::Severity::error,
    .message = {.zh = "“<<”是 YAML 的合并键，台账里不用",
                .en = "“<<” is YAML's merge key, which the register does not use"},
    .help = {.zh = "把要合并进来的各项照写出来，或放进 units/_common",
             .en = "write the entries out, or make them a set in units/_common"},
    .why = {.zh = "各种程序对它的读法不同：有的合并，有的当成名叫“<<”的一项。",
            .en = "Programs differ: some merge, some take it for a key named “<<”."},
    .bad = R"(# units/jiaoyuju/unit.yaml
<<: 共用
name: 教育局
role: member
)",
    .good = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
common: [other-unit]
)",
};

}  // namespace ljfl::yaml
