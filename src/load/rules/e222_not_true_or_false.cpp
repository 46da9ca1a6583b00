#include "load/rules.hpp"

namespace ljfl::load {

constinit const diag::Rule e222_not_true_or_false{
    .code = "E222",
    .severity = diag::Severity::error,
    .message = {.zh = "“{key} = {value}”不对：是否只写 true 或 false",
                .en = "“{key} = {value}” is wrong: write true or false"},
    .help = {.zh = "写成 {key} = {wanted}", .en = "write {key} = {wanted}"},
    .why = {.zh = "ljfl.toml 里是和否只有 true、false 两个词，小写，不加引号。",
            .en = "In ljfl.toml yes and no are the two words true and false, small letters, no quotes."},
    .bad = R"(# ljfl.toml
district = "示例区"
year = 2026
sample = 是
)",
    .good = R"(# ljfl.toml
district = "示例区"
year = 2026
sample = true
)",
};

}  // namespace ljfl::load
