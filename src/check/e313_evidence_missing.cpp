#include <algorithm>
#include <optional>

#include "check/sieve.hpp"
#include "check/words.hpp"

namespace ljfl::check {
namespace {

/// A page on the web is evidence too, and not ours to look at.
bool is_link(std::string_view path) {
  return path.starts_with("http://") || path.starts_with("https://");
}

/// Of the sorted paths those in the folder, as they read from there.
std::vector<std::string_view> paths_below(const std::vector<std::string>& paths, const std::string& folder) {
  std::vector<std::string_view> out;
  for (auto path = std::ranges::lower_bound(paths, folder); path != paths.end() && path->starts_with(folder); ++path)
    out.push_back(std::string_view{*path}.substr(folder.size()));
  return out;
}

void run(const Subject& subject, const Tell& tell) {
  if (!subject.files.attachments) return;  // nobody looked
  const std::vector<std::string>& there = *subject.files.attachments;
  Guesses guess;
  for (const model::Unit& unit : subject.units) {
    const std::string folder = "units/" + std::string{unit.id} + "/";
    std::optional<std::vector<std::string_view>> own;  // of the unit, once one is missing
    for (const model::Record* record : detailed_records(subject, unit)) {
      for (const model::Text& evidence : record->more->evidence) {
        if (is_link(evidence.value) || std::ranges::binary_search(there, folder + std::string{evidence.value}))
          continue;
        if (!own) own = paths_below(there, folder);
        tell(evidence.at, {diag::arg("path", evidence.value), diag::arg("unit", unit.id), guess(evidence.value, *own)});
      }
    }
  }
}

}  // namespace

extern constinit const Check e313_evidence_missing;
constinit const Check e313_evidence_missing{
    .rule =
        {.code = "E313",
         .severity = diag::Severity::warning,
         .message = {.zh = "佐证“{path}”不存在", .en = "there is no such evidence as “{path}”"},
         .help = {.zh = "{hint}把文件放到 units/{unit}/{path}，或改正这里的路径；还没有佐证就先不写",
                  .en =
                      "{hint}put the file at units/{unit}/{path} or mend the path; what is not there yet is not named"},
         .why = {.zh = "检查考核看的是佐证；写了却找不到，等于没有做。",
                 .en = "Inspections ask for evidence; what cannot be found was not done."},
         .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection, evidence: [附件/2026-10-12-检查记录.pdf]}
)",
         .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection, evidence: [附件/2026-10-12-检查记录.txt]}
)"},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
