#include "check/check.hpp"
#include "check/late.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  tell_quotas(subject, tell, standing::State::behind);
}

}  // namespace

extern constinit const Check q801_behind;
constinit const Check q801_behind{
    .rule = {.code = "Q801",
             .severity = diag::Severity::warning,
             .message = {.zh = "{unit}“{quota}”落后序时 {count}：完成 {done}，应达 {expected}，目标 {target}",
                         .en =
                             "{unit}, “{quota}”: behind by {count}; done {done}, expected {expected}, target {target}"},
             .help = {.zh = "到 {due} 前每月还要完成 {needed}", .en = "{needed} a month are needed until {due}"},
             .why = {.zh = "落后的指标，通报里点名，越拖每月越多。",
                     .en = "Quotas that are behind are named in the bulletin, and each month asks for more."},
             .bad = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: demo-sites, title: 示范学校建设}
quotas:
  - {id: demo-schools, task: demo-sites, title: 示范学校, target: 30, counter: 所, due: 2026-12-31}
# units/jiaoyuju/2026-09.yaml
records:
  - {date: 2026-09-18, quota: demo-schools, value: 3, note: 验收}
)",
             .good = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: demo-sites, title: 示范学校建设}
quotas:
  - {id: demo-schools, task: demo-sites, title: 示范学校, target: 30, counter: 所, due: 2026-12-31}
# units/jiaoyuju/2026-09.yaml
records:
  - {date: 2026-09-18, quota: demo-schools, value: 20, note: 验收}
)",
             .many = {.zh = "{findings} 项指标落后序时，共差 {total} 处；ljfl gaps 逐项列出",
                      .en = "{findings} quotas are behind, {total} in all; ljfl gaps lists them"}},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
