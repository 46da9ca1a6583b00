#include "load/rules.hpp"

namespace ljfl::load {

constinit const diag::Rule e211_empty_file{
    .code = "E211",
    .severity = diag::Severity::error,
    .message = {.zh = "这个文件里什么也没有", .en = "there is nothing in this file"},
    .help = {.zh = "写上内容，或删掉这个文件", .en = "write something into it, or delete it"},
    .why = {.zh = "空文件多半是保存时出了错。", .en = "An empty file is mostly one that was not saved well."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
)",
};

}  // namespace ljfl::load
