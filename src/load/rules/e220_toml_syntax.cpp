#include "load/rules.hpp"

namespace ljfl::load {

constinit const diag::Rule e220_toml_syntax{
    .code = "E220",
    .severity = diag::Severity::error,
    .message = {.zh = "ljfl.toml 的写法不对：{what}", .en = "ljfl.toml cannot be read: {what}"},
    .help = {.zh = "文字加英文引号（district = \"兴庆区\"），是否写 true 或 false，日期加引号",
             .en = "put texts in quotes (district = \"…\"), write true or false, put dates in quotes"},
    .why = {.zh = "ljfl.toml 读不了，期限、日历和考核就都没有了依据。",
            .en = "Without ljfl.toml there is nothing for terms, the calendar and the scores to go by."},
    .bad = R"(# ljfl.toml
district = 示例区
year = 2026
)",
    .good = R"(# ljfl.toml
district = "示例区"
year = 2026
)",
};

}  // namespace ljfl::load
