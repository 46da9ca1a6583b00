#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e130_second_opinion{
    .code = "E130",
    .severity = diag::Severity::error,
    .message = {.zh = "yaml-cpp 对这个文件的读法不同：ljfl 读到“{ours}”，它读到“{theirs}”",
                .en = "yaml-cpp reads this file otherwise: ljfl read “{ours}”, it read “{theirs}”"},
    .help = {.zh = "这是 ljfl 或 yaml-cpp 的缺陷，请把这个文件报给维护者",
             .en = "this is a fault of ljfl or of yaml-cpp: please report it with the file"},
    .why = {.zh = "两个互不相干的读者必须读到同样的内容，才谈得上可信。",
            .en = "Two unrelated readers must read the same, or neither can be trusted."},
    .bad = "",
    .good = "",
};

}  // namespace ljfl::yaml
