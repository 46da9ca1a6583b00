#include "load/rules.hpp"

namespace ljfl::load {

constinit const diag::Rule e213_no_lead{
    .code = "E213",
    .severity = diag::Severity::error,
    .message = {.zh = "台账里没有牵头部门（role: lead）", .en = "the register has no lead office (role: lead)"},
    .help = {.zh = "在牵头部门的 unit.yaml 里写 role: lead", .en = "write role: lead in its unit.yaml"},
    .why = {.zh = "没有牵头部门，就没有人通报、没有人考核。",
            .en = "Without a lead office nobody reports and nobody assesses."},
    .bad = R"(# units/fenleiban/unit.yaml
name: 分类办
role: member
)",
    .good = R"(# units/fenleiban/unit.yaml
name: 分类办
role: lead
)",
};

}  // namespace ljfl::load
