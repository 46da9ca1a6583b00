#include <algorithm>

#include "check/check.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  for (const model::Unit& unit : subject.units) {
    for (const model::Quota& quota : unit.quotas) {
      std::vector<model::Text> sites = quota.sites;
      std::ranges::stable_sort(sites, {}, [](const model::Text& site) { return site.value; });
      for (std::size_t i = 1; i < sites.size(); ++i) {
        if (sites[i].value != sites[i - 1].value) continue;
        diag::Diagnostic& told = tell(sites[i].at, {diag::arg("site", sites[i].value)});
        told.effect = {"这份名单实际少一个", "the list is one short"};
        told.labels.push_back({.at = sites[i - 1].at, .words = {"已经列在这里", "it stands here"}});
      }
    }
  }
}

}  // namespace

extern constinit const Check e310_site_listed_twice;
constinit const Check e310_site_listed_twice{
    .rule = {.code = "E310",
             .severity = diag::Severity::error,
             .message = {.zh = "“{site}”在名单里列了两次", .en = "“{site}” stands twice in the list"},
             .help = {.zh = "删掉一个；如果是两处，名字要分得开",
                      .en = "delete one, or give two places names that tell them apart"},
             .why = {.zh = "名单上的一个点位只算一个；列了两次，这份名单就凑不满目标。",
                     .en = "A site counts once; listed twice, the list is shorter than it looks."},
             .bad = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: demo-sites, title: 示范学校建设}
quotas:
  - {id: demo-schools, task: demo-sites, target: 3, due: 2026-12-31, sites: [一小, 二小, 二小]}
)",
             .good = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: demo-sites, title: 示范学校建设}
quotas:
  - {id: demo-schools, task: demo-sites, target: 3, due: 2026-12-31, sites: [一小, 二小, 三小]}
)"},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
