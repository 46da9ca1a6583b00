#include "cli/judge.hpp"

#include <algorithm>

#include "check/check.hpp"
#include "cli/rule_book.hpp"
#include "load/load.hpp"
#include "yaml/rules.hpp"
#include "yaml/yaml.hpp"

namespace ljfl::cli {
namespace {

bool is_yaml(std::string_view path) {
  return path.ends_with(".yaml") || path.ends_with(".yml");
}

/// Every file that our reader accepted, read by yaml-cpp too.
void ask_second_opinion(const text::Snapshot& files, diag::Diagnostics& told) {
  for (std::uint32_t file = 0; file < files.files.size(); ++file) {
    if (!is_yaml(files.files[file].path)) continue;
    diag::Diagnostics told_before;
    const yaml::Tree tree = yaml::read(files.files[file], file, told_before);
    if (!tree.readable) continue;
    if (const auto difference = yaml::second_opinion(tree)) {
      told.tell(yaml::e130_second_opinion, difference->at,
                {diag::arg("ours", std::string_view{difference->ours}),
                 diag::arg("theirs", std::string_view{difference->theirs})});
    }
  }
}

}  // namespace

void settle(diag::Diagnostics& told, const model::Config& config, const text::Snapshot& files) {
  const auto setting = [&](const diag::Diagnostic& one) { return config.severities.of(one.rule->code); };
  for (diag::Diagnostic& one : told.all()) {
    const std::string_view word = setting(one);
    if (word == "error") one.severity = diag::Severity::error;
    if (word == "warning") one.severity = diag::Severity::warning;
    if (word == "note") one.severity = diag::Severity::note;
  }
  std::erase_if(told.all(), [&](const diag::Diagnostic& one) { return setting(one) == "off"; });
  told.put_in_order(files);
}

void check_all(const text::Snapshot& files, const model::Register& reg, const standing::Standing& standing,
               bool second_opinion, unsigned workers, diag::Diagnostics& told) {
  const std::vector<std::string_view> codes = rule_codes();
  check::run({.files = files, .reg = reg, .standing = standing, .codes = codes}, told, workers);
  if (second_opinion) ask_second_opinion(files, told);
  settle(told, reg.config, files);
}

Judged judge(const text::Snapshot& files, time::Date today, bool second_opinion, unsigned workers) {
  Judged out;
  out.reg = load::load(files, out.told, {}, workers);
  out.standing = standing::assess(out.reg, today, workers);
  check_all(files, out.reg, out.standing, second_opinion, workers, out.told);
  return out;
}

}  // namespace ljfl::cli
