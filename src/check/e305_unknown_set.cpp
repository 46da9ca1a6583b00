#include <algorithm>

#include "check/words.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  Guesses guess;
  std::vector<std::string_view> known;
  known.reserve(subject.reg.sets.size());
  for (const model::Mandate& set : subject.reg.sets) known.push_back(set.id);
  for (const model::Unit& unit : subject.units) {
    for (const model::Text& word : unit.common) {
      if (std::ranges::find(known, word.value) != known.end()) continue;
      // A set that is there and could not be read was told.
      const std::string path = "units/_common/" + std::string{word.value} + ".yaml";
      if (std::ranges::find(subject.files.files, path, &text::Source::path) != subject.files.files.end()) continue;
      tell(word.at, {diag::arg("set", word.value), guess(word.value, known),
                     diag::arg("known", std::string_view{listed(known)})});
    }
  }
}

}  // namespace

extern constinit const Check e305_unknown_set;
constinit const Check e305_unknown_set{
    .rule = {.code = "E305",
             .severity = diag::Severity::error,
             .message = {.zh = "units/_common 里没有“{set}”这一套", .en = "units/_common has no set “{set}”"},
             .help = {.zh = "{hint}有的是：{known}", .en = "{hint}the sets are: {known}"},
             .why = {.zh = "共用的职责任务没有找到，这个单位就像什么也不用做。",
                     .en = "Without its set the unit seems to owe nothing."},
             .bad = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
common: [other-units]
)",
             .good = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
common: [other-unit]
)"},
    .run = run,
};

}  // namespace ljfl::check
