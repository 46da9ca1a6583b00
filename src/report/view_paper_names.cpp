#include "report/view_names.hpp"

namespace ljfl::report {
namespace {

constexpr Name slips[] = {
    {"count", "number", {"几份", "how many"}},
    {"any", "flag", {"有没有", "any"}},
    {"items", "[Slip]", {"全部", "all"}},
    {"blue", "number", {"提醒单几份", "reminders"}},
    {"orange", "number", {"催办单几份", "chasers"}},
    {"red", "number", {"督办单几份", "orders"}},
    {"settled", "number", {"已办结几份", "settled"}},
    {"running", "number", {"期限内几份", "within their term"}},
    {"lapsed", "number", {"到期未办结几份", "lapsed"}},
};
constexpr Name slip[] = {
    {"number", "text", {"文号", "its number"}},
    {"kind", "text", {"提醒、催办或督办", "its rung"}},
    {"unit", "text", {"单位", "unit"}},
    {"title", "text", {"事项", "item"}},
    {"periods", "text?", {"时段", "periods"}},
    {"issued", "text", {"发单日期", "issued on"}},
    {"term", "text", {"办理期限", "its term"}},
    {"state", "text", {"已办结、期限内或到期未办结", "settled, running or lapsed"}},
    {"source", "text", {"出处", "where it lies"}},
};
constexpr Name allowance[] = {
    {"code", "text", {"规则的代码", "the rule's code"}}, {"unit", "text?", {"单位", "unit"}},
    {"until", "text", {"放行到哪天", "its last day"}},   {"reason", "text", {"原因", "why"}},
    {"source", "text", {"出处", "where it stands"}},
};
constexpr Name restated[] = {
    {"count", "number", {"几个数", "how many"}},
    {"any", "flag", {"有没有", "any"}},
    {"items", "[RestatedFigure]", {"全部", "all"}},
    {"period", "text?", {"上期是哪一期", "which report gave them"}},
};
constexpr Name restated_figure[] = {
    {"unit", "text", {"单位", "unit"}},
    {"figure", "text", {"哪个数", "which figure"}},
    {"published", "text", {"上期通报的数", "as published"}},
    {"now", "text", {"更正为", "corrected to"}},
};
constexpr Name paper[] = {
    {"annexes", "[Annex]", {"附件，按序号", "the annexes, in their order"}},
    {"annex", "{AnnexNumbers}", {"各附件的序号", "their numbers"}},
    {"part", "{PartNumbers}", {"“一、基本情况”下各部分的序号", "numbers of the parts of the first section"}},
};
constexpr Name annex[] = {
    {"number", "number", {"序号", "its number"}},
    {"title", "text", {"名称", "its title"}},
    {"file", "text", {"文件", "its file"}},
};
constexpr Name annex_numbers[] = {
    {"tasks", "number?", {"任务完成情况表", "tasks"}},
    {"quotas", "number?", {"示范点建设进度表", "quotas"}},
    {"findings", "number?", {"问题整改清单", "findings"}},
    {"returns", "number?", {"报送情况表", "returns"}},
    {"ranking", "number?", {"得分情况表", "scores"}},
    {"form", "number?", {"信息或进度表", "the returns' figures"}},
    {"slips", "number?", {"督办单清单", "slips"}},
    {"allowances", "number?", {"台账放行清单", "allowances"}},
};
constexpr Name part_numbers[] = {
    {"returns", "text?", {"信息报送情况", "returns"}},
    {"sites", "text?", {"示范点建设情况", "quotas"}},
    {"slips", "text?", {"督办情况", "slips"}},
};

constexpr Shape shapes[] = {
    {"Slips", slips},
    {"Slip", slip},
    {"Allowance", allowance},
    {"Restated", restated},
    {"RestatedFigure", restated_figure},
    {"Paper", paper},
    {"Annex", annex},
    {"AnnexNumbers", annex_numbers},
    {"PartNumbers", part_numbers},
};

}  // namespace

std::span<const Shape> paper_shapes() {
  return shapes;
}

}  // namespace ljfl::report
