#include "history/audit.hpp"

namespace ljfl::history {

extern constinit const AuditRule h913_incomplete;
constinit const AuditRule h913_incomplete{
    .rule = {.code = "H913",
             .severity = diag::Severity::error,
             .message = {.zh = "历史不全，没有查完：这是浅克隆，只到 {day} 的提交 {commit}，更早的看不到",
                         .en = "the history is incomplete, and was not examined to its end: this is a shallow clone, "
                               "which ends at commit {commit} of {day}"},
             .help = {.zh = "运行 git fetch --unshallow 取全再查；流水线里把克隆的深度（depth、fetch-depth）设为 "
                            "0，或用 --since 只查取到的提交",
                      .en = "run git fetch --unshallow, and audit again; in CI set the clone's depth (fetch-depth) to "
                            "0, or ask with --since for commits that are there"},
             .why = {.zh = "看不到的提交里有什么，谁也不知道；没有查完，不能说没有问题。",
                     .en = "Nobody knows what the missing commits did; what was not examined is not clean."},
             .bad = R"(## 2026-11-05 分类办 <fenleiban@example.cn>
# .ci/clone.txt
git clone --depth 20
)",
             .good = R"(## 2026-11-05 分类办 <fenleiban@example.cn>
# .ci/clone.txt
git clone
)"},
    .judge = nullptr,
};

}  // namespace ljfl::history
