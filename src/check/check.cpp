#include "check/check.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "check/allowances.hpp"
#include "work/each.hpp"

namespace ljfl::check {
namespace {

/// D7xx and Q8xx read what was computed; others speak of whole files.
bool waits(const Check& check) {
  return check.of_whole_files || check.rule.code.starts_with('D') || check.rule.code.starts_with('Q');
}

std::vector<bool> units_with_errors(const Subject& subject, const diag::Diagnostics& told) {
  std::set<std::string_view> folders;  // of units, and units/_common/<set>.yaml
  bool all = false;                    // what is wrong in ljfl.toml moves every date
  constexpr std::string_view top = "units/";
  constexpr std::string_view common = "units/_common/";
  for (const diag::Diagnostic& one : told.all()) {
    if (one.rule->code.starts_with("E23")) continue;  // a comment that ran out leaves the figures whole
    if (one.severity != diag::Severity::error || one.at.file >= subject.files.files.size()) continue;
    const std::string_view path = subject.files.files[one.at.file].path;
    all = all || one.at.file == subject.reg.config.file;
    if (path.starts_with(common)) {
      folders.insert(path);
    } else if (path.starts_with(top)) {
      folders.insert(path.substr(top.size(), path.find('/', top.size()) - top.size()));
    }
  }
  std::vector<bool> out;
  for (const model::Unit& unit : subject.reg.units) {
    bool faulty = all || folders.contains(unit.id);
    for (const model::Text& set : unit.common) {
      faulty = faulty || folders.contains(std::string{common} + std::string{set.value} + ".yaml");
    }
    out.push_back(faulty);
  }
  return out;
}

/// Those checks that wait for the others, or those that do not, side by side; told in the table's order.
void run_those(bool waiting, const Subject& subject, diag::Diagnostics& told, unsigned workers) {
  std::vector<const Check*> those;
  for (const Check* check : checks()) {
    if (check->run != nullptr && waits(*check) == waiting) those.push_back(check);
  }
  std::vector<diag::Diagnostics> parts(those.size());
  work::each(parts.size(), workers, [&](std::size_t i) { those[i]->run(subject, Tell(those[i]->rule, parts[i])); });
  for (diag::Diagnostics& part : parts) std::ranges::move(part.all(), std::back_inserter(told.all()));
  apply_allowances(subject, told, [&](std::string_view code) {
    const auto at = std::ranges::find(checks(), code, [](const Check* check) { return check->rule.code; });
    return (at != checks().end() && waits(**at)) == waiting;
  });
}

}  // namespace

void run_on_data(const Subject& subject, diag::Diagnostics& told, unsigned workers) { run_those(false, subject, told, workers); }

void run(const Subject& subject, diag::Diagnostics& told, unsigned workers) {
  run_on_data(subject, told, workers);
  Subject judged = subject;
  judged.faulty = units_with_errors(subject, told);
  run_those(true, judged, told, workers);
}

std::string listed(const std::vector<std::string_view>& words, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < words.size() && i < most; ++i) out.append(i == 0 ? "" : ", ").append(words[i]);
  if (words.size() > most) out.append(", …");
  return out;
}

}  // namespace ljfl::check
