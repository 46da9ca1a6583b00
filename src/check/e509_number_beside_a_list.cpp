#include "check/sieve.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  for (const model::Unit& unit : subject.units) {
    for (const model::Record* record : detailed_records(subject, unit)) {
      if (record->quota_index == model::none || !record->more->value) continue;
      const model::Quota& quota = unit.quotas[record->quota_index];
      const model::Value& value = record->more->value->value;
      if (quota.sites.empty() || value.percent || value.number.hundredths == 0) continue;
      diag::Diagnostic& told =
          tell(record->more->value->at, {diag::arg("quota", quota.title.given() ? quota.title.value : quota.id.value),
                                         diag::arg("value", std::string_view{model::plain(value.number)})});
      told.labels.push_back({.at = quota.sites.front().at, .words = {"名单在这里", "the list is here"}});
    }
  }
}

}  // namespace

extern constinit const Check e509_number_beside_a_list;
constinit const Check e509_number_beside_a_list{
    .rule = {.code = "E509",
             .severity = diag::Severity::warning,
             .message = {.zh = "“{quota}”有点位名单，这里只记了 {value} 个，没有写是哪几个",
                         .en = "“{quota}” has a list of sites, and this says {value} without naming them"},
             .help = {.zh = "改成 sites: [名单里的名称]；同一个点位记几次也只算一个",
                      .en = "write sites: [names of the list] instead; a site counts once, however often it is named"},
             .why = {.zh = "只写数，查不到是哪几个点位，也可能和已经写了名称的重复。",
                     .en = "A bare number cannot be checked, and may count sites that were named already."},
             .bad = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: demo-sites, title: 示范学校}
quotas:
  - {id: demo-schools, task: demo-sites, target: 2, sites: [一小, 二小]}
# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-20, quota: demo-schools, value: 2}
)",
             .good = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: demo-sites, title: 示范学校}
quotas:
  - {id: demo-schools, task: demo-sites, target: 2, sites: [一小, 二小]}
# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-20, quota: demo-schools, sites: [一小, 二小]}
)"},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
