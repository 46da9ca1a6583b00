#include <algorithm>

#include "check/check.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  struct Name {
    model::Text text = {};
    const model::Unit* unit = nullptr;
  };
  std::vector<Name> names;
  for (const model::Unit& unit : subject.units) {
    if (!unit.name.empty()) names.push_back({unit.name, &unit});
    if (!unit.full_name.empty() && unit.full_name.value != unit.name.value) names.push_back({unit.full_name, &unit});
    for (const model::Text& alias : unit.aliases) names.push_back({alias, &unit});
  }
  std::ranges::stable_sort(names, {}, [](const Name& n) { return n.text.value; });
  for (std::size_t i = 1; i < names.size(); ++i) {
    if (names[i].text.value != names[i - 1].text.value || names[i].unit == names[i - 1].unit) continue;
    diag::Diagnostic& told =
        tell(names[i].text.at, {diag::arg("name", names[i].text.value), diag::arg("first", names[i - 1].unit->id),
                                diag::arg("second", names[i].unit->id)});
    told.labels.push_back({.at = names[i - 1].text.at, .words = {"也写在这里", "it stands here too"}});
  }
}

}  // namespace

extern constinit const Check e309_ambiguous_name;
constinit const Check e309_ambiguous_name{
    .rule = {.code = "E309",
             .severity = diag::Severity::error,
             .message = {.zh = "“{name}”既是 {first} 的名称，又是 {second} 的名称",
                         .en = "“{name}” names both {first} and {second}"},
             .help = {.zh = "改掉其中一个名称或简称", .en = "change one of the names"},
             .why = {.zh = "一个名字只能指一个单位，否则命令和记录会弄错人。",
                     .en = "A name must mean one unit, or records and commands hit the wrong one."},
             .bad = R"(# units/jiaoyuju/unit.yaml
name: 教育局
aliases: [民政局]
role: member
)",
             .good = R"(# units/jiaoyuju/unit.yaml
name: 教育局
aliases: [教体局]
role: member
)"},
    .run = run,
};

}  // namespace ljfl::check
