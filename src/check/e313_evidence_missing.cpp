#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

/// A path that leads out of the unit's folder, or comes from another system: /home/me/a.jpg, ../a.jpg, C:\a.jpg.
bool leads_elsewhere(std::string_view path) {
  if (path.starts_with('/') || path.find(":/") == 1 || path.find('\\') != std::string_view::npos) return true;
  return path.starts_with("../") || path.find("/../") != std::string_view::npos;
}

/// Where in the unit's folder the file belongs, and how it is written then.
std::vector<diag::Arg> place_for(std::string_view path) {
  if (!leads_elsewhere(path)) return {diag::arg("place", path), diag::arg("as", "")};
  const std::string place = "附件/" + std::string{path.substr(path.find_last_of("/\\:") + 1)};
  return {diag::arg("place", std::string_view{place}),
          {.name = "as", .zh = "，这里写 " + place, .en = ", write " + place + " here,"}};
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
        std::vector<diag::Arg> args = place_for(evidence.value);
        args.insert(args.end(),
                    {diag::arg("path", evidence.value), diag::arg("unit", unit.id), guess(evidence.value, *own)});
        tell(evidence.at, std::move(args));
      }
    }
  }
}

}  // namespace

extern constinit const Check e313_evidence_missing;
constinit const Check e313_evidence_missing{
    .rule = {.code = "E313",
             .severity = diag::Severity::warning,
             .message = {.zh = "佐证“{path}”不存在", .en = "there is no such evidence as “{path}”"},
             .help = {.zh = "{hint}把文件放到 units/{unit}/{place}{as}，或改正这里的路径；还没有佐证就先不写",
                      .en = "{hint}put the file at units/{unit}/{place}{as} or mend the path; what is not there yet is "
                            "not named"},
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
