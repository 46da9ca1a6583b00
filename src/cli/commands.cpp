#include "cli/cli.hpp"

namespace ljfl::cli {
namespace {

constexpr Option check_options[] = {
    {.flag = "--format",
     .value = "human|json",
     .help = {"结果的样子，默认 human", "how to show the findings; human by default"}},
    {.flag = "--fail-on",
     .value = "error|warning|never",
     .help = {"有错误（或警告）时退出码为 1；never 一律为 0", "when to exit with 1; never: always 0"}},
    {.flag = "--second-opinion",
     .help = {"每个文件再请 yaml-cpp 读一遍，两者要一致", "let yaml-cpp read every file too; both must agree"}},
    {.flag = "--quiet", .help = {"没有问题时什么也不说", "say nothing when all is well"}},
    {.flag = "PATH",
     .help = {"只看这些文件或文件夹里的问题", "show findings in these files or folders only"},
     .many = true},
};

constexpr Option table_options[] = {
    {.flag = "--format", .value = "md|csv", .help = {"默认 md", "md by default"}},
};

constexpr Option status_options[] = {
    {.flag = "--format", .value = "text|json", .help = {"默认 text", "text by default"}},
};

constexpr Option report_options[] = {
    {.flag = "--month", .value = "2026-10", .help = {"哪个月", "which month"}, .required = true},
    {.flag = "--data", .help = {"不写文件，只把模板能用的数据打印成 JSON", "write no file; print what templates see, as JSON"}},
};

// The table. A new command is a file of its own and a row here.
constexpr Command table_of_commands[] = {
    {.name = "check",
     .summary = {"检查台账，一次说出所有问题，什么也不改", "validate everything, all findings in one run; never writes"},
     .needs = Needs::standing,
     .options = check_options,
     .run = check},
    {.name = "table",
     .summary = {"把职责任务一览表照原文写出来", "write the official table out of the register, to the letter"},
     .needs = Needs::reg,
     .options = table_options,
     .run = table},
    {.name = "status",
     .summary = {"总的进展：各组、逾期、临期、指标缺口", "where things stand: groups, what is late, quota gaps"},
     .needs = Needs::standing,
     .options = status_options,
     .run = status},
    {.name = "report",
     .summary = {"出通报：按模板写到 reports/ 里", "render the bulletin from templates into reports/"},
     .needs = Needs::reg,
     .options = report_options,
     .run = report},
};

}  // namespace

std::span<const Command> commands() { return table_of_commands; }

}  // namespace ljfl::cli
