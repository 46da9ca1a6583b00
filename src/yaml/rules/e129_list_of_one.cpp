#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e129_list_of_one{
    .code = "E129",
    .severity = diag::Severity::error,
    .message = {.zh = "方括号里用了“{found}”，这里的几项会被读成一项",
                .en = "“{found}” stands inside the brackets: these items are read as one"},
    .help = {.zh = "各项之间用英文逗号“, ”隔开；如果真是一段文字，给它加上英文引号",
             .en = "separate the items with an ASCII comma “, ”; if it is one text, put it in quotes"},
    .why = {.zh = "[一小，二小] 在所有 YAML 程序里都只是一项，数目就少了，而没有一个会提醒。",
            .en = "[a，b] is one item to every YAML reader, so the count is short, and none says so."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-20, quota: demo-schools, sites: [一小，二小]}
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-20, quota: demo-schools, sites: [三小]}
)",
};

}  // namespace ljfl::yaml
