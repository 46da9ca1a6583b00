#include "cli/rule_book.hpp"

#include <algorithm>

#include "check/check.hpp"
#include "history/audit.hpp"
#include "load/load.hpp"
#include "report/render.hpp"
#include "yaml/yaml.hpp"

namespace ljfl::cli {

std::vector<const diag::Rule*> rule_book() {
  std::vector<const diag::Rule*> out;
  for (const auto& table : {yaml::rules(), load::rules(), report::rules(), history::rules()})
    out.insert(out.end(), table.begin(), table.end());
  for (const check::Check* one : check::checks()) out.push_back(&one->rule);
  std::ranges::sort(out, {}, [](const diag::Rule* rule) { return rule->code; });
  return out;
}

std::vector<std::string_view> rule_codes() {
  std::vector<std::string_view> out;
  for (const diag::Rule* rule : rule_book()) out.push_back(rule->code);
  return out;
}

}  // namespace ljfl::cli
