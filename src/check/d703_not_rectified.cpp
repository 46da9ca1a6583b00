#include "check/check.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  for (std::size_t i = 0; i < subject.reg.findings.size(); ++i) {
    const model::Finding& finding = subject.reg.findings[i];
    if (!subject.standing.known[i] || subject.standing.findings[i].state != standing::State::overdue) continue;
    if (finding.unit_index == model::none || subject.is_faulty(subject.reg.units[finding.unit_index])) continue;
    const time::Date by = subject.reg.config.calendar.rolled(finding.rectify_by->value);
    tell(finding.id.given() ? finding.id.at : finding.at,
         {diag::arg("unit", subject.reg.units[finding.unit_index].name.value), diag::arg("text", finding.text.value),
          diag::arg("by", std::string_view{time::iso(by)}),
          diag::arg("days", std::int64_t{subject.standing.findings[i].days})});
  }
}

}  // namespace

extern constinit const Check d703_not_rectified;
constinit const Check d703_not_rectified{
    .rule = {.code = "D703",
             .severity = diag::Severity::warning,
             .message = {.zh = "{unit}：“{text}”应在 {by} 前整改，已逾期 {days} 天",
                         .en = "{unit}: “{text}” was to be put right by {by}, {days:day|days} ago"},
             .help = {.zh = "整改好了，加上 rectified: 整改的日期",
                      .en = "once it is put right, add rectified: with the day"},
             .why = {.zh = "逾期未整改的问题要督办，考核也要扣分。",
                     .en = "Findings left open bring a slip, and cost points."},
             .bad = R"(# units/fenleiban/2026-10.yaml
records:
  - {date: 2026-10-15, task: meeting, note: 召开推进会}
findings:
  - {id: f1, date: 2026-10-13, unit: 教育局, text: 桶站满溢, rectify_by: 2026-10-20}
)",
             .good = R"(# units/fenleiban/2026-10.yaml
records:
  - {date: 2026-10-15, task: meeting, note: 召开推进会}
findings:
  - {id: f1, date: 2026-10-13, unit: 教育局, text: 桶站满溢, rectify_by: 2026-10-20, rectified: 2026-10-19}
)",
             .many = {.zh = "{findings} 处问题逾期未整改；ljfl due --kind finding 逐项列出",
                      .en = "{findings} findings were not put right in time; ljfl due --kind finding lists them"}},
    .run = run,
};

}  // namespace ljfl::check
