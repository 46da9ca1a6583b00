#include "check/check.hpp"
#include "check/late.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  tell_quotas(subject, tell, standing::State::behind);
}

}  // namespace

extern constinit const Check q801_behind;
constinit const Check q801_behind{
    .rule = {.code = "Q801",
             .severity = diag::Severity::warning,
             .message = {.zh = "{unit}“{quota}”落后序时 {count}：完成 {done}，应达 {expected}，目标 {target}",
                         .en = "{unit}, “{quota}”: behind by {count}; done {done}, expected {expected}, target {target}"},
             .help = {.zh = "到 {due} 前每月还要完成 {needed}",
                      .en = "{needed} a month are needed until {due}"},
             .why = {.zh = "落后的指标，通报里点名，越拖每月越多。",
                     .en = "Quotas that are behind are named in the bulletin, and each month asks for more."},
             .bad = "",
             .good = "",
             .many = {.zh = "{findings} 项指标落后序时，共差 {total} 处；ljfl gaps 逐项列出",
                      .en = "{findings} quotas are behind, {total} in all; ljfl gaps lists them"}},
    .run = run,
};

}  // namespace ljfl::check
