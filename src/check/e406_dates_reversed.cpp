#include "check/check.hpp"

namespace ljfl::check {
namespace {

using Day = model::Located<time::Date>;

void tell_reversed(const Day& earlier, const Day& later, const Tell& tell) {
  if (later.value >= earlier.value) return;
  diag::Diagnostic& told = tell(later.at, {diag::arg("later", std::string_view{time::iso(later.value)}),
                                           diag::arg("earlier", std::string_view{time::iso(earlier.value)})});
  told.labels.push_back({.at = earlier.at, .words = {"比这一天还早", "earlier than this day"}});
}

void run(const Subject& subject, const Tell& tell) {
  for (const model::Unit& unit : subject.units) {
    for (const model::Task& task : unit.tasks) {
      if (task.from && task.until) tell_reversed(*task.from, *task.until, tell);
    }
  }
  const model::Config& config = subject.reg.config;
  tell_reversed({config.start, config.start_at}, {config.end, config.end_at.end > 0 ? config.end_at : config.start_at},
                tell);
  for (const model::Finding& finding : subject.reg.findings) {
    if (finding.rectified) tell_reversed(finding.date, *finding.rectified, tell);
    if (finding.rectify_by) tell_reversed(finding.date, *finding.rectify_by, tell);
  }
}

}  // namespace

extern constinit const Check e406_dates_reversed;
constinit const Check e406_dates_reversed{
    .rule = {.code = "E406",
             .severity = diag::Severity::error,
             .message = {.zh = "先后颠倒了：{later} 在 {earlier} 之前",
                         .en = "the order is reversed: {later} is before {earlier}"},
             .help = {.zh = "核对这两个日期", .en = "check the two dates"},
             .why = {.zh = "整改不会早于发现，结束不会早于开始；颠倒的日期算不出期限。",
                     .en = "Nothing is mended before it was found, and nothing ends before it begins."},
             .bad = R"(# units/fenleiban/2026-10.yaml
findings:
  - {id: f1, date: 2026-10-15, unit: 教育局, text: 混投, rectified: 2026-10-10}
)",
             .good = R"(# units/fenleiban/2026-10.yaml
findings:
  - {id: f1, date: 2026-10-15, unit: 教育局, text: 混投, rectified: 2026-10-20}
)"},
    .run = run,
};

}  // namespace ljfl::check
