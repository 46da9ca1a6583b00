#include <algorithm>

#include "check/sieve.hpp"
#include "check/words.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  std::vector<Claim> claims;
  for (const Sieve::OfUnit& unit : subject.sieve->units)
    claims.insert(claims.end(), unit.claims.begin(), unit.claims.end());
  keep_repeated(claims, [](const Claim& claim) { return claim.hash; });
  std::ranges::stable_sort(claims, {}, [](const Claim& claim) { return claim.site->value; });
  for (std::size_t i = 1; i < claims.size(); ++i) {
    const Claim& first = claims[i - 1];
    const Claim& second = claims[i];
    if (first.site->value != second.site->value || (first.unit == second.unit && first.quota == second.quota)) continue;
    const model::Unit& first_unit = subject.reg.units[first.unit];
    const model::Unit& second_unit = subject.reg.units[second.unit];
    diag::Diagnostic& told =
        tell(second.site->at,
             {diag::arg("site", second.site->value), diag::arg("first", label(first_unit)),
              diag::arg("first_quota", label(first_unit.quotas[first.quota])), diag::arg("second", label(second_unit)),
              diag::arg("second_quota", label(second_unit.quotas[second.quota]))});
    told.effect = {"全区合计多算一个", "the district counts one too many"};
    told.labels.push_back({.at = first.site->at, .words = {"也算在这里", "it counts here too"}});
  }
}

}  // namespace

extern constinit const Check e312_site_in_two_quotas;
constinit const Check e312_site_in_two_quotas{
    .rule =
        {.code = "E312",
         .severity = diag::Severity::warning,
         .message = {.zh = "“{site}”同时算在{first}的“{first_quota}”和{second}的“{second_quota}”里",
                     .en = "“{site}” counts both for “{first_quota}” of {first} and for “{second_quota}” of {second}"},
         .help = {.zh = "定下由哪一家报；两家都可以算的，请牵头部门写明",
                  .en = "settle who reports it; where both may, the lead office says so"},
         .why = {.zh = "一个点位两家各报一个，全区合计就多出一个。",
                 .en = "One site reported by two units makes the district one too many."},
         .bad = R"(# units/minzhengju/unit.yaml
name: 民政局
role: member
tasks:
  - {id: demo-sites, title: 示范点建设}
quotas:
  - {id: demo-centres, task: demo-sites, title: 示范点, target: 2, due: 2026-12-31, sites: [一小, 活动中心]}
)",
         .good = R"(# units/minzhengju/unit.yaml
name: 民政局
role: member
tasks:
  - {id: demo-sites, title: 示范点建设}
quotas:
  - {id: demo-centres, task: demo-sites, title: 示范点, target: 2, due: 2026-12-31, sites: [敬老院, 活动中心]}
)"},
    .run = run,
};

}  // namespace ljfl::check
