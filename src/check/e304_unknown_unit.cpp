#include <algorithm>

#include "check/words.hpp"

namespace ljfl::check {
namespace {

/// Does the name stand in a unit.yaml that could not be read? Then it may well be that unit's.
bool in_unread_mandate(const Subject& subject, std::string_view name) {
  return std::ranges::any_of(subject.reg.units, [&](const model::Unit& unit) {
    return !unit.mandate_read && subject.files.files[unit.file].bytes.find(name) != std::string::npos;
  });
}

void run(const Subject& subject, const Tell& tell) {
  constexpr diag::Words any_form = {"写单位的编号（文件夹的名字）、全名或登记过的简称",
                                    "write the unit's id (its folder), its name or a registered short name"};
  constexpr diag::Words id_alone = {"这里只认单位的编号（文件夹的名字）", "only ids (names of folders) are taken here"};
  Guesses guess;
  std::vector<std::string_view> ids;
  std::vector<std::string_view> known;
  for (const model::Unit& unit : subject.reg.units) {
    ids.push_back(unit.id);
    known.push_back(unit.id);
    if (unit.name.given()) known.push_back(unit.name.value);
    for (const model::Text& alias : unit.aliases) known.push_back(alias.value);
  }
  for (const model::Finding& finding : subject.reg.findings) {
    if (finding.unit.empty() || finding.unit_index != model::none) continue;
    if (in_unread_mandate(subject, finding.unit.value)) continue;
    tell(finding.unit.at,
         {diag::arg("unit", finding.unit.value), guess(finding.unit.value, known), diag::arg("forms", any_form)});
  }
  for (const model::Mark& mark : subject.reg.marks) {
    if (mark.unit.empty() || mark.unit_index != model::none) continue;
    tell(mark.unit.at,
         {diag::arg("unit", mark.unit.value), guess(mark.unit.value, known), diag::arg("forms", any_form)});
  }
  const auto tell_unknown_id = [&](const std::string& id, text::Span at) {
    const auto is_it = [&](const model::Unit& unit) { return unit.id == id; };
    if (std::ranges::any_of(subject.reg.units, is_it)) return;
    const model::Lookup named = model::find_unit(subject.reg, id);
    diag::Arg hint = guess(id, ids);
    if (named.index != model::none) {
      const std::string meant{subject.reg.units[named.index].id};
      hint = {.name = "hint", .zh = "它的编号是“" + meant + "”；", .en = "its id is “" + meant + "”: "};
    }
    tell(at, {diag::arg("unit", std::string_view{id}), std::move(hint), diag::arg("forms", id_alone)});
  };
  const model::Config& config = subject.reg.config;
  for (const std::string& id : config.assessment.apart) tell_unknown_id(id, config.assessment.apart_at);
  for (const model::People& people : config.history.people) tell_unknown_id(people.unit, people.at);
}

}  // namespace

extern constinit const Check e304_unknown_unit;
constinit const Check e304_unknown_unit{
    .rule = {.code = "E304",
             .severity = diag::Severity::error,
             .message = {.zh = "台账里没有“{unit}”这个单位", .en = "the register has no unit “{unit}”"},
             .help = {.zh = "{hint}{forms}", .en = "{hint}{forms}"},
             .why = {.zh = "问题要有责任单位；写错了名字，就没有人去整改。",
                     .en = "A finding needs the unit that must mend it."},
             .bad = R"(# units/fenleiban/2026-10.yaml
findings:
  - {id: f1, date: 2026-10-15, unit: 教育厅, text: 混投}
)",
             .good = R"(# units/fenleiban/2026-10.yaml
findings:
  - {id: f1, date: 2026-10-15, unit: 教育局, text: 混投}
)"},
    .run = run,
};

}  // namespace ljfl::check
