#include "report/rules.hpp"

namespace ljfl::report {

constinit const diag::Rule t111_no_approval{
    .code = "T111",
    .severity = diag::Severity::warning,
    .message = {.zh = "{what}，没有写明经谁同意", .en = "{what}, and nobody is named who agreed"},
    .help =
        {.zh =
             "报区政府同意后，在 ljfl.toml 的 [reports.{period}] 里写 approved_by = \"区政府\"；或改由区政府办公室印发",
         .en = "when the district's government has agreed, set approved_by under [reports.{period}] in ljfl.toml; or "
               "let its own office issue the paper"},
    .why = {.zh = "议事协调机构的办公室不向下级政府发布指令性公文；要发，须经本级政府同意并在文中写明。",
            .en = "The office of a coordinating body gives no orders to lower governments without its own government's "
                  "consent, named in the paper."},
    .bad = R"(# ljfl.toml
district = "示例区"
year = 2026

[office]
address_to = "各乡镇人民政府、街道办事处，各成员单位"
)",
    .good = R"(# ljfl.toml
district = "示例区"
year = 2026

[office]
address_to = "各乡镇人民政府、街道办事处，各成员单位"

[reports.2026-10]
approved_by = "区政府"
)",
};

}  // namespace ljfl::report
