#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e114_complex_key{
    .code = "E114",
    .severity = diag::Severity::error,
    .message = {.zh = "这里的键太复杂：{what}", .en = "this key is too complex: {what_en}"},
    .help = {.zh = "键只写一个词，例如 date: 2026-10-12；列表里的一项是“键: 值”时，用 {{}} 括起来",
             .en = "a key is one word, as in date: 2026-10-12; a pair inside a list needs {{}} around it"},
    .why = {.zh = "“?”、列表或花括号作键，没有一个读者能一眼看懂。",
            .en = "A list, a mapping or “?” as a key is something nobody reads at a glance."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-20, quota: demo-schools, sites: [一小: 1]}
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-20, quota: demo-schools, sites: [三小]}
)",
};

}  // namespace ljfl::yaml
