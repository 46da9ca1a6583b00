#include "load/rules.hpp"

namespace ljfl::load {

constinit const diag::Rule e201_unknown_key{
    .code = "E201",
    .severity = diag::Severity::error,
    .message = {.zh = "{where}里没有“{key}”这一栏", .en = "{where} has no entry “{key}”"},
    .help = {.zh = "{hint}可以写的有：{known}", .en = "{hint}the entries are: {known}"},
    .why = {.zh = "写错名字的一栏没有人会读，写在里面的东西就丢了。",
            .en = "An entry under a misspelt name is read by nobody, and what it says is lost."},
    .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    tmies: 2
)",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    times: 2
)",
};

}  // namespace ljfl::load
