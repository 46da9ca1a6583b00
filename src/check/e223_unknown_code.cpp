#include <algorithm>

#include "check/check.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  if (subject.codes.empty()) return;
  const auto look = [&](std::string_view code, text::Span at) {
    if (std::ranges::find(subject.codes, code) != subject.codes.end()) return;
    tell(at, {diag::arg("code", code), diag::did_you_mean(code, subject.codes)});
  };
  for (const model::Severity& one : subject.reg.config.severities.by_code) look(one.code, one.at);
  for (const model::Allowance& one : subject.reg.allowances) look(one.code.value, one.code.at);
}

}  // namespace

extern constinit const Check e223_unknown_code;
constinit const Check e223_unknown_code{
    .rule = {.code = "E223",
             .severity = diag::Severity::error,
             .message = {.zh = "没有“{code}”这条规则", .en = "there is no rule “{code}”"},
             .help = {.zh = "{hint}全部规则：ljfl explain", .en = "{hint}ljfl explain lists all rules"},
             .why = {.zh = "代码写错了，想改的那条规则还是老样子，自己却以为改了。",
                     .en = "With a misspelt code the rule that was meant stays as it was, and nobody notices."},
             .bad = R"(# ljfl.toml
district = "示例区"
year = 2026

[severity]
E40 = "warning"
)",
             .good = R"(# ljfl.toml
district = "示例区"
year = 2026

[severity]
E408 = "note"
)"},
    .run = run,
};

}  // namespace ljfl::check
