#include "history/rules/judging.hpp"

namespace ljfl::history {

extern constinit const AuditRule h909_report_by_hand;
constinit const AuditRule h909_report_by_hand{
    .rule =
        {.code = "H909",
         .severity = diag::Severity::warning,
         .message = {.zh = "{path} 和它所注明的数据出不来同样的内容：{what}（{day}，提交 {commit}，{author}）",
                     .en = "{path} is not what its data give: {what} ({day}, commit {commit}, {author})"},
         .help = {.zh = "看哪里不同：ljfl verify {path}；要改的是数据或模板，改好重新出",
                  .en = "see where: ljfl verify {path}; change the data or the template, and render it anew"},
         .why =
             {.zh = "通报上的数都应当能从台账重新算出来；手改过的，谁也算不出来。",
              .en =
                  "Every figure of a bulletin can be computed again from the register; one that was typed in cannot."},
         .bad = R"(## 2026-11-05 分类办 <fenleiban@example.cn>
# reports/2026-10/bulletin.md
完成率 62.5%，手工改成 92.5%
)",
         .good = R"(## 2026-11-05 分类办 <fenleiban@example.cn>
# templates/month/bulletin.md.mustache
要改的话，改在模板里，再运行 ljfl report --month 2026-10
)"},
    .judge = nullptr,
};

}  // namespace ljfl::history
