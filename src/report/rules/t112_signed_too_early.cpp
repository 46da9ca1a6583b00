#include "report/rules.hpp"

namespace ljfl::report {

constinit const diag::Rule t112_signed_too_early{
    .code = "T112",
    .severity = diag::Severity::warning,
    .message = {.zh = "成文日期 {signed} 不晚于数据截至的 {day}",
                .en = "it is signed on {signed}, which is not after its data's {day}"},
    .help = {.zh = "成文日期是签发的那天，改 ljfl.toml 里这一期的 signed",
             .en = "signed is the day on which it is signed: amend it in ljfl.toml"},
    .why = {.zh = "数还没有出齐，文件就签发了，两个日子必有一个不对。",
            .en = "A paper cannot be signed before its figures are known: one of the two days is wrong."},
    .bad = R"(# ljfl.toml
district = "示例区"
year = 2026

[reports.2026-10]
signed = "2026-10-20"
)",
    .good = R"(# ljfl.toml
district = "示例区"
year = 2026

[reports.2026-10]
signed = "2026-11-05"
)",
};

}  // namespace ljfl::report
