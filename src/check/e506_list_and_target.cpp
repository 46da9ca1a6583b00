#include "check/words.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  for (const model::Unit& unit : subject.units) {
    for (const model::Quota& quota : unit.quotas) {
      const auto listed = static_cast<std::int64_t>(quota.sites.size());
      const model::Target& target = quota.target.value;
      if (listed == 0 || target.kind != model::TargetKind::count || listed >= target.count) continue;
      diag::Diagnostic& told = tell(quota.target.at, {diag::arg("quota", label(quota)),
                                                      diag::arg("target", target.count), diag::arg("listed", listed)});
      told.labels.push_back({.at = quota.sites.back().at, .words = {"名单到这里为止", "the list ends here"}});
    }
  }
}

}  // namespace

extern constinit const Check e506_list_and_target;
constinit const Check e506_list_and_target{
    .rule =
        {.code = "E506",
         .severity = diag::Severity::warning,
         .message = {.zh = "“{quota}”的目标是 {target}，名单里只有 {listed} 个",
                     .en = "the target of “{quota}” is {target}, and its list names {listed}"},
         .help = {.zh = "补全名单，或改目标；名单没有下达的，sites 先不写",
                  .en = "complete the list or change the target; without a list leave sites out"},
         .why = {.zh = "名单上的点位才算数；名单比目标短，这项指标永远完不成。",
                 .en = "Only listed sites count: with a list shorter than its target the quota can never be reached."},
         .bad = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: demo-sites}
quotas:
  - {id: demo-schools, task: demo-sites, title: 示范学校, target: 3, due: 2026-12-31, sites: [一小, 二小]}
)",
         .good = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: demo-sites}
quotas:
  - {id: demo-schools, task: demo-sites, title: 示范学校, target: 3, due: 2026-12-31, sites: [一小, 二小, 三小]}
)"},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
