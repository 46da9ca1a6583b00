#include "load/rules.hpp"

namespace ljfl::load {

constinit const diag::Rule e503_out_of_range{
    .code = "E503",
    .severity = diag::Severity::error,
    .message = {.zh = "“{key}”是 {value}，应在 {low} 到 {high} 之间",
                .en = "“{key}” is {value}; it must lie between {low} and {high}"},
    .help = {.zh = "{hint}", .en = "{hint}"},
    .why = {.zh = "超出范围的数多半是写错了一位。", .en = "A number out of range is mostly a slip of one digit."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    times: 0
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    times: 1
)",
};

}  // namespace ljfl::load
