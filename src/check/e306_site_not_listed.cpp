#include <algorithm>
#include <map>
#include <unordered_set>

#include "check/sieve.hpp"
#include "check/words.hpp"

namespace ljfl::check {
namespace {

using Names = std::vector<std::string_view>;

/// The listed site that was meant, where one alone is as near: of 甲小区、乙小区、丙小区 each is as near as the next,
/// and a wrong guess would book one site's work on another.
diag::Arg hint(std::string_view name, const Names& known, Guesses& guess) {
  if (!guess.may_compare(2 * known.size())) return diag::arg("hint", std::string_view{});
  const auto near = text::nearest(name, known);
  if (!near) return diag::arg("hint", std::string_view{});
  const std::size_t least = text::distance(name, *near);
  const auto rivals = std::ranges::count_if(
      known, [&](std::string_view one) { return one.size() <= 200 && text::distance(name, one) == least; });
  const bool in_one_place = text::count_characters(name) == text::count_characters(*near) && least == 1;
  if (rivals > 1 || (in_one_place && text::count_characters(name) < 6)) return diag::arg("hint", std::string_view{});
  return diag::did_you_mean(name, Names{*near});
}

/// A quota's list, as it is counted.
struct List {
  Names names = {};
  std::unordered_set<std::string_view> set = {};
  explicit List(const model::Quota& quota) {
    for (const model::Text& site : quota.sites) names.push_back(text::trimmed(site.value));
    set.insert(names.begin(), names.end());
  }
};

void run(const Subject& subject, const Tell& tell) {
  Guesses guess;
  for (const model::Unit& unit : subject.units) {
    std::map<std::uint32_t, List> lists;  // by quota, of those that records name
    for (const model::Record* record : detailed_records(subject, unit)) {
      if (record->quota_index == model::none || record->more->sites.empty()) continue;
      const model::Quota& quota = unit.quotas[record->quota_index];
      if (quota.sites.empty()) continue;
      const List& list = lists.try_emplace(record->quota_index, quota).first->second;
      for (const model::Text& site : record->more->sites) {
        const std::string_view name = text::trimmed(site.value);
        if (list.set.contains(name)) continue;
        diag::Diagnostic& told =
            tell(site.at, {diag::arg("site", site.value),
                           diag::arg("quota", quota.title.given() ? quota.title.value : quota.id.value),
                           hint(name, list.names, guess)});
        told.effect = {"“{quota}”的完成数里没有它", "it is not among what “{quota}” has done"};
      }
    }
  }
}

}  // namespace

extern constinit const Check e306_site_not_listed;
constinit const Check e306_site_not_listed{
    .rule = {.code = "E306",
             .severity = diag::Severity::error,
             .message = {.zh = "“{site}”不在“{quota}”的名单里", .en = "“{site}” is not in the list of “{quota}”"},
             .help = {.zh = "{hint}照名单里的写法写；要增加点位，请牵头部门改名单",
                      .en = "{hint}write it as the list has it; the lead office adds to the list"},
             .why = {.zh = "名单（附件3）定了是哪些点位；写法不同，就会算作另一个或不算。",
                     .en = "The list says which sites count; another spelling is another site, or none."},
             .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-20, quota: demo-schools, sites: [第三小学]}
)",
             .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-20, quota: demo-schools, sites: [三小]}
)"},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
