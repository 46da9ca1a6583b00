#include "check/check.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "check/allowances.hpp"
#include "check/sieve.hpp"
#include "work/each.hpp"
#include "work/sort.hpp"

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
  out.reserve(subject.reg.units.size());
  for (const model::Unit& unit : subject.reg.units) {
    bool faulty = all || folders.contains(unit.id);
    for (const model::Text& set : unit.common) {
      faulty = faulty || folders.contains(std::string{common} + std::string{set.value} + ".yaml");
    }
    out.push_back(faulty);
  }
  return out;
}

std::span<const model::Unit> one_unit(const Subject& subject, std::size_t u) {
  return std::span{subject.reg.units}.subspan(u, 1);
}

void look_at_file(const text::Snapshot& files, std::uint32_t file, Sieve& sieve) {
  sieve.files[file] = text::line_ends(files.files[file].bytes);
}

/// All but the months, which are looked at with their units, while they lie near.
void look_at_other_files(const Subject& subject, Sieve& sieve) {
  std::vector<bool> of_month(subject.files.files.size(), false);
  for (const model::Unit& unit : subject.reg.units) {
    for (const model::MonthFile& month : unit.months) of_month[month.file] = true;
  }
  for (std::uint32_t file = 0; file < of_month.size(); ++file) {
    if (!of_month[file]) look_at_file(subject.files, file, sieve);
  }
}

/// Of each unit in turn all that looks at units one by one, while it lies near; then the rest, rule by rule. Units and
/// rules are looked at side by side, and told in the table's order.
class Round {
 public:
  Round(const Subject& subject, bool waiting, Sieve& sieve, unsigned workers)
      : subject_(subject), waiting_(waiting), sieve_(sieve), workers_(workers) {
    for (const Check* check : checks()) {
      if (check->run == nullptr || waits(*check) != waiting) continue;
      (check->unit_by_unit ? by_unit_ : whole_).push_back(check);
    }
    std::ranges::stable_partition(whole_, [](const Check* check) { return check->takes_long; });
    subject_.sieve = &sieve;
  }

  void run(diag::Diagnostics& told) {
    const std::size_t units = subject_.reg.units.size();
    std::vector<diag::Diagnostics> parts(units + whole_.size());
    Subject all = subject_;
    all.units = subject_.reg.units;
    all.shared_too = true;
    const auto look_at_all = [&](std::size_t i) { whole_[i]->run(all, Tell(whole_[i]->rule, parts[units + i])); };
    if (waiting_) {  // what takes long begins first
      work::each(parts.size(), workers_, [&](std::size_t i) {
        i < whole_.size() ? look_at_all(i) : look_at_unit(i - whole_.size(), parts[i - whole_.size()]);
      });
    } else {  // what is asked of all reads what the sieve holds of each
      work::each(units, workers_, [&](std::size_t u) { look_at_unit(u, parts[u]); });
      work::each(whole_.size(), workers_, look_at_all);
    }
    std::vector<diag::Diagnostic> list;
    for (diag::Diagnostics& part : parts) std::ranges::move(part.all(), std::back_inserter(list));
    std::map<const diag::Rule*, std::size_t> places;
    for (const Check* check : checks()) places.emplace(&check->rule, places.size());
    work::sort_by_key(list, [&](const diag::Diagnostic& one) { return places[one.rule]; });
    std::ranges::move(list, std::back_inserter(told.all()));
    apply_allowances(subject_, told, [&](std::string_view code) {
      const auto at = std::ranges::find(checks(), code, [](const Check* check) { return check->rule.code; });
      return (at != checks().end() && waits(**at)) == waiting_;
    });
  }

 private:
  void look_at_unit(std::size_t u, diag::Diagnostics& told) {
    const model::Unit& unit = subject_.reg.units[u];
    if (!waiting_) {
      for (const model::MonthFile& month : unit.months) {
        if (!month.neat_ends) look_at_file(subject_.files, month.file, sieve_);
      }
      sieve_.units[u] = sift(subject_, unit, static_cast<std::uint32_t>(u));
    }
    Subject near = subject_;
    near.units = one_unit(subject_, u);
    near.shared_too = u == 0;
    for (const Check* check : by_unit_) check->run(near, Tell(check->rule, told));
  }

  Subject subject_;
  bool waiting_;
  Sieve& sieve_;
  unsigned workers_;
  std::vector<const Check*> by_unit_ = {};
  std::vector<const Check*> whole_ = {};
};

/// The rules on data. The sieve that they leave behind is good for those that wait, too.
Sieve run_first(const Subject& subject, diag::Diagnostics& told, unsigned workers) {
  Sieve sieve;
  sieve.units.resize(subject.reg.units.size());
  sift_shared(subject, sieve);
  sieve.files.resize(subject.files.files.size());
  look_at_other_files(subject, sieve);
  Round(subject, false, sieve, workers).run(told);
  return sieve;
}

}  // namespace

void run_on_data(const Subject& subject, diag::Diagnostics& told, unsigned workers) {
  static_cast<void>(run_first(subject, told, workers));
}

void run(const Subject& subject, diag::Diagnostics& told, unsigned workers) {
  Sieve sieve = run_first(subject, told, workers);
  const std::vector<bool> faulty = units_with_errors(subject, told);
  Subject judged = subject;
  judged.faulty = &faulty;
  Round(judged, true, sieve, workers).run(told);
}

std::string listed(const std::vector<std::string_view>& words, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < words.size() && i < most; ++i) out.append(i == 0 ? "" : ", ").append(words[i]);
  if (words.size() > most) out.append(", …");
  return out;
}

}  // namespace ljfl::check
