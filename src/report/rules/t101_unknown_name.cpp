#include "report/rules.hpp"

namespace ljfl::report {

constinit const diag::Rule t101_unknown_name{
    .code = "T101",
    .severity = diag::Severity::error,
    .message = {.zh = "模板里用了“{name}”，这里没有这个名字",
                .en = "the template uses “{name}”, which does not exist here"},
    .help = {.zh = "{hint}这里有的名字：{known}", .en = "{hint}the names here are: {known}"},
    .why = {.zh = "写错的名字如果当成空的，通报里就会少一个数而没有人知道。",
            .en = "A misspelt name shown as nothing would leave a figure out, and nobody would know."},
    .bad = R"(# templates/month/example.md.mustache
{{distrct}}
)",
    .good = R"(# templates/month/example.md.mustache
{{district}}
)",
};

}  // namespace ljfl::report
