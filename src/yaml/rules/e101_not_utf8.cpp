#include "yaml/rules.hpp"

namespace ljfl::yaml {

constinit const diag::Rule e101_not_utf8{
    .code = "E101",
    .severity = diag::Severity::error,
    .message = {.zh = "这个文件不是 UTF-8 编码，{guess}", .en = "this file is not UTF-8; {guess}"},
    .help = {.zh = "用记事本“另存为”，编码选 UTF-8；在 VS Code 里点右下角的编码，选“通过编码保存”→ UTF-8",
             .en = "save it as UTF-8: in Notepad by 'Save as', in VS Code by the encoding in the status bar"},
    .why = {.zh = "同样的字节在别的编码里是别的字，读出来就是乱码，而且往往不报错。",
            .en = "The same bytes are other characters in another encoding, often without any error."},
    .bad =
        "# units/jiaoyuju/2026-10.yaml\n"
        "records:\n"
        "  - date: 2026-10-12\n"
        "    task: inspection\n"
        "    note: \xBC\xEC\xB2\xE9\n",
    .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - date: 2026-10-12
    task: inspection
    note: 检查
)",
};

}  // namespace ljfl::yaml
