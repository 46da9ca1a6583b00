#include <algorithm>

#include "check/check.hpp"

namespace ljfl::check {
namespace {

/// A slip whose head cannot be read was told: its number is not missing as well.
bool is_there(const Subject& subject, int year, std::int64_t number) {
  std::string name = std::to_string(number);
  if (name.size() < 3) name.insert(0, 3 - name.size(), '0');
  name = "/notices/" + std::to_string(year) + "-" + name + ".md";
  return std::ranges::any_of(subject.files.files,
                             [&](const text::Source& source) { return source.path.ends_with(name); });
}

/// Slips are by year and number: each year's run from 1, one by one.
void run(const Subject& subject, const Tell& tell) {
  int year = 0;
  std::int64_t last = 0;
  for (const model::Slip& slip : subject.reg.slips) {
    if (slip.year != year) last = 0;
    year = slip.year;
    std::int64_t wanted = last + 1;
    while (wanted < slip.number && is_there(subject, year, wanted)) ++wanted;
    last = slip.number;
    if (slip.number == wanted) continue;
    constexpr diag::Words twice{"已经有了", "is there twice"};
    constexpr diag::Words gap{"前面缺号", "follows a gap"};
    tell(slip.name.at, {diag::arg("number", slip.name.value), diag::arg("what", slip.number < wanted ? twice : gap),
                        diag::arg("wanted", wanted)});
  }
}

}  // namespace

extern constinit const Check e319_slip_numbers;
constinit const Check e319_slip_numbers{
    .rule =
        {.code = "E319",
         .severity = diag::Severity::error,
         .message = {.zh = "督办单 {number} {what}：应是这一年的第 {wanted} 号",
                     .en = "slip {number} {what}: number {wanted} of the year was expected"},
         .help = {.zh = "找回缺的那一份（git log -- reports）；两个人同时发了单，后提交的改号改名",
                  .en =
                      "get the missing one back (git log -- reports); of two issued at once, the later is renumbered"},
         .why = {.zh = "发文编号一年一个流水，不断号、不重号。",
                 .en = "Numbers run through the year without gaps or repeats."},
         .bad = R"(# reports/2026-10/notices/2026-002.md
---
slip: 2026-002
colour: orange
issued: 2026-10-20
term: 2026-10-27
unit: jiaoyuju
kind: task
item: plan
---
催办单
)",
         .good = R"(# reports/2026-10/notices/2026-001.md
---
slip: 2026-001
colour: orange
issued: 2026-10-20
term: 2026-10-27
unit: jiaoyuju
kind: task
item: plan
---
催办单
)"},
    .run = run,
};

}  // namespace ljfl::check
