#include <algorithm>
#include <tuple>

#include "check/sieve.hpp"
#include "check/words.hpp"

namespace ljfl::check {
namespace {

struct Seen {
  const model::Text* site = nullptr;
  const model::Record* record = nullptr;
};

void run(const Subject& subject, const Tell& tell) {
  for (const model::Unit& unit : subject.units) {
    std::vector<Seen> all;
    for (const model::Record* record : detailed_records(subject, unit)) {
      if (record->quota_index == model::none) continue;
      for (const model::Text& site : record->more->sites) all.push_back({&site, record});
    }
    keep_repeated(all, [](const Seen& seen) { return hash_of(seen.site->value) + seen.record->quota_index; });
    if (all.empty()) continue;
    std::vector<std::vector<Seen>> by_quota(unit.quotas.size());
    for (const Seen& seen : all) by_quota[seen.record->quota_index].push_back(seen);
    for (std::size_t i = 0; i < by_quota.size(); ++i) {
      std::vector<Seen>& seen = by_quota[i];
      std::ranges::stable_sort(seen, [](const Seen& a, const Seen& b) {
        return std::tie(a.site->value, a.record->date.value) < std::tie(b.site->value, b.record->date.value);
      });
      std::size_t first = 0;
      for (std::size_t k = 1; k < seen.size(); ++k) {
        if (seen[k].site->value != seen[first].site->value) {
          first = k;
          continue;
        }
        diag::Diagnostic& told =
            tell(seen[k].site->at, {diag::arg("site", seen[k].site->value), diag::arg("quota", label(unit.quotas[i])),
                                    diag::arg("first", std::string_view{time::iso(seen[first].record->date.value)})});
        told.effect = {"“{quota}”的完成数不因它增加", "“{quota}” gains nothing by it"};
        told.labels.push_back({.at = seen[first].site->at, .words = {"第一次记在这里", "recorded here first"}});
      }
    }
  }
}

}  // namespace

extern constinit const Check e318_site_counted_twice;
constinit const Check e318_site_counted_twice{
    .rule = {.code = "E318",
             .severity = diag::Severity::warning,
             .message = {.zh = "“{site}”在 {first} 已经记过，“{quota}”只算它一次",
                         .en = "“{site}” was recorded on {first}; “{quota}” counts it once"},
             .help = {.zh = "核对是不是写错了点位；真是同一处，删掉这一条里的它",
                      .en = "check the name; if it is the same place, take it out of this record"},
             .why = {.zh = "同一点位报两次，看上去多完成一个，汇总时却加不上去。",
                     .en = "A site reported twice looks like one more, and adds nothing."},
             .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-20, quota: demo-schools, sites: [二小]}
)",
             .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-20, quota: demo-schools, sites: [三小]}
)"},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
