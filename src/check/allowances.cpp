#include "check/allowances.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace ljfl::check {

extern const Check e231_allowance_lapsed;
extern const Check e232_allowance_unused;

namespace {

/// The findings that an allowance may cover, to be found by its code and place.
class Coverable {
 public:
  /// Of the rules that `due` has allowances of: all others are passed over.
  Coverable(const std::vector<model::Allowance>& allowances, const std::vector<diag::Diagnostic>& told,
            const std::function<bool(std::string_view code)>& due) {
    for (const model::Allowance& one : allowances) {
      if (due(one.code.value)) codes_.insert(one.code.value);
    }
    for (std::size_t i = 0; i < told.size(); ++i) add(told[i], i);
  }

  [[nodiscard]] bool is_due(std::string_view code) const { return codes_.contains(code); }

  void add(const diag::Diagnostic& one, std::size_t index) {
    if (codes_.contains(one.rule->code)) places_[{one.rule->code, one.at.file}].emplace(one.at.begin, index);
  }

  /// Those that the allowance covers, as they were told; never again.
  std::vector<std::size_t> take(const model::Allowance& allowance) {
    const auto places = places_.find({allowance.code.value, allowance.at.file});
    if (places == places_.end()) return {};
    const auto begin = places->second.lower_bound(allowance.covers.begin);
    const auto end = places->second.upper_bound(allowance.covers.end);
    std::vector<std::size_t> out;
    for (auto one = begin; one != end; ++one) out.push_back(one->second);
    places->second.erase(begin, end);
    std::ranges::sort(out);
    return out;
  }

 private:
  std::set<std::string_view> codes_ = {};
  std::map<std::pair<std::string_view, std::uint32_t>, std::multimap<std::uint32_t, std::size_t>> places_ = {};
};

}  // namespace

void apply_allowances(const Subject& subject, diag::Diagnostics& told,
                      const std::function<bool(std::string_view code)>& due) {
  const std::vector<model::Allowance>& allowances = subject.reg.allowances;
  if (allowances.empty()) return;
  Coverable coverable(allowances, told.all(), due);
  std::set<std::size_t> covered;
  for (const model::Allowance& allowance : allowances) {
    if (!coverable.is_due(allowance.code.value)) continue;
    const std::vector<std::size_t> own = coverable.take(allowance);
    const diag::Arg code = diag::arg("code", allowance.code.value);
    if (own.empty()) {
      told.tell(e232_allowance_unused.rule, allowance.at, {code});
      coverable.add(told.all().back(), told.all().size() - 1);
    } else if (allowance.until.value < subject.standing.as_of) {
      // One message, at the comment: what it no longer covers is its second place.
      const diag::Diagnostic first = told.all()[own.front()];
      diag::Diagnostic& lapsed = told.tell(
          e231_allowance_lapsed.rule, allowance.at,
          {code,
           diag::arg("until", std::string_view{time::iso(allowance.until.value)}),
           {.name = "what", .zh = diag::message(first, diag::Lang::zh), .en = diag::message(first, diag::Lang::en)}});
      for (const std::size_t one : own)
        lapsed.labels.push_back({.at = told.all()[one].at, .words = {"问题还在", "it is still there"}});
      coverable.add(lapsed, told.all().size() - 1);
    } else {
      for (const std::size_t one : own)
        told.allowed().push_back({.told = std::move(told.all()[one]), .reason = std::string{allowance.reason.value}});
    }
    covered.insert(own.begin(), own.end());
  }
  std::size_t next = 0;
  std::erase_if(told.all(), [&](const diag::Diagnostic&) { return covered.contains(next++); });
}

}  // namespace ljfl::check
