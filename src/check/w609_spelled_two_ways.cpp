#include <algorithm>
#include <string>
#include <utility>

#include "check/sieve.hpp"
#include "check/words.hpp"

namespace ljfl::check {
namespace {

constexpr std::u32string_view numerals = U"〇一二三四五六七八九";
constexpr std::string_view ten = "十";

/// 十五 → 15, from the front of `name`; nothing where no numeral stands there.
std::string take_number(std::string_view& name) {
  const auto take_digit = [&]() -> int {
    if (name.empty()) return -1;
    const text::Character sign = text::character_at(name, 0);
    const std::size_t digit = numerals.find(sign.code);
    if (digit == std::u32string_view::npos) return -1;
    name.remove_prefix(sign.length);
    return static_cast<int>(digit);
  };
  std::string out;
  for (;;) {
    const int digit = take_digit();
    if (name.starts_with(ten)) {
      name.remove_prefix(ten.size());
      const int unit = take_digit();
      out += std::to_string((digit < 0 ? 1 : digit) * 10 + (unit < 0 ? 0 : unit));
    } else if (digit >= 0) {
      out += std::to_string(digit);
    } else {
      return out;
    }
  }
}

/// A place's name without what people leave out or write in two ways: 兴庆区第十五小学, 第15小学 and 十五小 are one.
/// Piece by piece, so that names are told apart without a copy of each.
template <typename Take>
void each_bare_piece(std::string_view name, const Take& take) {
  constexpr std::pair<std::string_view, std::string_view> short_forms[] = {
      {"银川市", ""}, {"兴庆区", ""}, {"第", ""}, {"小学", "小"}, {"中学", "中"}, {"幼儿园", "幼"}, {"（", ""},
      {"）", ""},     {"(", ""},      {")", ""},  {" ", ""},      {"　", ""},     {"·", ""}};
  while (!name.empty()) {
    if (const std::string number = take_number(name); !number.empty()) {
      take(number);
      continue;
    }
    const auto* const found = std::ranges::find_if(
        short_forms, [&](const auto& one) { return name.front() == one.first.front() && name.starts_with(one.first); });
    const std::string_view piece =
        found == std::end(short_forms) ? name.substr(0, text::character_at(name, 0).length) : found->second;
    take(piece);
    name.remove_prefix(found == std::end(short_forms) ? piece.size() : found->first.size());
  }
}

std::uint64_t bare_hash(std::string_view name) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  each_bare_piece(name, [&](std::string_view piece) {
    for (const char c : piece) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  });
  return hash;
}

std::string bare(std::string_view name) {
  std::string out;
  each_bare_piece(name, [&](std::string_view piece) { out += piece; });
  return out;
}

struct Met {
  std::uint64_t hash = 0;
  const model::Text* name = nullptr;
};

/// Names that differ, and mean one place: told at the later of them.
void compare(const Tell& tell, std::vector<Met>& met, std::string_view quota) {
  std::ranges::stable_sort(met, {}, &Met::hash);
  for (std::size_t first = 0, i = 1; i < met.size(); ++i) {
    if (met[i].hash != met[first].hash) {
      first = i;
      continue;
    }
    const model::Text& was = *met[first].name;
    const model::Text& is = *met[i].name;
    if (is.value == was.value || bare(is.value) != bare(was.value)) continue;
    diag::Diagnostic& told =
        tell(is.at, {diag::arg("site", is.value), diag::arg("other", was.value), diag::arg("quota", quota)});
    told.effect = {"“{quota}”可能多算一个", "“{quota}” may count one too many"};
    told.labels.push_back({.at = was.at, .words = {"先写作“{other}”", "written “{other}” before"}});
  }
}

void run(const Subject& subject, const Tell& tell) {
  for (const model::Unit& unit : subject.units) {
    std::vector<std::vector<Met>> by_quota(unit.quotas.size());
    // Where there is a list, what records name beside it is told by E306.
    for (const Claim& claim : sieve_of(subject, unit).claims)
      by_quota[claim.quota].push_back({.hash = bare_hash(claim.site->value), .name = claim.site});
    for (std::size_t i = 0; i < by_quota.size(); ++i) compare(tell, by_quota[i], label(unit.quotas[i]));
  }
}

}  // namespace

extern constinit const Check w609_spelled_two_ways;
constinit const Check w609_spelled_two_ways{
    .rule =
        {.code = "W609",
         .severity = diag::Severity::warning,
         .message = {.zh = "“{site}”和“{other}”像是同一处，写法不同",
                     .en = "“{site}” and “{other}” look like one place, written in two ways"},
         .help = {.zh = "是同一处，就统一写成一个名字；确实是两处，把两个名字写到分得清",
                  .en = "if it is one place, give it one name; if there are two, write the names so that they differ"},
         .why = {.zh = "第十五小学、15小、十五小是一所学校；写法一变，同一处就算了两次。",
                 .en = "第十五小学, 15小 and 十五小 are one school: spelled anew, it counts twice."},
         .bad = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: plan, title: 工作方案, issues: 教育系统工作方案, due: 2026-12-31}
  - {id: inspection, title: 监督检查, every: month, from: 2026-10-01}
  - {id: publicity, title: 宣传}
  - {id: demo-sites, title: 示范学校建设}
quotas:
  - {id: demo-schools, task: demo-sites, title: 示范学校, target: 3, due: 2026-12-31, sites: [一小, 第一小学, 二小]}
  - {id: coverage, task: publicity, title: 覆盖率, target: 98%, due: 2026-12-31}
)",
         .good = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: plan, title: 工作方案, issues: 教育系统工作方案, due: 2026-12-31}
  - {id: inspection, title: 监督检查, every: month, from: 2026-10-01}
  - {id: publicity, title: 宣传}
  - {id: demo-sites, title: 示范学校建设}
quotas:
  - {id: demo-schools, task: demo-sites, title: 示范学校, target: 3, due: 2026-12-31, sites: [一小, 二小, 三小]}
  - {id: coverage, task: publicity, title: 覆盖率, target: 98%, due: 2026-12-31}
)"},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
