#include "history/rules/judging.hpp"

namespace ljfl::history {
namespace {

Verdict judge(const Trial&, const Deed& deed) {
  if (!deed.change.lost || deed.change.kind == Kind::layout) return std::nullopt;
  return std::vector<diag::Arg>{};
}

}  // namespace

extern constinit const AuditRule h911_lost_in_merge;
constinit const AuditRule h911_lost_in_merge{
    .rule = {.code = "H911",
             .severity = diag::Severity::warning,
             .message = {.zh = "{change}（{day}，合并提交 {commit}，{author}）{restored}",
                         .en = "{change} ({day}, merge {commit}, {author}){restored}"},
             .help = {.zh = "看两边各是什么：git log {commit}^1..{commit}^2；丢错了的，重新写回去",
                      .en = "see both sides: git log {commit}^1..{commit}^2; write back what was lost by mistake"},
             .why = {.zh = "git log 默认不显示合并里丢掉的东西，别人的记录就这样没有了。",
                     .en = "git log shows nothing of what a merge leaves out, and somebody's records are gone."},
             .bad = R"(## 2026-09-20 张三 <zhangsan@jiaoyuju.example>
# units/jiaoyuju/unit.yaml
name: 教育局
tasks: [{id: inspection, title: 监督检查}]
## 2026-09-29 张三 <zhangsan@jiaoyuju.example>
# units/jiaoyuju/2026-09.yaml
records:
  - {date: 2026-09-28, task: inspection}
## 2026-09-30 李四 <lisi@minzhengju.example> 1
# units/minzhengju/unit.yaml
name: 民政局
## 2026-10-02 李四 <lisi@minzhengju.example> 3 2
# units/jiaoyuju/2026-09.yaml (none)
)",
             .good = R"(## 2026-09-20 张三 <zhangsan@jiaoyuju.example>
# units/jiaoyuju/unit.yaml
name: 教育局
tasks: [{id: inspection, title: 监督检查}]
## 2026-09-29 张三 <zhangsan@jiaoyuju.example>
# units/jiaoyuju/2026-09.yaml
records:
  - {date: 2026-09-28, task: inspection}
## 2026-09-30 李四 <lisi@minzhengju.example> 1
# units/minzhengju/unit.yaml
name: 民政局
## 2026-10-02 李四 <lisi@minzhengju.example> 3 2
# units/jiaoyuju/2026-09.yaml
records:
  - {date: 2026-09-28, task: inspection}
)"},
    .judge = judge,
};

}  // namespace ljfl::history
