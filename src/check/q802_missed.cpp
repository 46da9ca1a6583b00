#include "check/check.hpp"
#include "check/late.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  tell_quotas(subject, tell, standing::State::missed);
}

}  // namespace

extern constinit const Check q802_missed;
constinit const Check q802_missed{
    .rule = {.code = "Q802",
             .severity = diag::Severity::warning,
             .message = {.zh = "{unit}“{quota}”到 {due} 没有完成：完成 {done}，目标 {target}",
                         .en = "{unit}, “{quota}”: not reached by {due}; done {done}, target {target}"},
             .help = {.zh = "补做的照样记录；目标或期限变了，请牵头部门改 unit.yaml",
                      .en =
                          "record what is still done; if target or due day changed, the lead office amends unit.yaml"},
             .why = {.zh = "到期没有完成的指标，通报里点名。",
                     .en = "Quotas that were missed are named in the bulletin."},
             .bad = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: demo-sites, title: 示范学校建设}
quotas:
  - {id: demo-schools, task: demo-sites, title: 示范学校, target: 30, counter: 所, due: 2026-09-30}
# units/jiaoyuju/2026-09.yaml
records:
  - {date: 2026-09-18, quota: demo-schools, value: 20, note: 验收}
)",
             .good = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: demo-sites, title: 示范学校建设}
quotas:
  - {id: demo-schools, task: demo-sites, title: 示范学校, target: 30, counter: 所, due: 2026-09-30}
# units/jiaoyuju/2026-09.yaml
records:
  - {date: 2026-09-18, quota: demo-schools, value: 30, note: 验收}
)",
             .many = {.zh = "{findings} 项指标到期没有完成；ljfl gaps 逐项列出",
                      .en = "{findings} quotas were missed; ljfl gaps lists them"}},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
