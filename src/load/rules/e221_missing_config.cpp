#include "load/rules.hpp"

namespace ljfl::load {

constinit const diag::Rule e221_missing_config{
    .code = "E221",
    .severity = diag::Severity::error,
    .message = {.zh = "这里没有 ljfl.toml", .en = "there is no ljfl.toml here"},
    .help = {.zh = "在台账的根目录放一个 ljfl.toml，至少写上 district 和 year",
             .en = "put an ljfl.toml at the register's root, with district and year at least"},
    .why = {.zh = "它写着这是哪个区、哪一年、用哪一份日历。",
            .en = "It says which district, which year and which calendar."},
    .bad = R"(# ljfl.toml (none)
)",
    .good = R"(# ljfl.toml
district = "示例区"
year = 2026
)",
};

}  // namespace ljfl::load
