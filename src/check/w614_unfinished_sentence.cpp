#include "check/words.hpp"

namespace ljfl::check {
namespace {

template <typename Items>
void look(const model::Unit& unit, const Items& items, diag::Words column, const Tell& tell) {
  const model::Text* last = nullptr;
  for (const auto& item : items) {
    if (!item.text.empty()) last = &item.text;
  }
  if (last == nullptr) return;
  for (const std::string_view stop : {"。", "！", "？", "）", "”", "》"}) {
    if (last->value.ends_with(stop)) return;
  }
  constexpr std::size_t shown = 12;  // bytes: four characters
  const std::size_t begin = last->value.size() > shown && last->at.end - last->at.begin == last->value.size()
                                ? last->value.size() - shown
                                : 0;
  std::size_t from = begin;
  while (from < last->value.size() && (static_cast<unsigned char>(last->value[from]) & 0xC0U) == 0x80U) ++from;
  const text::Span at{
      .file = last->at.file, .begin = last->at.begin + static_cast<std::uint32_t>(from), .end = last->at.end};
  tell(begin == 0 ? last->at : at,
       {diag::arg("unit", label(unit)), diag::arg("column", column), diag::arg("end", last->value.substr(from))});
}

void run(const Subject& subject, const Tell& tell) {
  for (const model::Unit& unit : subject.units) {
    look(unit, unit.duties, {"工作职责", "duties"}, tell);
    look(unit, unit.tasks, {"工作任务", "tasks"}, tell);
  }
}

}  // namespace

extern constinit const Check w614_unfinished_sentence;
constinit const Check w614_unfinished_sentence{
    .rule = {.code = "W614",
             .severity = diag::Severity::note,
             .message = {.zh = "{unit}的{column}写到“{end}”就完了，末尾没有句号",
                         .en = "the {column} of {unit} end in “{end}”, without a full stop"},
             .help = {.zh = "核对原文是不是漏了一段；官方文件照录，只在这里提示",
                      .en = "check whether a piece of the source is missing; official text is kept as it stands"},
             .why = {.zh = "一格的文字由几段接成；末尾不是句号，可能漏了最后一段。",
                     .en =
                         "A cell is made of pieces: where it does not end in a full stop the last one may be missing."},
             .bad = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
duties:
  - {id: own, text: 推进分类知识进校园，}
)",
             .good = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
duties:
  - {id: own, text: 推进分类知识进校园。}
)",
             .many = {.zh = "有 {findings} 格文字末尾没有句号", .en = "{findings} cells do not end in a full stop"}},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
