#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e116_hash_eats_text{
    .code = "E116",
    .severity = diag::Severity::error,
    .message = {.zh = "“ #”后面的文字被当成注释，不算数了", .en = "what follows “ #” is a comment and does not count"},
    .help = {.zh = "如果“#”是文字的一部分，给整段文字加上英文引号；如果真是注释，在“#”后空一格",
             .en = "if “#” is part of the text, put the text in quotes; if it is a comment, put a space after it"},
    .why = {.zh = "机器读到的比写下的少，而没有一个 YAML 程序会提醒。",
            .en = "Less is read than was written, and no YAML reader says so."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    note: 完成 #3 项
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    note: "完成 #3 项"
)",
};

}  // namespace ljfl::yaml
