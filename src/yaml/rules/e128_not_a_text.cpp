#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e128_not_a_text{
    .code = "E128",
    .severity = diag::Severity::error,
    .message = {.zh = "这不是台账的内容，而是{what}", .en = "this is no register data but {what_en}"},
    .help = {.zh = "取回真正的文件（例如 git lfs pull），或从上一次提交恢复",
             .en = "fetch the real file (git lfs pull), or restore it from the last commit"},
    .why = {.zh = "文件的内容被别的东西代替了，记录就都没有了。",
            .en = "Something else stands in the file's place, and its records are gone."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
version https://git-lfs.github.com/spec/v1
oid sha256:0
size 1
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
)",
};

}  // namespace ljfl::yaml
