#include <algorithm>
#include <tuple>

#include "check/sieve.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  struct Use {
    const model::Text* evidence = nullptr;
    time::Date date = {};
  };
  for (const model::Unit& unit : subject.units) {
    std::vector<Use> uses;
    for (const model::Record* record : detailed_records(subject, unit)) {
      for (const model::Text& evidence : record->more->evidence) uses.push_back({&evidence, record->date.value});
    }
    std::ranges::stable_sort(uses, [](const Use& a, const Use& b) {
      return std::tie(a.evidence->value, a.date) < std::tie(b.evidence->value, b.date);
    });
    for (std::size_t i = 1; i < uses.size(); ++i) {
      // One occasion may have served two tasks.
      if (uses[i].evidence->value != uses[i - 1].evidence->value || uses[i].date == uses[i - 1].date) continue;
      diag::Diagnostic& told =
          tell(uses[i].evidence->at, {diag::arg("path", uses[i].evidence->value),
                                      diag::arg("first", std::string_view{time::iso(uses[i - 1].date)})});
      told.labels.push_back({.at = uses[i - 1].evidence->at, .words = {"用在这里", "used here"}});
    }
  }
}

}  // namespace

extern constinit const Check w608_evidence_used_twice;
constinit const Check w608_evidence_used_twice{
    .rule = {.code = "W608",
             .severity = diag::Severity::warning,
             .message = {.zh = "佐证“{path}”已经用在 {first} 的记录里",
                         .en = "the evidence “{path}” is used for the record of {first} already"},
             .help = {.zh = "附上这一次自己的佐证", .en = "name the evidence of this time"},
             .why = {.zh = "两次活动用同一张照片，两次都不可信。", .en = "One photo for two occasions proves neither."},
             .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection, evidence: [附件/2026-10-12-检查记录.txt]}
  - {date: 2026-10-20, task: inspection, evidence: [附件/2026-10-12-检查记录.txt]}
)",
             .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection, evidence: [附件/2026-10-12-检查记录.txt]}
  - {date: 2026-10-20, task: inspection}
)"},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
