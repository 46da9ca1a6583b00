#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e106_tab_indent{
    .code = "E106",
    .severity = diag::Severity::error,
    .message = {.zh = "行首的缩进用了制表符（Tab）", .en = "this line is indented with a tab"},
    .help = {.zh = "把 Tab 换成空格：每一层两个空格；空行上的删掉",
             .en = "indent with spaces: two for each level; on an empty line, take it out"},
    .why = {.zh = "YAML 不许用 Tab 缩进：各人编辑器里它的宽度不同，看上去对齐的其实没有对齐。",
            .en = "YAML forbids tabs as indentation: their width differs from editor to editor."},
    .bad =
        "# units/jiaoyuju/2026-10.yaml\n"
        "records:\n"
        "\t- date: 2026-10-12\n",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
)",
};

}  // namespace ljfl::yaml
