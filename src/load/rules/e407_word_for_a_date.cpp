#include "load/rules.hpp"

namespace ljfl::load {

constinit const diag::Rule e407_word_for_a_date{
    .code = "E407",
    .severity = diag::Severity::error,
    .message = {.zh = "“{key}”要写日期，这里写的是“{value}”", .en = "“{key}” is a date, and “{value}” is none"},
    .help = {.zh = "{hint}", .en = "{hint}"},
    .why = {.zh = "写哪一天，既说明做了，也算得出按没按时。",
            .en = "The day says both that it was done and whether it was in time."},
    .bad = R"(# units/fenleiban/2026-10.yaml
findings:
  - {id: f1, date: 2026-10-15, unit: 教育局, text: 混投, rectified: 是}
)",
    .good = R"(# units/fenleiban/2026-10.yaml
findings:
  - {id: f1, date: 2026-10-15, unit: 教育局, text: 混投, rectified: 2026-10-20}
)",
};

}  // namespace ljfl::load
